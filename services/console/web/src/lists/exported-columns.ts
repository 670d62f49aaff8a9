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

/** Columns of the file for each column of the list of promises. */
export const promiseColumns: ColumnsOf = {
  state: ['state'],
  due: ['dueDate', 'lastValueDate'],
  customer,
  amount: amount('amount'),
  paid: amount('paid'),
  method: ['method'],
  notes: ['notes', 'cancelReason'],
  actor: ['madeBy'],
};

/** Columns of the file for each column of the list of plans in instalments. */
export const planColumns: ColumnsOf = {
  state: ['state', 'endReason'],
  customer,
  total: amount('total'),
  paid: amount('paid'),
  arrears: amount('arrears'),
  next: ['nextDueDate'],
  collection: ['collection'],
  actor: ['madeBy'],
};

/** Columns of the file for each column of the list of placements. */
export const placementColumns: ColumnsOf = {
  state: ['state'],
  agency: ['agency'],
  customer,
  created: ['createTime'],
  sent: ['sentTime'],
  reason: ['reason'],
};

/** The same of the lines of agencies that were refused. */
export const agencyFileErrorColumns: ColumnsOf = {
  file: ['agency', 'fileName'],
  line: ['line'],
  reason: ['reason'],
  content: ['content'],
  read: ['readTime'],
};

/** What a line of the worklist tells. */
export const taskColumns: ColumnsOf = {
  title: ['title'],
  queue: ['queue', 'group'],
  due: ['dueTime', 'snoozeUntilTime'],
  value: amount('value'),
  assignee: ['assigneeName'],
  customer,
};

/** Columns of the file for each column of payments of one invoice, whose customer stands with the invoice. */
export const paymentColumns: ColumnsOf = {
  state: ['state'],
  valueDate: ['valueDate'],
  amount: amount('amount'),
  method: ['method'],
  reference: ['reference', 'proof', 'reversalReason'],
  source: ['source'],
};

/** The same of messages about one invoice, case or customer. */
export const messageColumns: ColumnsOf = {
  state: ['state'],
  when: ['sentTime', 'createTime'],
  template: ['template', 'channel'],
  reason: ['reason'],
};
