import type { FieldDefinitions } from './mapping-schema.js';

/** What a mapping of a payment file may name. */
export const paymentFields = {
  'invoice.number': {
    doc: 'The invoice that is paid.',
    kind: 'text',
    identifier: true,
    required: true,
    maxLength: 200,
  },
  'invoice.creditor': {
    doc: 'Whose invoice it is, where several companies number theirs alike.',
    kind: 'text',
    identifier: true,
    maxLength: 100,
  },
  'payment.amount': { doc: 'What was received.', kind: 'amount', required: true },
  'payment.currency': { doc: 'ISO 4217 code.', kind: 'currency', required: true },
  'payment.valueDate': { doc: 'Day from which the money is there, not after today.', kind: 'date', required: true },
  'payment.method': {
    doc: 'How it was paid; without it by bank transfer.',
    kind: 'choice',
    choices: ['BANK_TRANSFER', 'CHEQUE', 'CASH'],
  },
  'payment.reference': { doc: 'What the payer wrote.', kind: 'text', maxLength: 500 },
  'payment.proof': { doc: 'Where the proof of it is found.', kind: 'text', maxLength: 500 },
  'payment.sourceId': {
    doc: 'The id that the bank gives it, by which a repeat is known.',
    kind: 'text',
    maxLength: 200,
  },
} as const satisfies FieldDefinitions;
