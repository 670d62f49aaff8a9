import type { FieldDefinitions } from '../mapping/mapping-schema.js';
import { paymentFields } from '../mapping/payment-fields.js';
import { portfolioFields } from '../mapping/portfolio-fields.js';
import { fieldWords } from './field-words.js';
import { paymentWords } from './payment-words.js';
import { Vocabulary } from './vocabulary.js';

/** A kind of file for which mappings are proposed. */
export interface FileKind {
  /** What a mapping may name. */
  readonly definitions: FieldDefinitions;
  /** What is read of it. */
  readonly fields: readonly string[];
  readonly vocabulary: Vocabulary;
  /** The field that says the currency of its amounts. */
  readonly currency: string;
  /** Fields that are known by what they hold, whatever their header says. */
  readonly byLooks: readonly string[];
  /** Fields that a row may lack. */
  readonly mayLack: readonly string[];
  /** What a row says that is one; mappings that come with the product are taken where most rows do. */
  readonly needed: readonly string[];
}

export const invoiceFile: FileKind = {
  definitions: portfolioFields,
  fields: Object.keys(portfolioFields).filter((field) => !field.startsWith('payment.')),
  vocabulary: new Vocabulary(fieldWords),
  currency: 'invoice.currency',
  byLooks: ['customer.email', 'invoice.currency'],
  mayLack: ['customer.name', 'customer.email', 'customer.phone'],
  needed: ['customer.reference', 'invoice.number', 'invoice.issueDate', 'invoice.dueDate'],
};

export const paymentFile: FileKind = {
  definitions: paymentFields,
  fields: Object.keys(paymentFields),
  vocabulary: new Vocabulary(paymentWords),
  currency: 'payment.currency',
  byLooks: ['payment.currency'],
  mayLack: ['payment.reference', 'payment.sourceId'],
  needed: ['invoice.number', 'payment.valueDate'],
};

/** So that a mapping that still lacks something can be read by. */
export function lenient({ definitions }: Pick<FileKind, 'definitions'>): FieldDefinitions {
  return Object.fromEntries(
    Object.entries(definitions).map(([field, { requiredUnless: _, ...definition }]) => [
      field,
      { ...definition, required: false },
    ]),
  );
}
