import { exportable, personal, routesOf } from './rpc-route.js';

const invoices = routesOf('invoice', 'Invoices');
const numberSeries = routesOf('invoice', 'Number series');
const creditNotes = routesOf('invoice', 'Credit notes');
const charges = routesOf('invoice', 'Charges');
const writeOffs = routesOf('invoice', 'WriteOffs');
const disputes = routesOf('invoice', 'Disputes');
const debtors = routesOf('invoice', 'Debtors');
const journal = routesOf('invoice', 'Journal');
const allocation = routesOf('invoice', 'Allocation');
const interest = routesOf('invoice', 'Interest');
const terms = routesOf('invoice', 'Payment terms');
const imports = routesOf('invoice', 'Imports');

export const invoiceRoutes = [
  invoices('GET /invoices', 'invoices.read', 'ListInvoices', 'Find invoices.', exportable),
  invoices('POST /invoices/query', 'invoices.read', 'ListInvoices', 'Find invoices, also those of many customers.', {
    ...exportable,
    name: 'queryInvoices',
  }),
  invoices(
    'POST /invoices/batch-get',
    'invoices.read',
    'BatchGetInvoices',
    'At most 500 invoices, as lists show them.',
    personal,
  ),
  invoices('POST /invoices', 'invoices.write', 'CreateInvoice', 'Create a draft of an invoice.'),
  invoices('PATCH /invoices/{invoiceId}', 'invoices.write', 'ChangeDraft', 'Change what a draft says.'),
  invoices('POST /invoices/{invoiceId}/discard', 'invoices.write', 'DiscardDraft', 'Discard a draft.'),
  invoices('GET /invoices/{invoiceId}', 'invoices.read', 'GetInvoice', 'One invoice.', personal),
  invoices('POST /invoices/{invoiceId}/issue', 'invoices.write', 'IssueInvoice', 'Issue a draft.'),
  invoices('POST /invoices/{invoiceId}/void', 'invoices.void', 'VoidInvoice', 'Void an invoice.'),
  invoices(
    'POST /invoices/{invoiceId}/set-collection',
    'invoices.collect',
    'SetCollection',
    'Say whether an invoice may be collected.',
  ),
  invoices(
    'POST /invoices/{invoiceId}/raise-dispute',
    'disputes.write',
    'RaiseDispute',
    'Raise a dispute of an invoice, or of a part of it.',
  ),
  invoices(
    'POST /invoices/{invoiceId}/close-dispute',
    'disputes.write',
    'CloseDispute',
    'Close a dispute for the creditor.',
  ),
  invoices(
    'GET /invoice-summary',
    'invoices.read',
    'GetInvoiceSummary',
    'How many invoices there are, and what is owed.',
  ),
  numberSeries('GET /number-series', 'invoices.read', 'ListNumberSeries', 'How invoices without number are numbered.'),
  numberSeries('GET /number-series/{code}', 'invoices.read', 'GetNumberSeries', 'One number series.'),
  numberSeries(
    'PUT /number-series/{code}',
    'number-series.write',
    'ApplyNumberSeries',
    'Create or change a number series.',
  ),
  creditNotes(
    'GET /credit-notes',
    'invoices.read',
    'ListCreditNotes',
    'What is owed no longer of invoices.',
    exportable,
  ),
  creditNotes('GET /credit-notes/{creditNoteId}', 'invoices.read', 'GetCreditNote', 'One credit note.', personal),
  creditNotes(
    'POST /invoices/{invoiceId}/credit-notes',
    'credit-notes.write',
    'CreateCreditNote',
    'Take a part off an invoice, or all that remains of it.',
  ),
  charges('GET /charges', 'invoices.read', 'ListCharges', 'Fees and costs charged on invoices.', exportable),
  charges('GET /charges/{chargeId}', 'invoices.read', 'GetCharge', 'One charge.', personal),
  charges(
    'POST /invoices/{invoiceId}/charges',
    'charges.write',
    'AddCharge',
    'Charge a fee or costs on an open invoice.',
  ),
  charges('POST /charges/{chargeId}/waive', 'charges.waive', 'WaiveCharge', 'Waive a charge, in whole or in part.'),
  writeOffs('GET /write-offs', 'invoices.read', 'ListWriteOffs', 'What was given up of invoices.', exportable),
  writeOffs('GET /write-offs/{writeOffId}', 'invoices.read', 'GetWriteOff', 'One write-off.', personal),
  writeOffs(
    'POST /invoices/{invoiceId}/write-off',
    'write-offs.write',
    'WriteOffInvoice',
    'Write off what remains of an invoice.',
  ),
  writeOffs(
    'POST /invoices/{invoiceId}/close-small-balance',
    'write-offs.small',
    'CloseSmallBalance',
    'Close an invoice of which little remains.',
  ),
  disputes('GET /disputes', 'invoices.read', 'ListDisputes', 'What customers contest of invoices.', exportable),
  disputes('GET /disputes/{disputeId}', 'invoices.read', 'GetDispute', 'One dispute.', personal),
  disputes(
    'POST /disputes/{disputeId}/resolve',
    'disputes.resolve',
    'ResolveDispute',
    'Resolve a dispute for either side, or in part.',
  ),
  disputes('POST /disputes/{disputeId}/withdraw', 'disputes.write', 'WithdrawDispute', 'Withdraw a dispute.'),
  debtors('GET /debtors', 'invoices.read', 'ListDebtors', 'Customers by what they owe in a currency.', exportable),
  debtors('POST /debtors/query', 'invoices.read', 'ListDebtors', 'The same, also of many customers.', {
    ...exportable,
    name: 'queryDebtors',
  }),
  debtors(
    'GET /customers/{customerId}/payer-profile',
    'invoices.read',
    'GetPayerProfile',
    'What a customer owes for how long, and how late they pay.',
    personal,
  ),
  debtors(
    'POST /payer-profiles/batch-get',
    'invoices.read',
    'BatchGetPayerProfiles',
    'The same of at most 500 customers.',
    personal,
  ),
  journal(
    'GET /customers/{customerId}/account-entries',
    'journal.read',
    'ListAccountEntries',
    'The account of a customer in a currency, with the balance after each entry.',
    exportable,
  ),
  journal('GET /journal', 'journal.read', 'ListJournalLines', 'Lines of the journal.', exportable),
  journal('GET /journal/verification', 'journal.read', 'VerifyJournal', 'Whether the journal balances.'),
  allocation(
    'POST /allocation-trials',
    'journal.read',
    'TryAllocation',
    'How a payment would be spread over debts that are given; nothing is stored.',
  ),
  interest(
    'POST /interest-quotes',
    'invoices.read',
    'QuoteInterest',
    'What late payment of a debt costs; nothing is stored.',
  ),
  interest('GET /reference-rates', 'invoices.read', 'ListReferenceRates', 'Reference rates that are known.'),
  interest('POST /reference-rates', 'reference-rates.write', 'AddReferenceRates', 'Enter or correct reference rates.'),
  interest('GET /interest', 'invoices.read', 'ListInterest', 'Invoices that bear interest.', personal),
  interest(
    'GET /invoices/{invoiceId}/interest',
    'invoices.read',
    'GetInvoiceInterest',
    'How the interest of an invoice came about.',
    personal,
  ),
  interest('POST /invoices/{invoiceId}/interest', 'charges.write', 'PostInterest', 'Post interest up to today.'),
  terms('GET /terms', 'terms.read', 'ListTerms', 'What is said of payment terms.', personal),
  terms('PUT /terms', 'terms.write', 'SetTerms', 'Set what a level says of one kind of invoices.'),
  terms('POST /terms/remove', 'terms.write', 'RemoveTerms', 'Remove what a level says of one kind of invoices.'),
  terms(
    'GET /terms/resolved',
    'terms.read',
    'GetTerms',
    'Which payment terms hold for an organisation, a class or a customer, and where each value comes from.',
    personal,
  ),
  terms('GET /terms/due-date', 'terms.read', 'PreviewDueDate', 'When an invoice would be due, and why.', personal),
  imports('GET /imports', 'imports.read', 'ListImports', 'Imports of invoices.'),
  imports('POST /imports', 'imports.write', 'RegisterImport', 'Announce a file.'),
  imports('GET /imports/{importId}', 'imports.read', 'GetImport', 'One import.'),
  imports(
    'PUT /imports/{importId}/parts/{partNumber}',
    'imports.write',
    'UploadImportPart',
    'Upload a part of the file.',
    {
      rawBody: 'content',
    },
  ),
  imports(
    'POST /imports/{importId}/start',
    'imports.write',
    'StartImport',
    'Start an import whose parts are all there.',
  ),
  imports('POST /imports/{importId}/cancel', 'imports.write', 'CancelImport', 'End an import for good.'),
  imports('POST /imports/{importId}/resume', 'imports.write', 'ResumeImport', 'Resume a failed import.'),
  imports('GET /imports/{importId}/errors', 'imports.read', 'ListImportErrors', 'Rows that were refused.', exportable),
  imports(
    'GET /imports/{importId}/changes',
    'imports.read',
    'ListImportChanges',
    'What a dry run would change in the metadata of customers.',
    exportable,
  ),
];
