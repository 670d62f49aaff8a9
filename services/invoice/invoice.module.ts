import { Module } from '@nestjs/common';
import { DueWork, OrganisationSettings } from '#libs/platform';
import { PostgresCustomerCopies } from './adapters/customer-copies.store.js';
import { RpcCustomerDirectory } from './adapters/customer.gateway.js';
import { PostgresImportStore } from './adapters/import.store.js';
import { InvoiceApi } from './adapters/invoice.api.js';
import { InvoiceConsumer } from './adapters/invoice.consumer.js';
import { InvoiceDueWork } from './adapters/invoice.due-work.js';
import { WireInvoiceEvents } from './adapters/invoice.events.js';
import { PostgresInvoiceStore } from './adapters/invoice.store.js';
import { PostgresJournalStore } from './adapters/journal.store.js';
import { AllocatePayments } from './use-cases/allocate-payments.js';
import { Books } from './use-cases/books.js';
import { CloseAbsent } from './use-cases/close-absent.js';
import { CreateInvoice } from './use-cases/create-invoice.js';
import { FollowCustomers } from './use-cases/follow-customers.js';
import { FollowEnrolment } from './use-cases/follow-enrolment.js';
import { ImportCustomers } from './use-cases/import-customers.js';
import { ImportNextChunk } from './use-cases/import-next-chunk.js';
import { ImportRows } from './use-cases/import-rows.js';
import { ImportSteps } from './use-cases/import-steps.js';
import { InvoiceCommands } from './use-cases/invoice-commands.js';
import { MarkOverdue } from './use-cases/mark-overdue.js';
import {
  CustomerCopies,
  CustomerDirectory,
  ImportStore,
  InvoiceEvents,
  InvoiceStore,
  JournalStore,
  OrganisationDefaults,
} from './use-cases/ports.js';
import { ReadImports } from './use-cases/read-imports.js';
import { ReadInvoices } from './use-cases/read-invoices.js';
import { ReadJournal } from './use-cases/read-journal.js';
import { RegisterImport } from './use-cases/register-import.js';
import { ResolveCustomers } from './use-cases/resolve-customers.js';
import { ScanNumbers } from './use-cases/scan-numbers.js';
import { StartImport } from './use-cases/start-import.js';
import { UploadImportPart } from './use-cases/upload-import-part.js';

const useCases = [
  AllocatePayments,
  Books,
  CloseAbsent,
  CreateInvoice,
  FollowCustomers,
  FollowEnrolment,
  ImportCustomers,
  ImportNextChunk,
  ImportRows,
  ImportSteps,
  InvoiceCommands,
  MarkOverdue,
  ReadImports,
  ReadInvoices,
  ReadJournal,
  RegisterImport,
  ResolveCustomers,
  ScanNumbers,
  StartImport,
  UploadImportPart,
];

@Module({
  controllers: [InvoiceApi, InvoiceConsumer],
  providers: [
    ...useCases,
    { provide: InvoiceStore, useClass: PostgresInvoiceStore },
    { provide: JournalStore, useClass: PostgresJournalStore },
    { provide: ImportStore, useClass: PostgresImportStore },
    { provide: CustomerCopies, useClass: PostgresCustomerCopies },
    { provide: CustomerDirectory, useClass: RpcCustomerDirectory },
    { provide: InvoiceEvents, useClass: WireInvoiceEvents },
    { provide: DueWork, useClass: InvoiceDueWork },
    { provide: OrganisationDefaults, useExisting: OrganisationSettings },
  ],
})
export class InvoiceModule {}
