import { closeDispute, raiseDispute } from '../invoices/domain/disputed.js';
import { newDraft } from '../invoices/domain/new-draft.js';
import { issueInvoice } from '../invoices/domain/receivable.js';
import type { Preset } from '../ledger/domain/allocation/waterfall.js';
import { type Components, components, componentsOf, plus, sumOf, sumOfParts } from '../ledger/domain/components.js';
import { type Invoice, owedOf, paidOf, remainingOf, settledOf, writtenOffOf } from '../ledger/domain/invoice.js';
import { accounts, type Entry, lossAccounts, receivableAccounts } from '../ledger/domain/journal/journal.js';
import { postedTaxOf } from '../ledger/domain/journal/tax.js';
import { type LedgerChanges, LedgerSession } from '../ledger/domain/ledger-session.js';
import { OverdueCalendar } from '../ledger/domain/overdue-calendar.js';
import type { Allocation, PaymentAccount } from '../ledger/domain/payment-account.js';
import { type SettledPayment, settlePayment } from '../ledger/domain/payments.js';

/** Everything that was ever written, as in the database. */
export class World {
  constructor(
    private readonly preset: Preset = 'OLDEST_FIRST',
    private readonly namedPaysDisputed = true,
  ) {}

  readonly invoices = new Map<string, Invoice>();
  readonly payments = new Map<string, PaymentAccount>();
  readonly allocations = new Map<string, Allocation>();
  readonly entries: Entry[] = [];
  /** Today, of the transactions that follow. */
  today = '2013-01-05';
  private minute = 0;

  /** One transaction: loads everything, runs the command, keeps what it wrote. A refused command writes nothing. */
  run(command: (session: LedgerSession) => void): LedgerChanges | null {
    this.minute += 1;
    const now = new Date(Date.parse(`${this.today}T12:00:00Z`) + this.minute * 60_000);
    const terms = {
      now,
      today: this.today,
      creditorId: 'main',
      calendar: new OverdueCalendar(),
      preset: this.preset,
      namedPaysDisputed: this.namedPaysDisputed,
    };
    const session = new LedgerSession(terms, {
      invoices: this.invoices.values(),
      payments: this.payments.values(),
      allocations: this.allocations.values(),
    });
    try {
      command(session);
    } catch (error) {
      if ((error as { kind?: string }).kind === 'refused') return null;
      throw error;
    }
    const changes = session.changes();
    for (const invoice of [...changes.created, ...changes.changed]) this.invoices.set(invoice.invoiceId, invoice);
    for (const payment of changes.payments) this.payments.set(payment.paymentId, payment);
    for (const item of changes.allocations) this.allocations.set(`${item.paymentId}/${item.invoiceId}`, item);
    this.entries.push(...changes.entries);
    return changes;
  }

  /** A payment as its events describe it; one that was never settled here has an amount of 5. */
  paymentOf(paymentId: string): SettledPayment {
    const known = this.payments.get(paymentId);
    if (known) return known;
    return { paymentId, customerId: 'c1', currency: 'USD', amountMinor: 5n, invoiceIds: [], valueDate: '2013-01-04' };
  }

  /** Balance (debit minus credit) of an account, of one invoice, payment or context where given. */
  balance(account: number, of: { invoiceId?: string; paymentId?: string; context?: string } = {}): bigint {
    return this.entries
      .filter(({ context }) => of.context === undefined || context === of.context)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.account === account)
      .filter((line) => of.invoiceId === undefined || line.invoiceId === of.invoiceId)
      .filter((line) => of.paymentId === undefined || line.paymentId === of.paymentId)
      .reduce((sum, line) => sum + line.debitMinor - line.creditMinor, 0n);
  }

  assertInvariants(): void {
    expect(new Set(this.entries.map(({ source }) => source)).size).toBe(this.entries.length);
    for (const { lines, source } of this.entries) {
      expect([source, lines.reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0n)]).toEqual([
        source,
        0n,
      ]);
    }
    for (const invoice of this.invoices.values()) {
      const { invoiceId, lifecycle, paidMinor, creditedMinor, paidElsewhereMinor, recoveredMinor } = invoice;
      const owed = owedOf(invoice);
      expect(sumOf(owed)).toBe(remainingOf(invoice));
      for (const component of components) {
        expect(owed[component]).toBeGreaterThanOrEqual(0n);
        expect([component, this.balance(receivableAccounts[component], { invoiceId })]).toEqual([
          component,
          owed[component],
        ]);
        expect([component, this.settled(invoiceId)[component]]).toEqual([component, paidOf(invoice)[component]]);
      }
      expect(-this.balance(accounts.customerCredit, { invoiceId })).toBe(creditedMinor);
      expect(-this.balance(accounts.tax, { invoiceId })).toBe(invoice.taxMinor);
      // What is given up is lost with its tax, which stays posted.
      if (lifecycle !== 'WRITTEN_OFF' && lifecycle !== 'SETTLED') expect(invoice.taxMinor).toBe(postedTaxOf(invoice));
      const elsewhereMinor = ['OPEN', 'PAID', 'WRITTEN_OFF', 'SETTLED'].includes(lifecycle) ? paidElsewhereMinor : 0n;
      expect(-this.balance(accounts.receivablePrincipal, { invoiceId, context: 'OPENING' })).toBe(elsewhereMinor);
      expect(this.sum('amountMinor', ({ invoiceId: id }) => id === invoiceId)).toBe(paidMinor);
      expect(this.sum('creditedMinor', ({ invoiceId: id }) => id === invoiceId)).toBe(creditedMinor);
      const lostMinor = sumOf(writtenOffOf(invoice));
      const loss = Object.values(lossAccounts).reduce((sum, account) => sum + this.balance(account, { invoiceId }), 0n);
      expect([loss, -this.balance(accounts.badDebtRecovery, { invoiceId })]).toEqual([lostMinor, recoveredMinor]);
      expect(this.balance(accounts.settlementDiscount, { invoiceId })).toBe(sumOf(settledOf(invoice)));
      expect(this.sum('recoveredMinor', ({ invoiceId: id }) => id === invoiceId)).toBe(recoveredMinor);
      expect(recoveredMinor).toBeLessThanOrEqual(lostMinor);
      if (creditedMinor > 0n) expect(invoice.lifecycle).not.toBe('OPEN');
    }
    for (const { paymentId, amountMinor, unappliedMinor, reversed } of this.payments.values()) {
      const received = reversed ? 0n : amountMinor;
      expect(this.balance(accounts.bank, { paymentId })).toBe(received);
      expect(-this.balance(accounts.unappliedCash, { paymentId })).toBe(unappliedMinor);
      const ofPayment = (item: Allocation): boolean => item.paymentId === paymentId;
      const settled = this.sum('amountMinor', ofPayment);
      const elsewhere = this.sum('creditedMinor', ofPayment) + this.sum('recoveredMinor', ofPayment);
      expect(settled + elsewhere + unappliedMinor).toBe(received);
    }
  }

  /** What all payments settle of an invoice, by component. */
  private settled(invoiceId: string): Components {
    return [...this.allocations.values()]
      .filter((item) => item.invoiceId === invoiceId)
      .reduce((total, item) => plus(total, componentsOf(item)), sumOfParts([]));
  }

  private sum(
    field: 'amountMinor' | 'creditedMinor' | 'recoveredMinor',
    filter: (item: Allocation) => boolean,
  ): bigint {
    return [...this.allocations.values()].filter(filter).reduce((total, item) => total + item[field], 0n);
  }
}

export function draftOf(invoiceId: string, over: Partial<Invoice> = {}): Invoice {
  const draft = newDraft({
    invoiceId,
    number: invoiceId.toUpperCase(),
    customerId: 'c1',
    zone: 'UTC',
    creditorId: 'main',
    amountMinor: 100n,
    currency: 'USD',
    issueDate: '2013-01-01',
    dueDate: '2013-01-31',
    overdueAt: new Date('2013-02-01T00:00:00Z'),
    fromFeed: true,
    createdAt: new Date('2013-01-01T00:00:00Z'),
  });
  return { ...draft, ...over };
}

export function issued(world: World, invoiceId: string, over: Partial<Invoice> = {}): void {
  world.run((session) => {
    session.addInvoice(draftOf(invoiceId, over));
    issueInvoice(session, invoiceId, 'ISSUED');
  });
}

export function paid(
  world: World,
  paymentId: string,
  amountMinor: bigint,
  invoiceIds: string[] = [],
  currency = 'USD',
): LedgerChanges {
  const payment = { paymentId, customerId: 'c1', currency, amountMinor, invoiceIds, valueDate: '2013-01-04' };
  return world.run((session) => settlePayment(session, payment))!;
}

export function change(amountMinor: bigint, over: object = {}) {
  const dates = { issueDate: '2013-01-01', dueDate: '2013-01-31', dueDateSource: 'GIVEN' as const };
  return {
    amountMinor,
    paidElsewhereMinor: 0n,
    creditNoteMinor: 0n,
    ...dates,
    kind: 'REGULAR' as const,
    collectability: 'COLLECT' as const,
    ...over,
  };
}

/** Disputes a part of an invoice, or the whole; a refused one changes nothing. */
export function disputed(world: World, invoiceId: string, disputedMinor: bigint | null = null): LedgerChanges | null {
  const dispute = { disputeId: `d${world.entries.length}`, state: 'OPEN', disputedMinor, creditedMinor: 0n } as const;
  return world.run((session) => raiseDispute(session, invoiceId, dispute, 'wrong goods'));
}

/** Ends the dispute of an invoice, crediting so much of it. */
export function decided(world: World, invoiceId: string, creditedMinor = 0n): LedgerChanges | null {
  const state = creditedMinor === 0n ? 'RESOLVED_FOR_CREDITOR' : 'RESOLVED_IN_PART';
  const { disputedMinor } = world.invoices.get(invoiceId)!;
  const dispute = { disputeId: `d${world.entries.length}`, state, disputedMinor, creditedMinor } as const;
  return world.run((session) => closeDispute(session, invoiceId, dispute, 'looked into'));
}

export const linesOf = (changes: LedgerChanges): string[] =>
  changes.entries.flatMap(({ context, lines }) =>
    lines.map(
      (line) => `${context} ${line.account} ${line.debitMinor > 0n ? `D${line.debitMinor}` : `C${line.creditMinor}`}`,
    ),
  );
export const eventsOf = ({ events }: LedgerChanges): string[] => events.map(({ type, reason }) => `${type} ${reason}`);
