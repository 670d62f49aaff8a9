import { Global, Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { InvoiceEvents } from '../ledger/use-cases/ports.js';
import { PostgresEnrolmentStore } from './adapters/enrolment.store.js';
import { PostgresInvoiceReader } from './adapters/invoice.reader.js';
import { InvoicesApi } from './adapters/invoices.api.js';
import { InvoicesConsumer } from './adapters/invoices.consumer.js';
import { OutboxInvoiceEvents } from './adapters/invoices.events.js';
import { CreateInvoice } from './use-cases/create-invoice.js';
import { FollowEnrolment } from './use-cases/follow-enrolment.js';
import { InvoiceCommands } from './use-cases/invoice-commands.js';
import { MarkOverdue } from './use-cases/mark-overdue.js';
import { EnrolmentStore, InvoiceReader } from './use-cases/ports.js';
import { ReadInvoices } from './use-cases/read-invoices.js';

/** Global, since the ledger publishes what happens to invoices through the events that this module provides. */
@Global()
@Module({
  imports: [LedgerModule, CustomersModule],
  controllers: [InvoicesApi, InvoicesConsumer],
  providers: [
    CreateInvoice,
    FollowEnrolment,
    InvoiceCommands,
    MarkOverdue,
    ReadInvoices,
    { provide: EnrolmentStore, useClass: PostgresEnrolmentStore },
    { provide: InvoiceReader, useClass: PostgresInvoiceReader },
    { provide: InvoiceEvents, useClass: OutboxInvoiceEvents },
  ],
  exports: [InvoiceEvents, MarkOverdue],
})
export class InvoicesModule {}
