import { compareText } from '#libs/text';
import { type DuePart, type Part, planAllocation } from './allocation/allocation.js';
import { spreadInside } from './allocation/waterfall.js';
import { componentsOf, dividedAmount, minus, plus, sumOf, sumOfParts } from './components.js';
import { returnCredit } from './credit.js';
import { errors } from './errors.js';
import type { SettledPart } from './events.js';
import { type Invoice, lifecycleByBalance, paidOf, payableByName, paying, remainingOf } from './invoice.js';
import { advance } from './invoice-acts.js';
import { recovered } from './journal/loss-postings.js';
import { paymentAllocated, paymentReversed, paymentSettled } from './journal/postings.js';
import type { LedgerSession } from './ledger-session.js';
import { withoutDiscount } from './losses/settlements.js';
import { writeOffTakenBack } from './losses/write-offs.js';
import type { Allocation, PaymentAccount } from './payment-account.js';

/** A payment as it arrives. */
export interface SettledPayment extends Omit<PaymentAccount, 'unappliedMinor' | 'reversed' | 'version'> {
  /** What instalments that are due ask for, where the payer named no invoice. */
  readonly dueParts?: readonly DuePart[];
}

/**
 * Posts a payment and allocates it at once. A repeat of the same payment changes nothing, even when it arrives after its
 * reversal.
 * @throws PAYMENT_INVALID
 */
export function settlePayment(session: LedgerSession, settled: SettledPayment): void {
  if (isKnown(session, settled)) return;
  const payment = accountOf(settled);
  session.entries.push(paymentSettled(payment));
  const invoices = session.invoicesOfCustomer(payment.customerId);
  allocate(session, payment, planAllocation(settled, invoices, session.terms).parts);
}

/**
 * Unwinds exactly what a payment did, from wherever its money is now. Invoices that it had settled are owed again, from
 * their original due date and in the episode in which they were paid: what was done to collect them stays done. A repeat changes nothing. A reversal that arrives before its settlement
 * posts both and allocates nothing.
 * @throws PAYMENT_INVALID
 */
export function reversePayment(session: LedgerSession, settled: SettledPayment, reason: string): void {
  const { paymentId } = settled;
  if (!isKnown(session, settled)) {
    const unsettled = accountOf(settled);
    session.entries.push(paymentSettled(unsettled));
    session.setPayment(unsettled);
  }
  const payment = session.payment(paymentId)!;
  if (payment.reversed) return;
  const allocations = session.allocationsOfPayment(paymentId);
  session.entries.push(paymentReversed(payment, allocations, session.terms.today));
  const reversed = { ...payment, unappliedMinor: 0n, reversed: true, version: payment.version + 1n };
  session.setPayment(reversed);
  for (const allocation of allocations) takeOff(session, allocation);
  session.events.push({
    type: 'PaymentDeallocated',
    payment: reversed,
    parts: settledParts(allocations),
    reason,
  });
}

/** Settles an invoice that can take money again by unapplied cash whose payer named it, the oldest payment first. */
export function applyEarmarkedCash(session: LedgerSession, invoiceId: string): void {
  const waiting = [...session.allPayments()]
    .filter(({ unappliedMinor, invoiceIds }) => unappliedMinor > 0n && invoiceIds.includes(invoiceId))
    .sort((left, right) => compareText(left.paymentId, right.paymentId));
  for (const payment of waiting) {
    const invoice = session.invoice(invoiceId);
    if (payment.customerId !== invoice.customerId || payment.currency !== invoice.currency) continue;
    const payable = payableByName(invoice, session.terms);
    const room = sumOf(payable);
    const minor = room < payment.unappliedMinor ? room : payment.unappliedMinor;
    if (minor === 0n) continue;
    const parts = spreadInside(minor, payable, session.terms.preset).map((part) => ({ invoiceId, ...part }));
    allocate(session, { ...payment, version: payment.version + 1n }, parts);
  }
}

function accountOf({ dueParts: _asked, ...settled }: SettledPayment): PaymentAccount {
  return { ...settled, unappliedMinor: settled.amountMinor, reversed: false, version: 1n };
}

/** The invoice in a new episode: collection starts again, and so does the marking as overdue. */
export function inNewEpisode(invoice: Invoice): Invoice {
  return { ...invoice, episode: invoice.episode + 1, overdueMarked: false };
}

/** @throws PAYMENT_INVALID for an amount that cannot be, or another one than was settled under the id */
function isKnown(session: LedgerSession, { paymentId, amountMinor, currency }: SettledPayment): boolean {
  const known = session.payment(paymentId);
  if (known && known.amountMinor === amountMinor && known.currency === currency) return true;
  if (!known && amountMinor > 0n) return false;
  const sentence = known ? 'differs from what was settled under its id before' : 'is not positive';
  throw errors.PAYMENT_INVALID(`Payment ${paymentId} of ${amountMinor} ${currency} ${sentence}.`);
}

/** Allocates parts of a payment's unapplied cash and records what the payment settles, also when that is nothing. */
function allocate(session: LedgerSession, payment: PaymentAccount, parts: readonly Part[]): void {
  const { paymentId, valueDate } = payment;
  let { unappliedMinor } = payment;
  const isLost = ({ invoiceId }: Part): boolean => session.invoice(invoiceId).lifecycle === 'WRITTEN_OFF';
  const [settling, recovering] = [parts.filter((part) => !isLost(part)), parts.filter(isLost)];
  if (settling.length > 0) session.entries.push(paymentAllocated(payment, settling, valueDate));
  if (recovering.length > 0) session.entries.push(recovered(payment, recovering, valueDate));
  for (const [invoiceId, ofInvoice] of Map.groupBy(parts, (part) => part.invoiceId)) {
    const settles = sumOfParts(ofInvoice);
    unappliedMinor -= sumOf(settles);
    const before = session.invoice(invoiceId);
    if (before.lifecycle === 'WRITTEN_OFF') {
      recover(session, payment, before, sumOf(settles));
      continue;
    }
    const paid = paying(plus(paidOf(before), settles));
    const lifecycle = lifecycleByBalance(before.amountMinor, paid.paidMinor);
    const settled = advance(before, 'settle', { ...paid, lifecycle });
    const earlier = session.allocation(paymentId, invoiceId);
    session.setAllocation({
      paymentId,
      invoiceId,
      allocatedAt: earlier?.allocatedAt ?? session.terms.now,
      ...dividedAmount(earlier ? plus(componentsOf(earlier), settles) : settles),
      creditedMinor: earlier?.creditedMinor ?? 0n,
      recoveredMinor: earlier?.recoveredMinor ?? 0n,
    });
    session.record(lifecycle === 'PAID' ? 'InvoicePaid' : 'InvoiceBalanceChanged', settled, 'PAYMENT_ALLOCATED');
  }
  const allocated = { ...payment, unappliedMinor };
  session.setPayment(allocated);
  const settled = settledParts(session.allocationsOfPayment(paymentId));
  session.events.push({ type: 'PaymentAllocated', payment: allocated, parts: settled, reason: 'PAYMENT_SETTLED' });
}

/** Notes what a payment brings of what was written off. */
function recover(session: LedgerSession, { paymentId }: PaymentAccount, before: Invoice, minor: bigint): void {
  const { invoiceId } = before;
  const earlier = session.allocation(paymentId, invoiceId);
  session.setAllocation({
    paymentId,
    invoiceId,
    allocatedAt: earlier?.allocatedAt ?? session.terms.now,
    ...dividedAmount(earlier ? componentsOf(earlier) : sumOfParts([])),
    creditedMinor: earlier?.creditedMinor ?? 0n,
    recoveredMinor: (earlier?.recoveredMinor ?? 0n) + minor,
  });
  const invoice = advance(before, 'recover', { recoveredMinor: before.recoveredMinor + minor });
  const type = 'InvoiceRecoveryChanged';
  session.recordLoss({ type, invoice, minor, takenBack: false, reason: 'PAYMENT_ALLOCATED' });
}

function settledParts(allocations: readonly Allocation[]): SettledPart[] {
  return allocations.flatMap((allocation) => {
    const { invoiceId, amountMinor, recoveredMinor } = allocation;
    return amountMinor + recoveredMinor > 0n ? [{ invoiceId, settled: componentsOf(allocation), recoveredMinor }] : [];
  });
}

/** Takes the money of a reversed payment off an invoice. */
function takeOff(session: LedgerSession, allocation: Allocation): void {
  const settled = componentsOf(allocation);
  const nothing = { ...dividedAmount(minus(settled, settled)), creditedMinor: 0n, recoveredMinor: 0n };
  session.setAllocation({ ...allocation, ...nothing });
  const loaded = session.invoice(allocation.invoiceId);
  // What was agreed rests on all of its payments: the discount ends with one of them.
  const before = loaded.lifecycle === 'SETTLED' ? withoutDiscount(session, loaded) : loaded;
  if (before.lifecycle === 'WRITTEN_OFF') {
    writeOffTakenBack(session, before, { settled, recoveredMinor: allocation.recoveredMinor });
    return;
  }
  const paid = paying(minus(paidOf(before), settled));
  const creditedMinor = before.creditedMinor - allocation.creditedMinor;
  const lifecycle = before.lifecycle === 'VOID' ? 'VOID' : lifecycleByBalance(before.amountMinor, paid.paidMinor);
  const after = advance(before, 'reverse payment', { ...paid, creditedMinor, lifecycle });
  session.setInvoice(after);
  const filled = returnCredit(session, after);
  if (filled.lifecycle === 'OPEN' && (before.lifecycle === 'PAID' || loaded.lifecycle === 'SETTLED')) {
    session.record('InvoiceReopened', { ...filled, overdueMarked: false }, 'PAYMENT_REVERSED');
    applyEarmarkedCash(session, filled.invoiceId);
  } else if (remainingOf(filled) !== remainingOf(before)) {
    session.record('InvoiceBalanceChanged', filled, 'PAYMENT_REVERSED');
    applyEarmarkedCash(session, filled.invoiceId);
  }
}
