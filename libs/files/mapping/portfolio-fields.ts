import type { FieldDefinitions } from './mapping-schema.js';

/** Fields of a file of invoices and their customers. The payment fields are read by the replay of a history only. */
export const portfolioFields: FieldDefinitions = {
  'customer.reference': { kind: 'text', identifier: true, required: true, maxLength: 100 },
  'customer.name': { kind: 'text' },
  'customer.kind': { kind: 'choice', choices: ['Person', 'Business'] },
  'customer.class': { kind: 'text' },
  'customer.zone': { kind: 'text' },
  'customer.locale': { kind: 'text' },
  'customer.email': { kind: 'text' },
  'customer.phone': { kind: 'text' },
  'invoice.number': { kind: 'text', identifier: true, required: true, maxLength: 100 },
  'invoice.issueDate': { kind: 'date', required: true },
  'invoice.dueDate': { kind: 'date', required: true },
  'invoice.amount': { kind: 'amount', requiredUnless: 'invoice.openAmount' },
  'invoice.openAmount': { kind: 'amount' },
  'invoice.currency': { kind: 'currency', required: true },
  'invoice.status': { kind: 'choice', choices: ['Active', 'Hold', 'Closed'] },
  'invoice.creditor': { kind: 'text', identifier: true, maxLength: 100 },
  'payment.settledDate': { kind: 'date' },
  'payment.amount': { kind: 'amount' },
  'payment.reference': { kind: 'text' },
};
