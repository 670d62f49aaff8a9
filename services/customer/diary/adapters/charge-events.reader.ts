import type { EventPayloads } from '#libs/contracts';
import type {
  ChargeData,
  CreditNoteData,
  InterestData,
  LossData,
  ProlongationData,
} from '../domain/money/money-data.js';
import { amountOf, type Content, dateOf, named } from './diary.content.js';

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

/** More time for an invoice, or that it was taken back: it is due then as before. */
export function ofProlongation(
  prolongation: EventPayloads['dunlin.invoice.v1.InvoiceProlonged']['prolongation'],
  isCancelled: boolean,
): Content<ProlongationData> | null {
  if (!prolongation) return null;
  const { customerId, invoiceId, invoiceNumber, days, feeInvoiceId, feeInvoiceNumber } = prolongation;
  const dueDate = dateOf(isCancelled ? prolongation.oldDueDate : prolongation.newDueDate);
  const reason = isCancelled ? prolongation.cancelReason : prolongation.reason;
  const [net, tax] = [amountOf(prolongation.fee), amountOf(prolongation.tax)];
  const fee = net && net.minor > 0n ? { ...net, minor: net.minor + (tax?.minor ?? 0n) } : null;
  const data: ProlongationData = { number: invoiceNumber, days, dueDate, fee, feeNumber: feeInvoiceNumber, reason };
  const invoiceIds = feeInvoiceId === '' ? [invoiceId] : [invoiceId, feeInvoiceId];
  return { customerId, invoiceIds, invoiceNumber, data };
}

/** What was written off of an invoice, recovered, or taken back. */
export function ofLoss(
  { snapshot, cause }: Pick<EventPayloads['dunlin.invoice.v1.InvoiceWrittenOff'], 'snapshot' | 'cause'>,
  amount: LossData['amount'],
  takenBack: boolean,
): Content<LossData> | null {
  const invoice = snapshot?.invoice;
  if (!invoice) return null;
  const { customerId, invoiceId, number } = invoice;
  const data: LossData = { number, amount, takenBack, reason: cause?.reason ?? '' };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber: number, data };
}

export function ofInterest({
  charge,
  invoiceNumber,
  posted,
  untilDate,
}: EventPayloads['dunlin.invoice.v1.InterestPosted']): Content<InterestData> | null {
  if (!charge) return null;
  const { customerId, invoiceId } = charge;
  const amount = amountOf(posted);
  const takenBack = amount !== null && amount.minor < 0n;
  const told = takenBack ? { ...amount, minor: -amount.minor } : amount;
  const data: InterestData = { number: invoiceNumber, amount: told, takenBack, until: dateOf(untilDate) };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber, data };
}
