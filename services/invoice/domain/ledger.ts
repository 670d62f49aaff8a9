import { DomainError, invariant } from '#libs/errors';
import type { LocalDate } from '#libs/time';
import { planAllocation, type Part } from './allocation.js';
import type { Fact, ProductReason } from './facts.js';
import { advance, lifecycleByBalance, refusal, remainingOf, type Collectability, type Invoice } from './invoice.js';
import type { Entry } from './journal.js';
import type { ZoneCalendar } from './overdue.js';
import type { Allocation, PaymentAccount } from './payment-account.js';
import * as postings from './postings.js';

/** What one transaction loaded and locked. */
export interface LoadedBook {
  readonly invoices: Iterable<Invoice>;
  readonly payments: Iterable<PaymentAccount>;
  /** All open allocations of these payments, and all of these invoices that hold credit or may be changed. */
  readonly allocations: Iterable<Allocation>;
}

/** What one transaction has to write. */
export interface BookChanges {
  readonly created: readonly Invoice[];
  readonly changed: readonly Invoice[];
  readonly payments: readonly PaymentAccount[];
  readonly allocations: readonly Allocation[];
  readonly entries: readonly Entry[];
  readonly facts: readonly Fact[];
}

/** A payment as it arrives. */
export interface SettledPayment {
  readonly paymentId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly invoiceIds: readonly string[];
  readonly valueDate: LocalDate;
}

/** What a file says of an invoice that is known already. */
export interface FeedChange {
  readonly amountMinor: bigint;
  readonly issueDate: LocalDate;
  readonly dueDate: LocalDate;
  readonly collectability: Collectability;
}

/**
 * The invoices and payments of one transaction. Every change of an amount posts its entry in the same step, so the
 * journal and the invoices cannot disagree: what remains of an invoice is its balance on the receivable accounts, and
 * settled = allocated + credited + unapplied holds for every payment.
 */
export class Ledger {
  private readonly invoices = new Map<string, Invoice>();
  private readonly payments = new Map<string, PaymentAccount>();
  private readonly allocations = new Map<string, Allocation>();
  private readonly created = new Set<string>();
  private readonly changedInvoices = new Set<string>();
  private readonly changedPayments = new Set<string>();
  private readonly changedAllocations = new Set<string>();
  private readonly entries: Entry[] = [];
  private readonly facts: Fact[] = [];

  constructor(
    private readonly calendar: ZoneCalendar,
    book: LoadedBook,
  ) {
    for (const invoice of book.invoices) this.invoices.set(invoice.invoiceId, invoice);
    for (const payment of book.payments) this.payments.set(payment.paymentId, payment);
    for (const allocation of book.allocations) this.allocations.set(allocationKey(allocation), allocation);
  }

  invoice(invoiceId: string): Invoice {
    const invoice = this.invoices.get(invoiceId);
    invariant(invoice, `Invoice ${invoiceId} was not loaded.`);
    return invoice;
  }

  payment(paymentId: string): PaymentAccount | undefined {
    return this.payments.get(paymentId);
  }

  changes(): BookChanges {
    const pick = <Item>(from: Map<string, Item>, keys: Iterable<string>): Item[] => [...keys].map((key) => from.get(key)!);
    return {
      created: pick(this.invoices, this.created),
      changed: pick(this.invoices, this.changedInvoices),
      payments: pick(this.payments, this.changedPayments),
      allocations: pick(this.allocations, this.changedAllocations),
      entries: this.entries,
      facts: this.facts,
    };
  }

  /** Adds a draft that nobody owes yet. */
  draft(invoice: Invoice): void {
    invariant(invoice.lifecycle === 'DRAFT' && !this.invoices.has(invoice.invoiceId), 'A draft is new.');
    this.created.add(invoice.invoiceId);
    this.invoices.set(invoice.invoiceId, invoice);
  }

  /** From now on it is owed. Money whose payer named it and that found nothing else to settle settles it now. */
  issue(invoiceId: string, reason: ProductReason): Invoice {
    const draft = this.invoice(invoiceId);
    const issued = advance(draft, 'issue', { lifecycle: 'OPEN', issuedEpisode: draft.episode });
    this.entries.push(postings.claimOpened(issued, 'INVOICE_ISSUED', issued.issueDate));
    this.tell('InvoiceIssued', issued, reason);
    this.takeReserved(invoiceId);
    return this.invoice(invoiceId);
  }

  /** Books a payment and allocates it at once. A repeat of the same payment changes nothing. */
  settle(settled: SettledPayment): void {
    const { paymentId, amountMinor, currency } = settled;
    const known = this.payments.get(paymentId);
    if (known && known.amountMinor === amountMinor && known.currency === currency) return;
    if (known || amountMinor <= 0n) {
      throw new DomainError('PAYMENT_INVALID', 'invalid', `Payment ${paymentId} of ${amountMinor} ${currency} cannot be settled.`);
    }
    const payment: PaymentAccount = { ...settled, unappliedMinor: amountMinor, reversed: false, version: 1n };
    this.entries.push(postings.paymentSettled(payment));
    this.setPayment(payment);
    const { parts } = planAllocation(payment, this.invoices.values());
    this.allocate(payment, parts);
  }

  /** Unwinds exactly what a payment did, from wherever its money is now. A repeat changes nothing. */
  reverse(paymentId: string, reason: string): void {
    const payment = this.payments.get(paymentId);
    if (!payment) {
      throw new DomainError('PAYMENT_UNKNOWN', 'refused', `Payment ${paymentId} was reversed but never settled here.`);
    }
    if (payment.reversed) return;
    const allocations = this.allocationsOf({ paymentId });
    // The bank took it back today; the value date of the reversal is the day it is known.
    const valueDate = this.calendar.today(this.zoneOf(allocations));
    this.entries.push(postings.paymentReversed(payment, allocations, valueDate));
    const reversed = { ...payment, unappliedMinor: 0n, reversed: true, version: payment.version + 1n };
    this.setPayment(reversed);
    for (const allocation of allocations) {
      this.setAllocation({ ...allocation, amountMinor: 0n, creditedMinor: 0n });
      this.takeOff(allocation);
    }
    const parts = allocations
      .filter(({ amountMinor }) => amountMinor > 0n)
      .map(({ invoiceId, amountMinor }) => ({ invoiceId, minor: amountMinor }));
    this.facts.push({ type: 'PaymentDeallocated', payment: reversed, parts, reason });
  }

  /** Closes an open invoice without payment; what was paid of it becomes the customer's credit. */
  void(invoiceId: string, reason: string): Invoice {
    const open = this.invoice(invoiceId);
    const { paidMinor, creditedMinor } = open;
    const voided = advance(open, 'void', {
      lifecycle: 'VOID',
      paidMinor: 0n,
      creditedMinor: creditedMinor + paidMinor,
    });
    const today = this.calendar.today(open.zone);
    this.entries.push(postings.claimReversed(open, today));
    const moves = this.moveToCredit(invoiceId, paidMinor);
    if (moves.length > 0) {
      this.entries.push(postings.allocationsUndone(open, moves, today), postings.creditKeptOfVoid(open, moves, today));
    }
    this.tell('InvoiceVoided', voided, reason);
    return voided;
  }

  /** The file names a void invoice again: it is owed again, with what the file says now, in a new episode. */
  reopen(invoiceId: string, change: FeedChange): Invoice {
    const voided = this.invoice(invoiceId);
    const episode = voided.episode + 1;
    const reopened = advance(voided, 're-open', {
      ...change,
      overdueAt: this.calendar.overdueAt(change.dueDate, voided.zone),
      overdueMarked: false,
      lifecycle: 'OPEN',
      fromFeed: true,
      episode,
      issuedEpisode: episode,
    });
    this.entries.push(postings.claimOpened(reopened, 'INVOICE_REOPENED', this.calendar.today(voided.zone)));
    this.set(reopened);
    const filled = this.refill(reopened);
    this.tell('InvoiceReopened', { ...filled, lifecycle: 'OPEN' }, 'FEED_REOPEN');
    if (remainingOf(filled) === 0n) this.tellMore('InvoicePaid', filled, 'CREDIT_RETURNED');
    this.takeReserved(invoiceId);
    return this.invoice(invoiceId);
  }

  /** Takes what the file says of a draft, open or paid invoice. @returns the names of the fields that changed */
  changeByFeed(invoiceId: string, change: FeedChange, now: Date): string[] {
    const before = this.invoice(invoiceId);
    const changedFields = feedFields.filter((field) => before[field] !== change[field]);
    if (changedFields.length === 0) return [];
    const overdueAt = this.calendar.overdueAt(change.dueDate, before.zone);
    const overdueMarked = before.overdueMarked && overdueAt <= now;
    const next: Invoice = { ...before, ...change, overdueAt, overdueMarked, fromFeed: true };
    const names = changedFields.map((field) => fieldNames[field]);
    if (before.lifecycle === 'DRAFT' || before.amountMinor === change.amountMinor) {
      this.tell('InvoiceChanged', { ...next, version: before.version + 1n }, 'FEED_CHANGED', names);
    } else {
      this.changeAmount(before, next, names);
    }
    return names;
  }

  /** The file knows an invoice that was made here. */
  knowFromFeed(invoiceId: string): void {
    const invoice = this.invoice(invoiceId);
    if (!invoice.fromFeed) this.set({ ...invoice, fromFeed: true });
  }

  raiseDispute(invoiceId: string, reason: string): Invoice {
    const invoice = this.invoice(invoiceId);
    if (invoice.disputed) throw refusal(invoice, 'raise dispute');
    return this.tell('DisputeRaised', advance(invoice, 'raise dispute', { disputed: true }), reason);
  }

  closeDispute(invoiceId: string, reason: string): Invoice {
    const invoice = this.invoice(invoiceId);
    if (!invoice.disputed) throw refusal(invoice, 'close dispute');
    return this.tell('DisputeClosed', { ...invoice, disputed: false, version: invoice.version + 1n }, reason);
  }

  private changeAmount(before: Invoice, next: Invoice, names: string[]): void {
    const { amountMinor } = next;
    const excess = before.paidMinor > amountMinor ? before.paidMinor - amountMinor : 0n;
    const paidMinor = before.paidMinor - excess;
    const lifecycle = lifecycleByBalance(amountMinor, paidMinor);
    const changed = advance(before, 'change amount', {
      ...next,
      lifecycle,
      paidMinor,
      creditedMinor: before.creditedMinor + excess,
    });
    const today = this.calendar.today(before.zone);
    this.entries.push(postings.amountChanged(changed, amountMinor - before.amountMinor, today));
    const moves = this.moveToCredit(before.invoiceId, excess);
    if (moves.length > 0) this.entries.push(postings.excessKept(changed, moves, today));
    this.set(changed);
    const filled = this.refill(changed);
    this.tell('InvoiceChanged', filled, 'FEED_CHANGED', names);
    if (before.lifecycle === 'OPEN' && filled.lifecycle === 'PAID') this.tellMore('InvoicePaid', filled, 'FEED_CHANGED');
    if (before.lifecycle === 'PAID' && filled.lifecycle === 'OPEN') this.tellMore('InvoiceReopened', inNewEpisode(filled), 'FEED_REOPEN');
  }

  /** Allocates parts of a payment's unapplied money and says so, also when there are none. */
  private allocate(payment: PaymentAccount, parts: readonly Part[]): void {
    let { unappliedMinor } = payment;
    for (const { invoiceId, minor } of parts) {
      unappliedMinor -= minor;
      const before = this.invoice(invoiceId);
      const paidMinor = before.paidMinor + minor;
      const lifecycle = lifecycleByBalance(before.amountMinor, paidMinor);
      const settled = advance(before, 'settle', { paidMinor, lifecycle });
      const key = allocationKey({ paymentId: payment.paymentId, invoiceId });
      const earlier = this.allocations.get(key);
      this.setAllocation({
        paymentId: payment.paymentId,
        invoiceId,
        ordinal: earlier?.ordinal ?? this.calendar.ordinal(),
        amountMinor: (earlier?.amountMinor ?? 0n) + minor,
        creditedMinor: earlier?.creditedMinor ?? 0n,
      });
      this.tell(lifecycle === 'PAID' ? 'InvoicePaid' : 'InvoiceBalanceChanged', settled, 'PAYMENT_ALLOCATED');
    }
    const allocated = { ...payment, unappliedMinor };
    if (parts.length > 0) this.entries.push(postings.paymentAllocated(allocated, parts, payment.valueDate));
    this.setPayment(allocated);
    const all = this.allocationsOf({ paymentId: payment.paymentId }).map(({ invoiceId, amountMinor }) => ({
      invoiceId,
      minor: amountMinor,
    }));
    this.facts.push({ type: 'PaymentAllocated', payment: allocated, parts: all, reason: 'PAYMENT_ALLOCATED' });
  }

  /** Money that waits as unapplied cash and whose payer named this invoice, the oldest payment first. */
  private takeReserved(invoiceId: string): void {
    const waiting = [...this.payments.values()]
      .filter(({ unappliedMinor, invoiceIds }) => unappliedMinor > 0n && invoiceIds.includes(invoiceId))
      .sort((left, right) => (left.paymentId < right.paymentId ? -1 : 1));
    for (const payment of waiting) {
      const invoice = this.invoice(invoiceId);
      const room = remainingOf(invoice);
      if (room === 0n || payment.customerId !== invoice.customerId || payment.currency !== invoice.currency) continue;
      const minor = room < payment.unappliedMinor ? room : payment.unappliedMinor;
      this.allocate({ ...payment, version: payment.version + 1n }, [{ invoiceId, minor }]);
    }
  }

  /** Takes the money of a reversed payment off an invoice. */
  private takeOff({ invoiceId, amountMinor, creditedMinor }: Allocation): void {
    const before = this.invoice(invoiceId);
    const paidMinor = before.paidMinor - amountMinor;
    const credited = before.creditedMinor - creditedMinor;
    const owed = before.lifecycle === 'VOID' ? 'VOID' : lifecycleByBalance(before.amountMinor, paidMinor);
    const after = advance(before, 'reverse payment', { paidMinor, creditedMinor: credited, lifecycle: owed });
    this.set(after);
    const filled = this.refill(after);
    if (filled.lifecycle === 'OPEN' && before.lifecycle === 'PAID') {
      this.tell('InvoiceReopened', inNewEpisode(filled), 'PAYMENT_REVERSED');
    } else if (remainingOf(filled) !== remainingOf(before)) {
      this.tell('InvoiceBalanceChanged', filled, 'PAYMENT_REVERSED');
    }
  }

  /**
   * Gives an owed invoice with room the credit back that was once taken off it: nobody is reminded of what he has paid.
   * Thus an invoice that still holds credit is settled or void.
   */
  private refill(invoice: Invoice): Invoice {
    const room = remainingOf(invoice);
    const back = room < invoice.creditedMinor ? room : invoice.creditedMinor;
    if (back === 0n) return invoice;
    const moves = this.moveFromCredit(invoice.invoiceId, back);
    const paidMinor = invoice.paidMinor + back;
    const filled: Invoice = {
      ...invoice,
      paidMinor,
      creditedMinor: invoice.creditedMinor - back,
      lifecycle: lifecycleByBalance(invoice.amountMinor, paidMinor),
    };
    this.entries.push(postings.creditReturned(filled, moves, this.calendar.today(invoice.zone)));
    this.set(filled);
    return filled;
  }

  /** The latest allocation gives first. */
  private moveToCredit(invoiceId: string, minor: bigint): postings.Move[] {
    return this.move(this.allocationsOf({ invoiceId }).reverse(), minor, 'amountMinor', 'creditedMinor');
  }

  /** The earliest allocation takes first: the exact inverse of moving to credit. */
  private moveFromCredit(invoiceId: string, minor: bigint): postings.Move[] {
    return this.move(this.allocationsOf({ invoiceId }), minor, 'creditedMinor', 'amountMinor');
  }

  private move(
    allocations: Allocation[],
    minor: bigint,
    from: 'amountMinor' | 'creditedMinor',
    to: 'amountMinor' | 'creditedMinor',
  ): postings.Move[] {
    const moves: postings.Move[] = [];
    let rest = minor;
    for (const allocation of allocations) {
      const part = allocation[from] < rest ? allocation[from] : rest;
      if (part === 0n) continue;
      this.setAllocation({ ...allocation, [from]: allocation[from] - part, [to]: allocation[to] + part });
      moves.push({ paymentId: allocation.paymentId, minor: part });
      rest -= part;
    }
    invariant(rest === 0n, 'The allocations of an invoice do not add up to what it was paid.');
    return moves;
  }
}
