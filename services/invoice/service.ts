import { defineService } from '#libs/platform';
import { importTables } from './adapters/import.tables.js';
import { invoiceTables } from './adapters/invoice.tables.js';
import { journalTables } from './adapters/journal.tables.js';
import { InvoiceModule } from './invoice.module.js';

export const service = defineService({
  name: 'invoice',
  nouns: ['ledger', 'customers', 'invoices', 'imports'],
  module: InvoiceModule,
  tables: [...invoiceTables, ...journalTables, ...importTables],
  callers: {
    communication: ['GetStandings'],
    'dca-handoff': ['GetStandings'],
    payment: ['GetStandings', 'ResolveInvoices'],
    workflow: ['ImportNextChunk'],
  },
});
