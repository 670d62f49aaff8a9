import fc from 'fast-check';
import { divideHalfEven } from '#libs/money';
import { addDays, type LocalDate } from '#libs/time';
import type { Charge } from '../../charges/domain/charge.js';
import { yieldDivisor } from '../../interest/domain/interest.js';
import { RateBook } from '../../interest/domain/rate-book.js';
import { changeByFeed } from '../../invoices/domain/receivable.js';
import { type Preset, presets } from '../../ledger/domain/allocation/waterfall.js';
import { postCharge, postWaiver, waivableOf } from '../../ledger/domain/charges.js';
import { owedOf, paidOf } from '../../ledger/domain/invoice.js';
import { accounts } from '../../ledger/domain/journal/journal.js';
import type { PrincipalLine } from '../../ledger/domain/journal/principal.js';
import { reversePayment, settlePayment } from '../../ledger/domain/payments.js';
import { change, eventsOf, issued, linesOf, World } from '../../testing/ledger-world.js';
import { type Accrual, newAccrual } from '../domain/accrual.js';
import { AccrualRun } from './accrual-run.js';

const rate = 100_000;
const dueDate = '2013-01-31';

/** An invoice `i1` that bears 10 % from 1 February 2013 on, as a database would keep it. */
class InterestWorld extends World {
  accrual: Accrual = {
    ...newAccrual({ invoiceId: 'i1', customerId: 'c1', issuedEpisode: 1 }, new Date(0)),
    policy: 'rate:10',
  };
  charge: Charge | null = null;

  constructor(preset: Preset = 'OLDEST_FIRST', amountMinor = 10_000n) {
    super(preset);
    issued(this, 'i1', { amountMinor });
  }

  /** Posts interest until the end of a day, as a sweep does. */
  sweep(until: LocalDate) {
    return this.accruing((run) => void run.accrueOnward('i1', until));
  }

  pay(paymentId: string, amountMinor: bigint, valueDate: LocalDate) {
    const payment = { paymentId, customerId: 'c1', currency: 'USD', amountMinor, invoiceIds: ['i1'], valueDate };
    return this.accruing((run, session) => {
      if (!session.payment(paymentId)) run.accrueUntil('i1', valueDate);
      settlePayment(session, payment);
      run.accrueAgain('i1');
    });
  }

  reverse(paymentId: string) {
    return this.accruing((run, session) => {
      reversePayment(session, this.paymentOf(paymentId), 'bounced');
      run.accrueAgain('i1');
    });
  }

  waive(minor: bigint): void {
    this.run((session) => {
      const max = waivableOf(session.invoice('i1'), 'INTEREST');
      const waived = minor < max ? minor : max;
      if (waived === 0n || !this.charge) return;
      postWaiver(session, { chargeId: 'c', invoiceId: 'i1', component: 'INTEREST', minor: waived });
      this.charge = { ...this.charge, waivedMinor: this.charge.waivedMinor + waived };
    });
  }

  /** All lines but those of payments that were taken back. */
  get lines(): PrincipalLine[] {
    return this.entries.flatMap(({ context, valueDate, lines }) =>
      lines
        .filter(({ account, paymentId }) => account === accounts.receivablePrincipal && !this.isReversed(paymentId))
        .map(({ debitMinor, creditMinor, paymentId }) => ({
          ...{ valueDate, paymentId, minor: debitMinor - creditMinor },
          ...{ opens: context === 'INVOICE_ISSUED', reopened: false },
        })),
    );
  }

  /** What interest comes to after a day, by a model that adds up day by day. */
  modelUntil(until: LocalDate): bigint {
    const { lines } = this;
    let exact = 0n;
    for (let day = addDays(dueDate, 1); day <= until; day = addDays(day, 1)) {
      const owed = lines
        .filter(({ opens, valueDate }) => opens || valueDate < day)
        .reduce((sum, { minor }) => sum + minor, 0n);
      if (owed > 0n) exact += owed * BigInt(rate);
    }
    return divideHalfEven(exact, yieldDivisor);
  }

  private isReversed(paymentId: string | null): boolean {
    return paymentId !== null && this.payments.get(paymentId)?.reversed === true;
  }

  private accruing(act: (run: AccrualRun, session: Parameters<Parameters<World['run']>[0]>[0]) => void) {
    const { lines, accrual, charge } = this;
    return this.run((session) => {
      const run = new AccrualRun(session, [{ accrual, charge, lines }], new RateBook([]), 'system:spec');
      act(run, session);
      const { accruals, added, changed } = run.changes();
      this.accrual = accruals[0]!;
      this.charge = added[0] ?? changed[0] ?? this.charge;
    });
  }
}

const owed = (world: World) => owedOf(world.invoices.get('i1')!);
const interestOf = (world: World) => -world.balance(accounts.interestIncome);

describe('interest that is posted', () => {
  it('is owed on a receivable of its own, grows by what is missing, and keeps what was rounded off', () => {
    const world = new InterestWorld('OLDEST_FIRST', 1_000n);
    world.today = '2013-03-01';
    expect(linesOf(world.sweep('2013-02-02')!)).toEqual(['INTEREST_POSTED 1210 D1', 'INTEREST_POSTED 4110 C1']);
    // 0.548 are posted as 1; two days more come to 1.096.
    expect(linesOf(world.sweep('2013-02-04')!)).toEqual([]);
    expect(linesOf(world.sweep('2013-02-06')!)).toEqual(['INTEREST_POSTED 1210 D1', 'INTEREST_POSTED 4110 C1']);
    expect(world.sweep('2013-02-06')!.events).toEqual([]);
    expect(world.charge).toMatchObject({ kind: 'INTEREST', amountMinor: 2n, version: 2n });
    world.assertInvariants();
  });

  it('stays owed with its fee where only the principal is paid, and nothing is made again (102)', () => {
    const world = new InterestWorld('PRINCIPAL_FIRST');
    world.run(
      (session) => void postCharge(session, { chargeId: 'f', invoiceId: 'i1', component: 'FEE', minor: 1_000n }),
    );
    world.sweep('2013-02-15');
    expect(owed(world)).toEqual({ PRINCIPAL: 10_000n, INTEREST: 41n, FEE: 1_000n, COST: 0n });
    world.pay('p1', 10_000n, '2013-02-15');
    expect(owed(world)).toEqual({ PRINCIPAL: 0n, INTEREST: 41n, FEE: 1_000n, COST: 0n });
    expect(world.invoices.get('i1')!.lifecycle).toBe('OPEN');
    world.sweep('2013-06-30');
    expect(owed(world)).toEqual({ PRINCIPAL: 0n, INTEREST: 41n, FEE: 1_000n, COST: 0n });
    world.assertInvariants();
  });

  it('is posted before money closes the principal, though no sweep was there', () => {
    const world = new InterestWorld('PRINCIPAL_FIRST');
    const paid = world.pay('p1', 10_000n, '2013-02-15')!;
    expect(eventsOf(paid).slice(0, 2)).toEqual([
      'InvoiceBalanceChanged INTEREST_POSTED',
      'InvoiceBalanceChanged PAYMENT_ALLOCATED',
    ]);
    expect(owed(world)).toMatchObject({ PRINCIPAL: 0n, INTEREST: 41n });
  });

  it('is none where it was paid by its due date, or on it', () => {
    const world = new InterestWorld();
    world.pay('p1', 10_000n, dueDate);
    world.sweep('2013-06-30');
    expect([interestOf(world), world.invoices.get('i1')!.lifecycle]).toEqual([0n, 'PAID']);
  });

  it('of a payment that was booked late is what it is on its value date', () => {
    const world = new InterestWorld();
    world.sweep('2013-03-31');
    expect(owed(world).INTEREST).toBe(162n);
    world.pay('p1', 10_041n, '2013-02-15');
    expect([interestOf(world), world.invoices.get('i1')!.lifecycle]).toEqual([41n, 'PAID']);
    world.assertInvariants();
  });

  it('that was paid and is owed no longer is the credit of the customer', () => {
    const world = new InterestWorld('PRINCIPAL_FIRST');
    world.sweep('2013-03-31');
    world.pay('p1', 10_162n, '2013-03-31');
    expect(world.invoices.get('i1')!.lifecycle).toBe('PAID');
    world.run((session) => void changeByFeed(session, 'i1', change(10_000n, { dueDate: '2013-01-31' })));
    const settled = world.invoices.get('i1')!;
    world.invoices.set('i1', { ...settled, dueDate: '2013-02-28' });
    const moved = world.sweep('2013-03-31')!;
    expect(linesOf(moved)).toEqual([
      'INTEREST_POSTED 4110 D77',
      'INTEREST_POSTED 1210 C77',
      'CREDIT_KEPT 1210 D77',
      'CREDIT_KEPT 2110 C77',
    ]);
    expect(world.invoices.get('i1')).toMatchObject({ lifecycle: 'PAID', creditedMinor: 77n });
    world.assertInvariants();
  });

  it('runs on through the days of a payment that bounced', () => {
    const world = new InterestWorld('PRINCIPAL_FIRST');
    world.pay('p1', 10_041n, '2013-02-15');
    expect(world.invoices.get('i1')!.lifecycle).toBe('PAID');
    world.reverse('p1');
    world.sweep('2013-03-31');
    expect([interestOf(world), owed(world).PRINCIPAL]).toEqual([162n, 10_000n]);
    world.assertInvariants();
  });

  it('opens a paid invoice again where days cost something of which nobody knew then', () => {
    const world = new InterestWorld();
    const policy = world.accrual.policy;
    world.accrual = { ...world.accrual, policy: '' };
    world.pay('p1', 10_000n, '2013-02-15');
    expect(world.invoices.get('i1')!.lifecycle).toBe('PAID');
    world.accrual = { ...world.accrual, policy };
    expect(eventsOf(world.sweep('2013-02-28')!)).toEqual(['InvoiceReopened INTEREST_POSTED']);
    expect(owed(world)).toMatchObject({ PRINCIPAL: 0n, INTEREST: 41n });
    world.assertInvariants();
  });

  it('that was waived is not charged again, and what comes after it is', () => {
    const world = new InterestWorld();
    world.sweep('2013-02-15');
    world.waive(41n);
    world.sweep('2013-02-15');
    expect(owed(world).INTEREST).toBe(0n);
    world.sweep('2013-03-31');
    expect(owed(world).INTEREST).toBe(121n);
    world.pay('p1', 10_000n, '2013-02-05');
    // 0.14 come of it then, of which 0.41 were waived.
    expect([owed(world).INTEREST, world.charge!.amountMinor]).toEqual([0n, 41n]);
    world.assertInvariants();
  });
});

describe('any sequence of payments, reversals, waivers and sweeps', () => {
  const day = fc.integer({ min: -20, max: 400 }).map((days) => addDays(dueDate, days));
  const minor = fc.bigInt({ min: 1n, max: 120n });
  const command = fc.oneof(
    fc.record({ do: fc.constant('sweep' as const), day }),
    fc.record({ do: fc.constant('pay' as const), day, minor }),
    fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(5) }),
    fc.record({ do: fc.constant('waive' as const), minor }),
    fc.record({ do: fc.constant('due' as const), minor }),
  );
  type Step = typeof command extends fc.Arbitrary<infer Each> ? Each : never;

  function take(world: InterestWorld, step: Step, number: number): void {
    world.today = addDays('2013-02-01', number * 20);
    if (step.do === 'sweep') world.sweep(step.day);
    else if (step.do === 'pay') world.pay(`p${number}`, step.minor, step.day);
    else if (step.do === 'waive') world.waive(step.minor);
    else if (step.do === 'due') {
      const invoice = world.invoices.get('i1')!;
      if (invoice.lifecycle === 'OPEN')
        world.run((session) => void changeByFeed(session, 'i1', change(step.minor + 100n, { dueDate })));
      world.sweep(world.accrual.watermark ?? dueDate);
    } else {
      const paymentId = [...world.payments.keys()][step.nth];
      if (paymentId) world.reverse(paymentId);
    }
  }

  it.each(presets)('posts what the model adds up, rounded once, by %s', (preset) => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 14 }), (steps) => {
        const world = new InterestWorld(preset, 300n);
        for (const [number, step] of steps.entries()) {
          take(world, step, number);
          world.assertInvariants();
          const invoice = world.invoices.get('i1')!;
          const { watermark } = world.accrual;
          const comes = watermark === null ? 0n : world.modelUntil(watermark);
          const waived = world.charge?.waivedMinor ?? 0n;
          const net = comes > waived ? comes - waived : 0n;
          expect([number, owed(world).INTEREST + paidOf(invoice).INTEREST]).toEqual([number, net]);
          expect(interestOf(world)).toBe(net);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('comes to the same where sweeps are skipped or repeated, and money pays the principal first', () => {
    const payment = fc.record({ day, minor, reversed: fc.boolean() });
    const days = fc.array(day, { maxLength: 10 });
    fc.assert(
      fc.property(fc.array(payment, { maxLength: 6 }), days, days, (payments, some, others) => {
        const endOf = (sweeps: readonly LocalDate[]) => {
          const world = new InterestWorld('PRINCIPAL_FIRST', 2_000n);
          for (const [number, paid] of payments.entries()) {
            if (sweeps[number]) world.sweep(sweeps[number]);
            world.pay(`p${number}`, paid.minor, paid.day);
            if (paid.reversed) world.reverse(`p${number}`);
          }
          for (const until of sweeps.slice(payments.length)) world.sweep(until);
          world.sweep('2014-06-30');
          return [interestOf(world), owed(world).PRINCIPAL];
        };
        expect(endOf(some)).toEqual(endOf(others));
      }),
      { numRuns: 1_500 },
    );
  });
});
