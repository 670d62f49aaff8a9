import { Global, Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { InvoiceEvents } from '../ledger/use-cases/ports.js';
import { MetadataModule } from '../metadata/metadata.module.js';
import { NumberSeriesModule } from '../number-series/number-series.module.js';
import { RelationsModule } from '../relations/relations.module.js';
import { TermsModule } from '../terms/terms.module.js';
import { PostgresDraftStore } from './adapters/draft.store.js';
import { PostgresEnrolmentStore } from './adapters/enrolment.store.js';
import { InvoiceCounts } from './adapters/invoice.counts.js';
import { PostgresInvoiceReader } from './adapters/invoice.reader.js';
import { InvoicesApi } from './adapters/invoices.api.js';
import { InvoicesConsumer } from './adapters/invoices.consumer.js';
import { OutboxInvoiceEvents } from './adapters/invoices.events.js';
import { BatchGetInvoices } from './use-cases/batch-get-invoices.js';
import { ChangeDraft } from './use-cases/change-draft.js';
import { ChangeInvoice } from './use-cases/change-invoice.js';
import { CreateInvoice } from './use-cases/create-invoice.js';
import { DiscardDraft } from './use-cases/discard-draft.js';
import { GetInvoice } from './use-cases/get-invoice.js';
import { IssueInvoice } from './use-cases/issue-invoice.js';
import { ListInvoiceIds } from './use-cases/list-invoice-ids.js';
import { MarkOverdue } from './use-cases/mark-overdue.js';
import { DraftStore, EnrolmentStore, InvoiceReader } from './use-cases/ports.js';
import { ResolveInvoices } from './use-cases/resolve-invoices.js';
import { SetCollection } from './use-cases/set-collection.js';
import { SetMetadata } from './use-cases/set-metadata.js';
import { SyncEnrolments } from './use-cases/sync-enrolments.js';
import { VoidInvoice } from './use-cases/void-invoice.js';

/** Global, since the ledger publishes the events of invoices through a port that this module provides. */
@Global()
@Module({
  imports: [LedgerModule, MetadataModule, CustomersModule, TermsModule, NumberSeriesModule, RelationsModule],
  controllers: [InvoicesApi, InvoicesConsumer],
  providers: [
    ChangeDraft,
    ChangeInvoice,
    CreateInvoice,
    DiscardDraft,
    GetInvoice,
    BatchGetInvoices,
    IssueInvoice,
    ListInvoiceIds,
    MarkOverdue,
    ResolveInvoices,
    SetCollection,
    SetMetadata,
    SyncEnrolments,
    VoidInvoice,
    InvoiceCounts,
    { provide: DraftStore, useClass: PostgresDraftStore },
    { provide: EnrolmentStore, useClass: PostgresEnrolmentStore },
    { provide: InvoiceReader, useClass: PostgresInvoiceReader },
    { provide: InvoiceEvents, useClass: OutboxInvoiceEvents },
  ],
  exports: [DraftStore, GetInvoice, InvoiceEvents, MarkOverdue],
})
export class InvoicesModule {}
