import type { invoiceV1 } from '#libs/contracts';
import { invalidFields, type FieldViolation } from '#libs/errors';
import { isId } from '#libs/ids';
import { hasControlCharacters } from '../domain/invoice-input.js';
import type { JournalFilter } from '../use-cases/ports.js';

/** @throws DomainError INVOICE_INVALID for an id that is none, or control characters */
export function readJournalFilter(request: invoiceV1.ListJournalRequest): JournalFilter {
  const violations: FieldViolation[] = [];
  const filter = {
    customerId: readId(request.customerId, 'customer_id', violations),
    invoiceId: readId(request.invoiceId, 'invoice_id', violations),
    paymentId: readId(request.paymentId, 'payment_id', violations),
    context: readLine(request.context, 'context', violations) || null,
  };
  if (violations.length > 0) throw invalidFields('INVOICE_INVALID', violations);
  return filter;
}

function readId(text: string, field: string, violations: FieldViolation[]): string | null {
  if (text === '') return null;
  if (!isId(text)) violations.push({ field, description: 'is no id' });
  return text;
}

function readLine(text: string, field: string, violations: FieldViolation[]): string {
  if (hasControlCharacters(text)) violations.push({ field, description: 'contains control characters' });
  return text.trim();
}
