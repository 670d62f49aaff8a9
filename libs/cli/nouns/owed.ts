import type { Noun } from './noun.js';

const group = 'What is owed:';

export const owed: readonly Noun[] = [
  {
    name: 'import',
    group,
    description: 'Imports invoices and their customers from a file; the file is the source of truth.',
    load: async () => (await import('../commands/invoice/files/imports.js')).addImportCommand,
  },
  {
    name: 'imports',
    group,
    description: 'Files of invoices that were sent.',
    load: async () => (await import('../commands/invoice/files/imports.js')).addImportsCommands,
  },
  {
    name: 'mapping',
    group,
    description: 'How files are meant: mappings that come with Dunlin.',
    load: async () => (await import('../commands/invoice/files/mappings.js')).addMappingCommands,
  },
  {
    name: 'invoice',
    group,
    description: 'What is owed.',
    load: async () => (await import('../commands/invoice/invoices.js')).addInvoiceCommands,
  },
  {
    name: 'terms',
    group,
    description: 'When invoices are due that come without a due date, by class, customer and kind.',
    load: async () => (await import('../commands/invoice/terms.js')).addTermsCommands,
  },
  {
    name: 'fee',
    group,
    description: 'What late payment costs: policies of late fees, and what they come to.',
    load: async () => (await import('../commands/invoice/fees/fees.js')).addFeeCommands,
  },
  {
    name: 'number-series',
    group,
    description: 'How invoices are numbered that nobody gave a number.',
    load: async () => (await import('../commands/invoice/number-series.js')).addNumberSeriesCommands,
  },
  {
    name: 'credit-note',
    group,
    description: 'What is owed no longer of invoices.',
    load: async () => (await import('../commands/invoice/credit-notes.js')).addCreditNoteCommands,
  },
  {
    name: 'charge',
    group,
    description: 'Fees and costs that are charged on invoices.',
    load: async () => (await import('../commands/invoice/charges.js')).addChargeCommands,
  },
  {
    name: 'write-off',
    group,
    description: 'What was given up of invoices.',
    load: async () => (await import('../commands/invoice/write-offs.js')).addWriteOffCommands,
  },
  {
    name: 'prolongation',
    group,
    description: 'More time for invoices, at a fee that is an invoice of its own.',
    load: async () => (await import('../commands/invoice/prolongations/prolongations.js')).addProlongationCommands,
  },
  {
    name: 'approval',
    group,
    description: 'Acts beyond the limit of a person, which another person approves.',
    load: async () => (await import('../commands/operations/approvals.js')).addApprovalCommands,
  },
  {
    name: 'dispute',
    group,
    description: 'What customers contest.',
    load: async () => (await import('../commands/invoice/disputes.js')).addDisputeCommands,
  },
  {
    name: 'payment',
    group,
    description: 'Money received.',
    load: async () => (await import('../commands/payment/payments.js')).addPaymentCommands,
  },
  {
    name: 'method',
    group,
    description: 'Cards and accounts that debtors permit to be charged.',
    load: async () => (await import('../commands/payment/methods.js')).addMethodCommands,
  },
  {
    name: 'attempt',
    group,
    description: 'Charges of payment methods, and what came of each.',
    load: async () => (await import('../commands/payment/attempts.js')).addAttemptCommands,
  },
  {
    name: 'reconciliation',
    group,
    description: 'Days compared with the reports of the payment provider.',
    load: async () => (await import('../commands/payment/reconciliations.js')).addReconciliationCommands,
  },
  {
    name: 'payment-file',
    alias: 'payments',
    group,
    description: 'Files of received money.',
    load: async () => (await import('../commands/payment/payment-files.js')).addPaymentFileCommands,
  },
  {
    name: 'journal',
    group,
    description: 'The book of record.',
    load: async () => (await import('../commands/invoice/journal.js')).addJournalCommands,
  },
  {
    name: 'allocation',
    group,
    description: 'How money is spread over debts.',
    load: async () => (await import('../commands/invoice/allocation.js')).addAllocationCommands,
  },
  {
    name: 'interest',
    group,
    description: 'What late payment costs.',
    load: async () => (await import('../commands/invoice/interest/interest.js')).addInterestCommands,
  },
  {
    name: 'reference-rate',
    group,
    description: 'Reference rates by which interest is reckoned.',
    load: async () => (await import('../commands/invoice/interest/reference-rates.js')).addReferenceRateCommands,
  },
  {
    name: 'promise',
    group,
    description: 'What debtors promise to pay, by when.',
    load: async () => (await import('../commands/payment/promises.js')).addPromiseCommands,
  },
  {
    name: 'settlement',
    group,
    description: 'Discounts against payment by a day.',
    load: async () => (await import('../commands/payment/settlements.js')).addSettlementCommands,
  },
  {
    name: 'arrangement',
    group,
    description: 'Plans by which debts are paid in instalments.',
    load: async () => (await import('../commands/payment/arrangements/arrangements.js')).addArrangementCommands,
  },
];
