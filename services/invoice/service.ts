import { defineService } from '#libs/platform';
import { customersTable } from './customers/adapters/customer.tables.js';
import { importTables } from './imports/adapters/import.tables.js';
import { InvoiceModule } from './invoice.module.js';
import { enrolmentsTable } from './invoices/adapters/enrolment.tables.js';
import { countTables } from './invoices/adapters/invoice.counts.js';
import { debtorTables } from './ledger/adapters/debtor.tables.js';
import { invoicesTable } from './ledger/adapters/invoice.tables.js';
import { journalTables } from './ledger/adapters/journal.tables.js';
import { metadataTables } from './metadata/adapters/metadata.tables.js';

export const service = defineService({
  name: 'invoice',
  nouns: ['ledger', 'interest', 'metadata', 'customers', 'invoices', 'imports', 'debtors'],
  module: InvoiceModule,
  tables: [
    invoicesTable,
    ...journalTables,
    customersTable,
    enrolmentsTable,
    ...countTables,
    ...importTables,
    ...debtorTables,
    ...metadataTables,
  ],
  callers: {
    communication: ['BatchGetInvoices'],
    console: [
      'ApplyMetadataSchema',
      'BatchGetPayerProfiles',
      'CancelImport',
      'CloseDispute',
      'CreateInvoice',
      'DropParkedEvent',
      'GetImport',
      'GetInvoice',
      'GetInvoiceSummary',
      'GetMetadataSchema',
      'GetParkedKey',
      'GetPayerProfile',
      'IssueInvoice',
      'ListAccountEntries',
      'ListDeadLetters',
      'ListDebtors',
      'ListImportErrors',
      'ListImports',
      'ListInvoices',
      'ListJournalLines',
      'ListMetadataSchemas',
      'ListParkedKeys',
      'QuoteInterest',
      'RaiseDispute',
      'RegisterImport',
      'ReplayParkedKey',
      'ResumeImport',
      'SetCollection',
      'SetMetadata',
      'StartImport',
      'TryAllocation',
      'UploadImportPart',
      'VerifyJournal',
      'VoidInvoice',
    ],
    customer: ['BatchGetInvoices'],
    'dca-handoff': ['BatchGetInvoices'],
    payment: ['BatchGetInvoices', 'ResolveInvoices'],
    workflow: ['FailImport', 'ListInvoiceIds', 'SetCollection', 'TakeNextImportChunk'],
  },
});
