import { DomainError } from '#libs/errors';
import { planAllocation, type Part } from './allocation.js';
import type { Book } from './book.js';
import { returnCredit } from './credit.js';
import { advance, lifecycleByBalance, remainingOf, type Invoice } from './invoice.js';
import type { Allocation, PaymentAccount } from './payment-account.js';
import { paymentAllocated, paymentReversed, paymentSettled } from './postings.js';

/** A payment as it arrives. */
export type SettledPayment = Omit<PaymentAccount, 'unappliedMinor' | 'reversed' | 'version'>;

/**
 * Books a payment and allocates it at once. A repeat of the same payment changes nothing, also when it comes late, after
 * its reversal.
 * @throws DomainError PAYMENT_INVALID
 */
export function settlePayment(book: Book, settled: SettledPayment): void {
  if (isKnown(book, settled)) return;
  const payment: PaymentAccount = { ...settled, unappliedMinor: settled.amountMinor, reversed: false, version: 1n };
  book.entries.push(paymentSettled(payment));
  const invoices = book.invoicesOfCustomer(payment.customerId);
  allocate(book, payment, planAllocation(payment, invoices, book.terms.creditorId).parts);
}

/**
 * Unwinds exactly what a payment did, from wherever its money is now; invoices that it had settled are owed again, in a
 * new episode and from their original due date. A repeat changes nothing. A reversal that comes before its settlement
 * books both and allocates nothing.
 * @throws DomainError PAYMENT_INVALID
 */
export function reversePayment(book: Book, settled: SettledPayment, reason: string): void {
  const { paymentId } = settled;
  if (!isKnown(book, settled)) {
    const unheard: PaymentAccount = { ...settled, unappliedMinor: settled.amountMinor, reversed: false, version: 1n };
    book.entries.push(paymentSettled(unheard));
    book.setPayment(unheard);
  }
  const payment = book.payment(paymentId)!;
  if (payment.reversed) return;
  const allocations = book.allocationsOfPayment(paymentId);
  book.entries.push(paymentReversed(payment, allocations, book.terms.today));
  const reversed = { ...payment, unappliedMinor: 0n, reversed: true, version: payment.version + 1n };
  book.setPayment(reversed);
  for (const allocation of allocations) takeOff(book, allocation);
  const parts = allocations.flatMap(({ invoiceId, amountMinor }) =>
    amountMinor > 0n ? [{ invoiceId, minor: amountMinor }] : [],
  );
  book.facts.push({ type: 'PaymentDeallocated', payment: reversed, parts, reason });
}

/** An invoice got room: unapplied cash whose payer named it settles it now, the oldest payment first. */
export function takeReservedMoney(book: Book, invoiceId: string): void {
  const waiting = [...book.allPayments()]
    .filter(({ unappliedMinor, invoiceIds }) => unappliedMinor > 0n && invoiceIds.includes(invoiceId))
    .sort((left, right) => (left.paymentId < right.paymentId ? -1 : 1));
  for (const payment of waiting) {
    const invoice = book.invoice(invoiceId);
    if (payment.customerId !== invoice.customerId || payment.currency !== invoice.currency) continue;
    const room = remainingOf(invoice);
    const minor = room < payment.unappliedMinor ? room : payment.unappliedMinor;
    if (minor > 0n) allocate(book, { ...payment, version: payment.version + 1n }, [{ invoiceId, minor }]);
  }
}

/** The invoice in a new episode: collection starts again, overdue is marked again. */
export function inNewEpisode(invoice: Invoice): Invoice {
  return { ...invoice, episode: invoice.episode + 1, overdueMarked: false };
}

/** @throws DomainError PAYMENT_INVALID for an amount that cannot be, or another one than was settled under the id */
function isKnown(book: Book, { paymentId, amountMinor, currency }: SettledPayment): boolean {
  const known = book.payment(paymentId);
  if (known && known.amountMinor === amountMinor && known.currency === currency) return true;
  if (!known && amountMinor > 0n) return false;
  const sentence = known ? 'differs from what was settled under its id before' : 'is not positive';
  throw new DomainError(
    'PAYMENT_INVALID',
    'invalid',
    `Payment ${paymentId} of ${amountMinor} ${currency} ${sentence}.`,
  );
}

/** Allocates parts of a payment's unapplied money and says what it settles, also when that is nothing. */
function allocate(book: Book, payment: PaymentAccount, parts: readonly Part[]): void {
  const { paymentId, valueDate } = payment;
  let { unappliedMinor } = payment;
  if (parts.length > 0) book.entries.push(paymentAllocated(payment, parts, valueDate));
  for (const { invoiceId, minor } of parts) {
    unappliedMinor -= minor;
    const before = book.invoice(invoiceId);
    const paidMinor = before.paidMinor + minor;
    const lifecycle = lifecycleByBalance(before.amountMinor, paidMinor);
    const settled = advance(before, 'settle', { paidMinor, lifecycle });
    const earlier = book.allocation(paymentId, invoiceId);
    book.setAllocation({
      paymentId,
      invoiceId,
      allocatedAt: earlier?.allocatedAt ?? book.terms.now,
      amountMinor: (earlier?.amountMinor ?? 0n) + minor,
      creditedMinor: earlier?.creditedMinor ?? 0n,
    });
    book.tell(lifecycle === 'PAID' ? 'InvoicePaid' : 'InvoiceBalanceChanged', settled, 'PAYMENT_ALLOCATED');
  }
  const allocated = { ...payment, unappliedMinor };
  book.setPayment(allocated);
  const settledParts = book
    .allocationsOfPayment(paymentId)
    .flatMap(({ invoiceId, amountMinor }) => (amountMinor > 0n ? [{ invoiceId, minor: amountMinor }] : []));
  book.facts.push({ type: 'PaymentAllocated', payment: allocated, parts: settledParts, reason: 'PAYMENT_SETTLED' });
}

/** Takes the money of a reversed payment off an invoice. */
function takeOff(book: Book, allocation: Allocation): void {
  book.setAllocation({ ...allocation, amountMinor: 0n, creditedMinor: 0n });
  const before = book.invoice(allocation.invoiceId);
  const paidMinor = before.paidMinor - allocation.amountMinor;
  const creditedMinor = before.creditedMinor - allocation.creditedMinor;
  const lifecycle = before.lifecycle === 'VOID' ? 'VOID' : lifecycleByBalance(before.amountMinor, paidMinor);
  const after = advance(before, 'reverse payment', { paidMinor, creditedMinor, lifecycle });
  book.setInvoice(after);
  const filled = returnCredit(book, after);
  if (filled.lifecycle === 'OPEN' && before.lifecycle === 'PAID') {
    book.tell('InvoiceReopened', inNewEpisode(filled), 'PAYMENT_REVERSED');
    takeReservedMoney(book, filled.invoiceId);
  } else if (remainingOf(filled) !== remainingOf(before)) {
    book.tell('InvoiceBalanceChanged', filled, 'PAYMENT_REVERSED');
    takeReservedMoney(book, filled.invoiceId);
  }
}
