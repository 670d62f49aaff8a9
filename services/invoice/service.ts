import { defineService } from '#libs/platform';
import { chargesTable } from './charges/adapters/charge.tables.js';
import { creditNotesTable } from './credit-notes/adapters/credit-note.tables.js';
import { customersTable } from './customers/adapters/customer.tables.js';
import { disputesTable } from './disputes/adapters/dispute.tables.js';
import { importTables } from './imports/adapters/import.tables.js';
import { InvoiceModule } from './invoice.module.js';
import { InvoiceSettings } from './invoice.settings.js';
import { invoiceLinesTable } from './invoices/adapters/draft.tables.js';
import { enrolmentsTable } from './invoices/adapters/enrolment.tables.js';
import { countTables } from './invoices/adapters/invoice.counts.js';
import { debtorTables } from './ledger/adapters/debtor.tables.js';
import { invoicesTable } from './ledger/adapters/invoice.tables.js';
import { journalTables } from './ledger/adapters/journal/journal.tables.js';
import { metadataTables } from './metadata/adapters/metadata.tables.js';

export const service = defineService({
  name: 'invoice',
  nouns: ['ledger', 'interest', 'metadata', 'customers', 'invoices', 'credit-notes', 'disputes', 'charges', 'imports', 'debtors'],
  module: InvoiceModule,
  settings: InvoiceSettings,
  tables: [
    invoicesTable,
    ...journalTables,
    customersTable,
    invoiceLinesTable,
    enrolmentsTable,
    ...countTables,
    creditNotesTable,
    disputesTable,
    chargesTable,
    ...importTables,
    ...debtorTables,
    ...metadataTables,
  ],
  callers: {
    communication: ['BatchGetInvoices'],
    console: [
      'AddCharge',
      'ApplyMetadataSchema',
      'BatchGetInvoices',
      'BatchGetPayerProfiles',
      'CancelImport',
      'ChangeDraft',
      'CloseDispute',
      'CreateCreditNote',
      'CreateInvoice',
      'DiscardDraft',
      'DropDeadLetter',
      'DropParkedEvent',
      'GetApproval',
      'GetCharge',
      'GetCreditNote',
      'GetDeadLetter',
      'GetDispute',
      'GetImport',
      'GetInvoice',
      'GetInvoiceSummary',
      'GetMetadataSchema',
      'GetParkedEvent',
      'GetParkedKey',
      'GetPayerProfile',
      'GrantApproval',
      'IssueInvoice',
      'ListAccountEntries',
      'ListApprovals',
      'ListCharges',
      'ListCreditNotes',
      'ListDeadLetters',
      'ListDebtors',
      'ListDisputes',
      'ListImportChanges',
      'ListImportErrors',
      'ListImports',
      'ListInvoices',
      'ListJournalLines',
      'ListMetadataSchemas',
      'ListParkedKeys',
      'QuoteInterest',
      'RaiseDispute',
      'RefuseApproval',
      'RegisterImport',
      'ReplayDeadLetter',
      'ReplayParkedKey',
      'ResolveDispute',
      'ResumeImport',
      'SetCollection',
      'SetMetadata',
      'StartImport',
      'TryAllocation',
      'UploadImportPart',
      'VerifyJournal',
      'VoidInvoice',
      'WaiveCharge',
      'WithdrawApproval',
      'WithdrawDispute',
    ],
    customer: ['BatchGetInvoices'],
    'dca-handoff': ['BatchGetInvoices'],
    payment: ['BatchGetInvoices', 'ResolveInvoices'],
    workflow: ['FailImport', 'ListInvoiceIds', 'SetCollection', 'TakeNextImportChunk'],
  },
});
