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
