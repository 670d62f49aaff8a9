import fc from 'fast-check';
import { voidInvoice } from '../../invoices/domain/receivable.js';
import { type Preset, presets } from '../../ledger/domain/allocation/waterfall.js';
import { postCharge } from '../../ledger/domain/charges.js';
import type { ChargedComponent } from '../../ledger/domain/components.js';
import { remainingOf } from '../../ledger/domain/invoice.js';
import { accounts } from '../../ledger/domain/journal/journal.js';
import { reopenSettled, settleInvoices } from '../../ledger/domain/losses/settlements.js';
import { writeOffInvoice } from '../../ledger/domain/losses/write-offs.js';
import { applyEarmarkedCash, reversePayment } from '../../ledger/domain/payments.js';
import { decided, disputed, eventsOf, issued, linesOf, paid, World } from '../../testing/ledger-world.js';

function settle(world: World, surplusMinor = 0n, invoiceIds = ['i1']) {
  return world.run((session) => settleInvoices(session, invoiceIds, surplusMinor, 'SETTLEMENT_FULFILLED'))!;
}

function breach(world: World) {
  return world.run((session) => {
    reopenSettled(session, 'i1', 'SETTLEMENT_BREACHED');
    applyEarmarkedCash(session, 'i1');
  })!;
}

function charge(world: World, component: ChargedComponent, minor: bigint, chargeId = 'c1') {
  return world.run((session) => void postCharge(session, { chargeId, invoiceId: 'i1', component, minor }));
}

function takeBack(world: World, paymentId: string) {
  return world.run((session) => reversePayment(session, world.paymentOf(paymentId), 'bounced'))!;
}

const invoice = (world: World) => world.invoices.get('i1')!;

/** An invoice of 100 with a fee of 10, of which 80 are paid. */
function paidInPart(): World {
  const world = new World();
  issued(world, 'i1', { amountMinor: 100n });
  charge(world, 'FEE', 10n);
  paid(world, 'p1', 80n, ['i1']);
  return world;
}

it('a discount takes what remains off the receivable of each component', () => {
  const world = new World();
  issued(world, 'i1', { amountMinor: 100n });
  charge(world, 'FEE', 10n);
  const changes = settle(world);
  expect(linesOf(changes)).toEqual([
    'SETTLEMENT_DISCOUNT 4200 D110',
    'SETTLEMENT_DISCOUNT 1200 C100',
    'SETTLEMENT_DISCOUNT 1220 C10',
  ]);
  expect(eventsOf(changes)).toEqual(['InvoiceSettled SETTLEMENT_FULFILLED']);
  world.assertInvariants();
});

it('is given once, and nothing remains to ask for', () => {
  const world = paidInPart();
  settle(world);
  expect([invoice(world).lifecycle, remainingOf(invoice(world)), invoice(world).paidMinor]).toEqual([
    ...['SETTLED', 0n, 80n],
  ]);
  expect(settle(world).entries).toEqual([]);
  world.assertInvariants();
});

it('a breach reverses it exactly, and all is owed again since its own due date', () => {
  const world = paidInPart();
  const before = invoice(world);
  settle(world);
  const changes = breach(world);
  expect(eventsOf(changes)).toEqual(['InvoiceReopened SETTLEMENT_BREACHED']);
  expect(world.balance(accounts.settlementDiscount)).toBe(0n);
  const { dueDate, episode, paidMinor } = before;
  expect(invoice(world)).toMatchObject({ lifecycle: 'OPEN', dueDate, episode, paidMinor, overdueMarked: false });
  expect(breach(world).entries).toEqual([]);
  world.assertInvariants();
});

it('what was paid beyond the agreed amount is credit, and pays the invoices again after a breach', () => {
  const world = new World();
  issued(world, 'i1', { amountMinor: 100n });
  issued(world, 'i2', { amountMinor: 50n });
  paid(world, 'p1', 130n, ['i1', 'i2']);
  const changes = settle(world, 40n, ['i1', 'i2']);
  expect(linesOf(changes)).toEqual([
    ...['CREDIT_KEPT 1200 D10', 'CREDIT_KEPT 2110 C10', 'SETTLEMENT_DISCOUNT 4200 D10', 'SETTLEMENT_DISCOUNT 1200 C10'],
    ...['CREDIT_KEPT 1200 D30', 'CREDIT_KEPT 2110 C30', 'SETTLEMENT_DISCOUNT 4200 D50', 'SETTLEMENT_DISCOUNT 1200 C50'],
  ]);
  expect([...world.invoices.values()].map(({ lifecycle, paidMinor }) => [lifecycle, paidMinor])).toEqual([
    ['SETTLED', 90n],
    ['SETTLED', 0n],
  ]);
  world.assertInvariants();
  world.run((session) => ['i1', 'i2'].forEach((id) => reopenSettled(session, id, 'SETTLEMENT_BREACHED')));
  expect([...world.invoices.values()].map(({ paidMinor }) => paidMinor)).toEqual([100n, 30n]);
  expect(world.balance(accounts.customerCredit)).toBe(0n);
  world.assertInvariants();
});

it('a payment that is taken back ends it, before the breach is told', () => {
  const world = paidInPart();
  settle(world);
  const changes = takeBack(world, 'p1');
  expect(eventsOf(changes)).toEqual(['InvoiceReopened PAYMENT_REVERSED', 'PaymentDeallocated bounced']);
  expect([invoice(world).lifecycle, remainingOf(invoice(world))]).toEqual(['OPEN', 110n]);
  expect(breach(world).entries).toEqual([]);
  world.assertInvariants();
});

it('money for a settled invoice settles others, or waits', () => {
  const world = paidInPart();
  settle(world);
  paid(world, 'p2', 50n, ['i1']);
  expect(world.payments.get('p2')!.unappliedMinor).toBe(50n);
  breach(world);
  expect([remainingOf(invoice(world)), world.payments.get('p2')!.unappliedMinor]).toEqual([0n, 20n]);
  world.assertInvariants();
});

describe('any sequence of payments, charges, disputes, settlements, breaches and other ends', () => {
  const minor = fc.bigInt({ min: 1n, max: 60n });
  const component = fc.constantFrom<ChargedComponent>('INTEREST', 'FEE', 'COST');
  const command = fc.oneof(
    fc.record({ do: fc.constant('charge' as const), component, minor }),
    fc.record({ do: fc.constant('pay' as const), minor, named: fc.subarray(['i1', 'i2']) }),
    fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(6) }),
    fc.record({ do: fc.constant('dispute' as const), minor }),
    fc.record({ do: fc.constant('settle' as const), surplus: fc.bigInt({ min: 0n, max: 60n }) }),
    fc.record({ do: fc.constantFrom('breach', 'decide', 'void', 'write off') }),
  );
  type Step = typeof command extends fc.Arbitrary<infer Each> ? Each : never;

  function take(world: World, step: Step, number: number): void {
    if ('component' in step) charge(world, step.component, step.minor, `c${number}`);
    else if ('named' in step) paid(world, `p${number}`, step.minor, step.named);
    else if ('nth' in step) {
      const paymentId = [...world.payments.keys()][step.nth];
      if (paymentId) takeBack(world, paymentId);
    } else if ('surplus' in step) settle(world, step.surplus, ['i1', 'i2']);
    else if ('minor' in step) disputed(world, 'i1', step.minor);
    else if (step.do === 'breach') breach(world);
    else if (step.do === 'decide') decided(world, 'i1');
    else if (step.do === 'void') world.run((session) => voidInvoice(session, 'i1', 'x'));
    else world.run((session) => void writeOffInvoice(session, 'i1', 'DIRECT', 'x'));
  }

  it.each<Preset>(presets)('keeps the journal balanced and the receivable equal to what remains, by %s', (preset) => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (steps) => {
        const world = new World(preset);
        issued(world, 'i1', { amountMinor: 50n });
        issued(world, 'i2', { amountMinor: 30n });
        for (const [number, step] of steps.entries()) {
          take(world, step, number);
          world.assertInvariants();
        }
      }),
      { numRuns: 100 },
    );
  });
});
