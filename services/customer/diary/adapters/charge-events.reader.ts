import type { EventPayloads } from '#libs/contracts';
import type { ChargeData, CreditNoteData } from '../domain/diary-events.js';
import { amountOf, type Content, named } from './diary.content.js';

/** A charge, or what was waived of one. */
export function ofCharge(
  { charge, invoiceNumber }: Pick<EventPayloads['dunlin.invoice.v1.ChargeAdded'], 'charge' | 'invoiceNumber'>,
  amount: Parameters<typeof amountOf>[0] | undefined,
  reason: string | undefined,
): Content<ChargeData> | null {
  if (!charge) return null;
  const { customerId, invoiceId } = charge;
  const kind = named(charge.kind, 'KIND_');
  const data: ChargeData = { kind, number: invoiceNumber, amount: amountOf(amount ?? null), reason: reason ?? '' };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber, data };
}

export function ofCreditNote({
  creditNote,
  invoiceNumber,
}: EventPayloads['dunlin.invoice.v1.CreditNoteCreated']): Content<CreditNoteData> | null {
  if (!creditNote) return null;
  const { customerId, invoiceId, amount, reason } = creditNote;
  const data = { number: invoiceNumber, amount: amountOf(amount), reason };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber, data };
}
