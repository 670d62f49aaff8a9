type ColumnsOf = Readonly<Record<string, readonly string[]>>;

const customer = ['customerReference', 'customerName'] as const;
const amount = (name: string) => [name, `${name}Currency`];

/** Columns of the file for each column of the list of cases. */
export const caseColumns: ColumnsOf = {
  state: ['state'],
  case: ['caseId'],
  customer,
  outstanding: amount('outstanding'),
  oldestDue: ['oldestDueDate'],
  nextStep: ['nextStep', 'nextStepTime'],
  nextMessage: ['nextMessageTime'],
  lastContact: ['lastContactTime'],
  specialist: ['specialistId'],
  class: ['customerClass'],
  sequence: ['sequence', 'sequenceVersion'],
  openInvoices: ['openInvoiceCount'],
  holds: ['holdReason', 'placedInvoiceCount'],
  opened: ['openTime'],
  closed: ['closeTime'],
};

/** Columns of the file for each column of the list of invoices. */
export const invoiceColumns: ColumnsOf = {
  state: ['lifecycle', 'overdue', 'disputed'],
  number: ['number'],
  customer,
  remaining: amount('remaining'),
  amount: amount('amount'),
  due: ['dueDate'],
  issued: ['issueDate'],
  payment: ['paymentState'],
  sequence: ['sequence'],
  creditor: ['creditorId'],
};

/** Columns of the file for each column of the list of customers; what they owe stands in the file of debtors. */
export const customerColumns: ColumnsOf = {
  name: ['name'],
  reference: ['reference'],
  kind: ['kind'],
  class: ['class'],
  flags: ['flags'],
};

/** The same of the list of those who owe in a currency. */
export const debtorColumns: ColumnsOf = {
  name: ['customerName'],
  reference: ['customerReference'],
  outstanding: amount('outstanding'),
  overdue: amount('overdue'),
  oldestDue: ['oldestDueDate'],
  daysLate: ['daysLate'],
};
