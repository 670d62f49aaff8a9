import fc from 'fast-check';
import { changeByFeed, voidInvoice } from '../../invoices/domain/receivable.js';
import { type Preset, presets } from '../../ledger/domain/allocation/waterfall.js';
import { postCharge, postWaiver, waivableOf } from '../../ledger/domain/charges.js';
import { type ChargedComponent, sumOf } from '../../ledger/domain/components.js';
import { remainingOf, type WriteOffMethod, writeOffMethods, writtenOffOf } from '../../ledger/domain/invoice.js';
import { accounts } from '../../ledger/domain/journal/journal.js';
import { writeOffInvoice } from '../../ledger/domain/losses/write-offs.js';
import { reversePayment } from '../../ledger/domain/payments.js';
import { change, decided, disputed, eventsOf, issued, linesOf, paid, World } from '../../testing/ledger-world.js';

function writeOff(world: World, method: WriteOffMethod = 'DIRECT') {
  return world.run((session) => void writeOffInvoice(session, 'i1', method, 'UNCOLLECTABLE'));
}

function charge(world: World, component: ChargedComponent, minor: bigint, chargeId = 'c1') {
  return world.run((session) => void postCharge(session, { chargeId, invoiceId: 'i1', component, minor }));
}

function takeBack(world: World, paymentId: string) {
  return world.run((session) => reversePayment(session, world.paymentOf(paymentId), 'bounced'))!;
}

const invoice = (world: World) => world.invoices.get('i1')!;
const lost = (world: World) => sumOf(writtenOffOf(invoice(world)));

/** An invoice of 100 with a fee of 10, of which 30 are paid. */
function partPaidWorld(): World {
  const world = new World();
  issued(world, 'i1', { amountMinor: 100n });
  charge(world, 'FEE', 10n);
  paid(world, 'p1', 30n, ['i1']);
  return world;
}

describe('a write-off', () => {
  it.each<[WriteOffMethod, number]>([
    ['DIRECT', 5100],
    ['ALLOWANCE', 1290],
    ['SMALL_BALANCE', 5300],
  ])('%s takes what remains off the receivable, to account %i', (method, account) => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    charge(world, 'FEE', 10n);
    const changes = writeOff(world, method)!;
    expect(linesOf(changes)).toEqual([`WRITTEN_OFF ${account} D110`, 'WRITTEN_OFF 1200 C100', 'WRITTEN_OFF 1220 C10']);
    expect(eventsOf(changes)).toEqual(['InvoiceWrittenOff UNCOLLECTABLE']);
    expect(invoice(world)).toMatchObject({ lifecycle: 'WRITTEN_OFF', writeOffMethod: method, recoveredMinor: 0n });
    world.assertInvariants();
  });

  it('leaves paid what was paid, and nothing to ask for', () => {
    const world = partPaidWorld();
    writeOff(world);
    expect([lost(world), remainingOf(invoice(world)), invoice(world).paidMinor]).toEqual([80n, 0n, 30n]);
    world.assertInvariants();
  });

  it('is refused while a part is in dispute, and once more', () => {
    const world = partPaidWorld();
    disputed(world, 'i1', 20n);
    expect(writeOff(world)).toBeNull();
    decided(world, 'i1');
    expect(writeOff(world)).not.toBeNull();
    expect(writeOff(world)).toBeNull();
  });
});

describe('money for a written-off invoice', () => {
  it('recovers what was lost where its payer names the invoice, and what is beyond settles others', () => {
    const world = partPaidWorld();
    issued(world, 'i2', { amountMinor: 40n });
    writeOff(world);
    const changes = paid(world, 'p2', 100n, ['i1']);
    expect(linesOf(changes)).toEqual([
      'PAYMENT_SETTLED 1100 D100',
      'PAYMENT_SETTLED 2100 C100',
      'ALLOCATION 2100 D20',
      'ALLOCATION 1200 C20',
      'RECOVERED 2100 D80',
      'RECOVERED 4300 C80',
    ]);
    expect(eventsOf(changes)).toEqual([
      'InvoiceRecoveryChanged PAYMENT_ALLOCATED',
      'InvoiceBalanceChanged PAYMENT_ALLOCATED',
      'PaymentAllocated PAYMENT_SETTLED',
    ]);
    expect(invoice(world)).toMatchObject({ lifecycle: 'WRITTEN_OFF', recoveredMinor: 80n, paidMinor: 30n });
    world.assertInvariants();
  });

  it('is not taken where nobody names it', () => {
    const world = partPaidWorld();
    writeOff(world);
    paid(world, 'p2', 50n);
    expect(invoice(world).recoveredMinor).toBe(0n);
    expect(world.payments.get('p2')!.unappliedMinor).toBe(50n);
    world.assertInvariants();
  });

  it('is lost again, exactly, when it is taken back', () => {
    const world = partPaidWorld();
    writeOff(world);
    paid(world, 'p2', 50n, ['i1']);
    const changes = takeBack(world, 'p2');
    expect(linesOf(changes)).toEqual(['PAYMENT_REVERSED 4300 D50', 'PAYMENT_REVERSED 1100 C50']);
    expect(eventsOf(changes)).toEqual(['InvoiceRecoveryChanged PAYMENT_REVERSED', 'PaymentDeallocated bounced']);
    expect([invoice(world).recoveredMinor, lost(world), world.balance(accounts.badDebtRecovery)]).toEqual([
      ...[0n, 80n, 0n],
    ]);
    world.assertInvariants();
  });
});

it('what was paid before the write-off and is taken back is written off as well', () => {
  const world = partPaidWorld();
  writeOff(world, 'ALLOWANCE');
  const changes = takeBack(world, 'p1');
  expect(linesOf(changes)).toEqual([
    'PAYMENT_REVERSED 1200 D20',
    'PAYMENT_REVERSED 1220 D10',
    'PAYMENT_REVERSED 1100 C30',
    'WRITTEN_OFF 1290 D30',
    'WRITTEN_OFF 1200 C20',
    'WRITTEN_OFF 1220 C10',
  ]);
  expect(eventsOf(changes)).toEqual(['InvoiceWrittenOff PAYMENT_REVERSED', 'PaymentDeallocated bounced']);
  expect([invoice(world).lifecycle, lost(world)]).toEqual(['WRITTEN_OFF', 110n]);
  world.assertInvariants();
});

describe('any sequence of payments, charges, waivers, disputes, write-offs and recoveries', () => {
  const minor = fc.bigInt({ min: 1n, max: 60n });
  const component = fc.constantFrom<ChargedComponent>('INTEREST', 'FEE', 'COST');
  const command = fc.oneof(
    fc.record({ do: fc.constant('charge' as const), component, minor }),
    fc.record({ do: fc.constant('waive' as const), component, minor }),
    fc.record({ do: fc.constant('pay' as const), minor, named: fc.subarray(['i1', 'i2']) }),
    fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(6) }),
    fc.record({ do: fc.constant('write off' as const), method: fc.constantFrom(...writeOffMethods) }),
    fc.record({ do: fc.constant('dispute' as const), minor }),
    fc.record({ do: fc.constant('decide' as const) }),
    fc.record({ do: fc.constant('void' as const) }),
    fc.record({ do: fc.constant('change' as const), minor }),
  );
  type Step = typeof command extends fc.Arbitrary<infer Each> ? Each : never;

  function take(world: World, step: Step, number: number): void {
    if (step.do === 'charge') charge(world, step.component, step.minor, `c${number}`);
    else if (step.do === 'waive') waive(world, step.component, step.minor);
    else if (step.do === 'pay') paid(world, `p${number}`, step.minor, step.named);
    else if (step.do === 'reverse') reverseNth(world, step.nth);
    else if (step.do === 'write off') writeOff(world, step.method);
    else if (step.do === 'dispute') disputed(world, 'i1', step.minor);
    else if (step.do === 'decide') decided(world, 'i1');
    else if (step.do === 'void') world.run((session) => voidInvoice(session, 'i1', 'x'));
    else if (invoice(world).lifecycle === 'OPEN')
      world.run((session) => void changeByFeed(session, 'i1', change(step.minor)));
  }

  function waive(world: World, charged: ChargedComponent, max: bigint): void {
    const open = waivableOf(invoice(world), charged);
    const waived = max < open ? max : open;
    if (waived === 0n) return;
    const posting = { chargeId: 'c', invoiceId: 'i1', component: charged, minor: waived };
    world.run((session) => void postWaiver(session, posting));
  }

  function reverseNth(world: World, nth: number): void {
    const paymentId = [...world.payments.keys()][nth];
    if (paymentId) takeBack(world, paymentId);
  }

  function worldOf(preset: Preset, steps: readonly Step[], after: (world: World) => void = () => undefined): World {
    const world = new World(preset);
    issued(world, 'i1', { amountMinor: 50n });
    issued(world, 'i2', { amountMinor: 30n });
    for (const [number, step] of steps.entries()) {
      take(world, step, number);
      after(world);
    }
    return world;
  }

  it.each(presets)('keeps the journal balanced and the receivable equal to what remains, by %s', (preset) => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 25 }), (steps) => {
        const world = worldOf(preset, steps, (each) => each.assertInvariants());
        expect(worldOf(preset, steps).entries).toEqual(world.entries);
      }),
      { numRuns: 60 },
    );
  });

  it.each(presets)('never leaves anything to ask for once it is written off, by %s', (preset) => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 15 }), fc.array(command, { maxLength: 15 }), (before, after) => {
        let isGivenUp = false;
        worldOf(preset, [...before, { do: 'write off', method: 'DIRECT' }, ...after], (world) => {
          isGivenUp ||= invoice(world).lifecycle === 'WRITTEN_OFF';
          if (isGivenUp) expect([invoice(world).lifecycle, remainingOf(invoice(world))]).toEqual(['WRITTEN_OFF', 0n]);
        });
      }),
      { numRuns: 60 },
    );
  });
});
