import fc from 'fast-check';
import { type Preset, presets } from '../../ledger/domain/allocation/waterfall.js';
import { postCharge } from '../../ledger/domain/charges.js';
import { collectableOf, owedOf, remainingOf } from '../../ledger/domain/invoice.js';
import { reversePayment } from '../../ledger/domain/payments.js';
import { change, decided, disputed, eventsOf, issued, linesOf, paid, World } from '../../testing/ledger-world.js';
import { changeByFeed, voidInvoice } from './receivable.js';

function charged(world: World, invoiceId: string, minor: bigint): void {
  const charge = { chargeId: `c${world.entries.length}`, invoiceId, component: 'FEE', minor } as const;
  world.run((session) => void postCharge(session, charge));
}

const invoice = (world: World, invoiceId = 'i1') => world.invoices.get(invoiceId)!;

function reversed(world: World, paymentId: string): void {
  world.run((session) => reversePayment(session, world.paymentOf(paymentId), 'bounced'));
}

function disputedWorld(disputedMinor: bigint | null, preset?: Preset, namedPaysDisputed?: boolean): World {
  const world = new World(preset, namedPaysDisputed);
  issued(world, 'i1');
  disputed(world, 'i1', disputedMinor);
  return world;
}

describe('a part of an invoice in dispute', () => {
  it('leaves the collectable balance, and charges stay in it', () => {
    const world = disputedWorld(30n);
    charged(world, 'i1', 5n);
    expect([remainingOf(invoice(world)), collectableOf(invoice(world))]).toEqual([105n, 75n]);
    disputed(world, 'i1', 10n);
    expect(invoice(world).disputedMinor).toBe(30n);
  });

  it('takes no money that does not name the invoice', () => {
    const world = disputedWorld(30n);
    issued(world, 'i2', { amountMinor: 10n, dueDate: '2013-02-10' });
    paid(world, 'p1', 100n);
    expect([invoice(world).paidMinor, invoice(world, 'i2').paidMinor]).toEqual([70n, 10n]);
    expect(world.payments.get('p1')!.unappliedMinor).toBe(20n);
    paid(world, 'p2', 20n, ['i1']);
    expect([remainingOf(invoice(world)), collectableOf(invoice(world))]).toEqual([10n, 0n]);
    world.assertInvariants();
  });

  it('takes not even money that names the invoice where the organisation says so, until the dispute ends', () => {
    const world = disputedWorld(30n, 'PRINCIPAL_FIRST', false);
    charged(world, 'i1', 5n);
    paid(world, 'p1', 100n, ['i1']);
    expect(owedOf(invoice(world))).toMatchObject({ PRINCIPAL: 30n, FEE: 0n });
    expect(world.payments.get('p1')!.unappliedMinor).toBe(25n);
    decided(world, 'i1');
    expect([remainingOf(invoice(world)), world.payments.get('p1')!.unappliedMinor]).toEqual([5n, 0n]);
    world.assertInvariants();
  });

  it('is collectable again once the dispute ends for the creditor', () => {
    const world = disputedWorld(30n);
    expect(eventsOf(decided(world, 'i1')!)).toEqual(['DisputeClosed looked into']);
    expect(invoice(world)).toMatchObject({ disputed: false, disputedMinor: null, amountMinor: 100n });
    expect(collectableOf(invoice(world))).toBe(100n);
  });

  it('is credited as far as the debtor does not owe it', () => {
    const world = disputedWorld(30n);
    const changes = decided(world, 'i1', 20n)!;
    expect(linesOf(changes)).toEqual(['CREDIT_NOTE 4000 D20', 'CREDIT_NOTE 1200 C20']);
    expect(eventsOf(changes)).toEqual(['InvoiceBalanceChanged CREDIT_NOTE', 'DisputeClosed looked into']);
    expect(changes.events.map((event) => 'invoice' in event && event.invoice.disputed)).toEqual([false, false]);
    expect(invoice(world)).toMatchObject({ amountMinor: 80n, creditNoteMinor: 20n, lifecycle: 'OPEN' });
    world.assertInvariants();
  });

  it('becomes credit of the customer where it was paid already', () => {
    const world = disputedWorld(30n);
    paid(world, 'p1', 100n, ['i1']);
    const changes = decided(world, 'i1', 30n)!;
    expect(linesOf(changes)).toEqual([
      'CREDIT_NOTE 4000 D30',
      'CREDIT_NOTE 1200 C30',
      'CREDIT_KEPT 1200 D30',
      'CREDIT_KEPT 2110 C30',
    ]);
    expect(eventsOf(changes)).toEqual(['DisputeClosed looked into']);
    expect(invoice(world)).toMatchObject({ lifecycle: 'PAID', amountMinor: 70n, paidMinor: 70n, creditedMinor: 30n });
    world.assertInvariants();
    reversed(world, 'p1');
    expect(remainingOf(invoice(world))).toBe(70n);
    world.assertInvariants();
  });

  it('pays an invoice of which nothing else remains', () => {
    const world = disputedWorld(30n);
    paid(world, 'p1', 70n);
    expect(eventsOf(decided(world, 'i1', 30n)!)).toEqual(['InvoicePaid CREDIT_NOTE', 'DisputeClosed looked into']);
    expect(invoice(world)).toMatchObject({ lifecycle: 'PAID', creditedMinor: 0n });
  });
});

describe('a whole invoice in dispute', () => {
  it('is not collectable, with what was charged on it', () => {
    const world = new World();
    issued(world, 'i1');
    charged(world, 'i1', 5n);
    disputed(world, 'i1');
    expect([remainingOf(invoice(world)), collectableOf(invoice(world))]).toEqual([105n, 0n]);
  });

  it.each([['open', []] as const, ['paid', [100n]] as const])(
    'ends void for good when all of it is credited, %s',
    (_, money) => {
      const world = disputedWorld(null);
      for (const minor of money) paid(world, 'p1', minor, ['i1']);
      expect(eventsOf(decided(world, 'i1', 100n)!)).toEqual(['InvoiceVoided CREDIT_NOTE', 'DisputeClosed looked into']);
      const creditedMinor = money.length > 0 ? 100n : 0n;
      expect(invoice(world)).toMatchObject({ lifecycle: 'VOID', voidStands: true, disputed: false, creditedMinor });
      world.assertInvariants();
    },
  );

  it('can be credited in part', () => {
    const world = disputedWorld(null);
    decided(world, 'i1', 40n);
    expect(invoice(world)).toMatchObject({ lifecycle: 'OPEN', amountMinor: 60n, creditNoteMinor: 40n });
  });
});

describe('any sequence of disputes, decisions, payments and reversals', () => {
  const minor = fc.bigInt({ min: 1n, max: 60n });
  const command = fc.oneof(
    fc.record({ do: fc.constant('dispute' as const), minor: fc.option(minor) }),
    fc.record({ do: fc.constant('decide' as const), percent: fc.bigInt({ min: 0n, max: 100n }) }),
    fc.record({ do: fc.constant('pay' as const), minor, named: fc.boolean() }),
    fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(6) }),
    fc.record({ do: fc.constant('charge' as const), minor }),
    fc.record({ do: fc.constant('change' as const), minor }),
    fc.record({ do: fc.constant('void' as const) }),
  );
  type Step = typeof command extends fc.Arbitrary<infer Each> ? Each : never;

  function take(world: World, step: Step, number: number): void {
    const { lifecycle, amountMinor, feeMinor, disputedMinor } = invoice(world);
    const principal = amountMinor - feeMinor;
    if (step.do === 'dispute') disputed(world, 'i1', step.minor !== null && step.minor < principal ? step.minor : null);
    else if (step.do === 'decide') {
      const max = disputedMinor !== null && disputedMinor < principal ? disputedMinor : principal;
      decided(world, 'i1', (max * step.percent) / 100n);
    } else if (step.do === 'pay') paid(world, `p${number}`, step.minor, step.named ? ['i1'] : []);
    else if (step.do === 'charge') charged(world, 'i1', step.minor);
    else if (step.do === 'void') world.run((session) => voidInvoice(session, 'i1', 'x'));
    else if (step.do === 'reverse') {
      const paymentId = [...world.payments.keys()][step.nth];
      if (paymentId) reversed(world, paymentId);
    } else if (lifecycle !== 'VOID') world.run((session) => void changeByFeed(session, 'i1', change(step.minor)));
  }

  it.each(presets.flatMap((preset) => [[preset, true] as const, [preset, false] as const]))(
    'keeps every invariant of the journal, by %s, named money %s',
    (preset, namedPaysDisputed) => {
      fc.assert(
        fc.property(fc.array(command, { maxLength: 20 }), (steps) => {
          const world = new World(preset, namedPaysDisputed);
          issued(world, 'i1', { amountMinor: 50n });
          issued(world, 'i2', { amountMinor: 30n });
          for (const [number, step] of steps.entries()) {
            take(world, step, number);
            world.assertInvariants();
            const collectable = collectableOf(invoice(world));
            expect(collectable >= 0n && collectable <= remainingOf(invoice(world))).toBe(true);
          }
        }),
        { numRuns: 60 },
      );
    },
  );
});
