import type { FieldDefinitions } from './mapping-schema.js';

/** Fields of a file of invoices and their customers. The payment fields are read by the replay of a history only. */
export const portfolioFields: FieldDefinitions = {
  'customer.reference': {
    doc: 'Names the customer; what is the same is one customer.',
    kind: 'text',
    identifier: true,
    required: true,
    maxLength: 100,
  },
  'customer.name': { doc: 'Name of the person or business.', kind: 'text' },
  'customer.kind': { doc: 'What the customer is.', kind: 'choice', choices: ['Person', 'Business'] },
  'customer.class': { doc: 'The class by which the customer is treated.', kind: 'text' },
  'customer.zone': { doc: 'Time zone of the IANA database, such as Europe/Berlin.', kind: 'text' },
  'customer.locale': { doc: 'Language and country, such as de-DE.', kind: 'text' },
  'customer.email': { doc: 'E-mail address; a wrong one is reported and the rest of the row is taken.', kind: 'text' },
  'customer.phone': { doc: 'Phone number; as with the e-mail address.', kind: 'text' },
  'invoice.number': {
    doc: 'Names the invoice among those of its creditor.',
    kind: 'text',
    identifier: true,
    required: true,
    maxLength: 100,
  },
  'invoice.issueDate': { doc: 'Day of issue.', kind: 'date', required: true },
  'invoice.dueDate': {
    doc: 'Day on which it is due, not before the day of issue; without it, or where its cell is empty, the payment terms of the customer say it.',
    kind: 'date',
    mayBeEmpty: true,
  },
  'invoice.kind': {
    doc: 'Regular comes by itself, OutOfTurn between; payment terms differ by it. Without it Regular.',
    kind: 'choice',
    choices: ['Regular', 'OutOfTurn'],
    mayBeEmpty: true,
  },
  'invoice.amount': { doc: 'What is owed in all, tax included.', kind: 'amount', requiredUnless: 'invoice.openAmount' },
  'invoice.openAmount': {
    doc: 'What is open of it; the rest was paid, and zero is open when all was.',
    kind: 'amount',
  },
  'invoice.currency': { doc: 'ISO 4217 code.', kind: 'currency', required: true },
  'invoice.status': {
    doc: 'Active is collected, Hold is not, Closed voids the invoice.',
    kind: 'choice',
    choices: ['Active', 'Hold', 'Closed'],
  },
  'invoice.credits': {
    doc: 'Number of the invoice that a row of less than nothing reduces: such a row is a credit note then, and invoice.number its number. Not together with invoice.openAmount.',
    kind: 'text',
    identifier: true,
    maxLength: 100,
    notBeside: {
      field: 'invoice.openAmount',
      because: 'what is open may be without the credit note already, which would be taken off twice',
    },
  },
  'invoice.creditor': {
    doc: 'Whose invoice it is, where several companies number theirs alike.',
    kind: 'text',
    identifier: true,
    maxLength: 100,
  },
  'payment.settledDate': { doc: 'Read by the replay of a history only.', kind: 'date' },
  'payment.amount': { doc: 'Read by the replay of a history only.', kind: 'amount' },
  'payment.reference': { doc: 'Read by the replay of a history only.', kind: 'text' },
};
