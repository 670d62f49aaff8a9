import { enumName, fromWireDate, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { invalidFields, type FieldViolation } from '#libs/errors';
import { isId } from '#libs/ids';
import { hasControlCharacters } from '../../ledger/domain/invoice-input.js';
import type { Lifecycle } from '../../ledger/domain/invoice.js';
import type { InvoiceFilter } from '../use-cases/ports.js';

/** @throws DomainError INVOICE_INVALID for an id that is none, bounds of two currencies, or control characters */
export function readInvoiceFilter(request: invoiceV1.ListInvoicesRequest): InvoiceFilter {
  const least = fromWireMoney(request.minRemaining);
  const most = fromWireMoney(request.maxRemaining);
  const violations: FieldViolation[] = [];
  if (least && most && least.currency !== most.currency) {
    violations.push({ field: 'max_remaining', description: 'must be of the currency of min_remaining' });
  }
  const customerId = readId(request.customerId, 'customer_id', violations);
  const text = readLine(request.text, 'text', violations);
  if (violations.length > 0) throw invalidFields('INVOICE_INVALID', violations);
  return {
    customerId,
    lifecycles: request.lifecycles.flatMap((lifecycle) => enumName<Lifecycle>(lifecycle, 'LIFECYCLE_') ?? []),
    overdue: request.overdue ?? null,
    disputed: request.disputed ?? null,
    unassigned: request.unassigned,
    currency: least?.currency ?? most?.currency ?? null,
    minRemainingMinor: least?.minor ?? null,
    maxRemainingMinor: most?.minor ?? null,
    dueFrom: fromWireDate(request.dueFromDate, 'due_from_date'),
    dueTo: fromWireDate(request.dueToDate, 'due_to_date'),
    text,
  };
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
