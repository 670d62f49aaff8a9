import fc from 'fast-check';
import { changeByFeed, reopenByFeed, voidInvoice } from '../../invoices/domain/receivable.js';
import { type Preset, presets } from '../../ledger/domain/allocation/waterfall.js';
import { postCharge, postWaiver, waivableOf } from '../../ledger/domain/charges.js';
import { type ChargedComponent, componentsOf, dividedAmount, sumOf } from '../../ledger/domain/components.js';
import { owedOf, remainingOf } from '../../ledger/domain/invoice.js';
import { accounts } from '../../ledger/domain/journal/journal.js';
import { reversePayment } from '../../ledger/domain/payments.js';
import { change, eventsOf, issued, linesOf, paid, World } from '../../testing/ledger-world.js';

/** An open invoice of 100 on which a fee of 10 and costs of 6 are charged. */
function chargedWorld(preset: Preset = 'OLDEST_FIRST'): World {
  const world = new World(preset);
  issued(world, 'i1', { amountMinor: 100n });
  charge(world, 'FEE', 10n);
  charge(world, 'COST', 6n);
  return world;
}

function charge(world: World, component: ChargedComponent, minor: bigint, chargeId = `c${world.entries.length}`) {
  return world.run((session) => void postCharge(session, { chargeId, invoiceId: 'i1', component, minor }));
}

function waive(world: World, component: ChargedComponent, minor: bigint, chargeId = 'c1') {
  return world.run((session) => void postWaiver(session, { chargeId, invoiceId: 'i1', component, minor }));
}

const owed = (world: World) => owedOf(world.invoices.get('i1')!);
const owing = (PRINCIPAL: bigint, FEE: bigint, COST: bigint) => ({ PRINCIPAL, INTEREST: 0n, FEE, COST });

describe('a charge', () => {
  it('is owed on a receivable of its own and earned, and the waiver is the same the other way round', () => {
    const world = new World();
    issued(world, 'i1', { amountMinor: 100n });
    const added = charge(world, 'FEE', 10n, 'c1')!;
    expect(linesOf(added)).toEqual(['CHARGE_ADDED 1220 D10', 'CHARGE_ADDED 4100 C10']);
    expect(eventsOf(added)).toEqual(['InvoiceBalanceChanged CHARGE_ADDED']);
    const waived = waive(world, 'FEE', 10n)!;
    expect(linesOf(waived)).toEqual(['CHARGE_WAIVED 4100 D10', 'CHARGE_WAIVED 1220 C10']);
    expect(waived.entries[0]!.reversesSource).toBe(added.entries[0]!.source);
    expect(owed(world)).toEqual(owing(100n, 0n, 0n));
    world.assertInvariants();
  });

  it.each<[Preset, object]>([
    ['OLDEST_FIRST', owing(66n, 0n, 0n)],
    ['FEES_FIRST', owing(66n, 0n, 0n)],
    ['DE_367', owing(66n, 0n, 0n)],
    ['DE_497', owing(66n, 0n, 0n)],
    ['PRINCIPAL_FIRST', owing(50n, 10n, 6n)],
  ])('is settled within its invoice in the order of %s', (preset, left) => {
    const world = chargedWorld(preset);
    paid(world, 'p1', 50n);
    expect(owed(world)).toEqual(left);
    world.assertInvariants();
  });

  it('shares what is too little for costs and fees under BGB 367', () => {
    const world = chargedWorld('DE_367');
    paid(world, 'p1', 8n);
    expect(owed(world)).toEqual(owing(100n, 5n, 3n));
  });

  it('that is waived may leave nothing to pay, which settles the invoice', () => {
    const world = chargedWorld('PRINCIPAL_FIRST');
    paid(world, 'p1', 106n);
    expect(owed(world)).toEqual(owing(0n, 4n, 6n));
    expect(eventsOf(waive(world, 'FEE', 4n)!)).toEqual(['InvoiceBalanceChanged CHARGE_WAIVED']);
    expect(eventsOf(waive(world, 'COST', 6n, 'c2')!)).toEqual(['InvoicePaid CHARGE_WAIVED']);
    world.assertInvariants();
    world.run((session) => reversePayment(session, world.paymentOf('p1'), 'bounced'));
    expect(owed(world)).toEqual(owing(100n, 6n, 0n));
    world.assertInvariants();
  });

  it('goes with its invoice when that is voided, and does not come back with it', () => {
    const world = chargedWorld();
    paid(world, 'p1', 20n);
    const voided = world.run((session) => voidInvoice(session, 'i1', 'wrong'))!;
    expect(linesOf(voided)).toEqual([
      'INVOICE_VOIDED 4000 D100',
      'INVOICE_VOIDED 1200 C100',
      'CHARGES_VOIDED 4100 D10',
      'CHARGES_VOIDED 1220 C10',
      'CHARGES_VOIDED 4100 D6',
      'CHARGES_VOIDED 1230 C6',
      ...['1200 D4', '2100 C4', '1220 D10', '2100 C10', '1230 D6', '2100 C6'].map(
        (line) => `ALLOCATION_UNDONE ${line}`,
      ),
      ...['2100 D4', '2110 C4', '2100 D10', '2110 C10', '2100 D6', '2110 C6'].map((line) => `CREDIT_KEPT ${line}`),
    ]);
    world.assertInvariants();
    world.run((session) => reopenByFeed(session, 'i1', change(100n)));
    expect(owed(world)).toEqual(owing(80n, 0n, 0n));
    world.assertInvariants();
  });

  it('is unknown to files, which change the principal alone', () => {
    const world = chargedWorld();
    expect(world.run((session) => void changeByFeed(session, 'i1', change(100n)))!.events).toEqual([]);
    world.run((session) => void changeByFeed(session, 'i1', change(100n, { dueDate: '2013-01-20' })));
    expect(owed(world)).toEqual(owing(100n, 10n, 6n));
    world.run((session) => void changeByFeed(session, 'i1', change(40n)));
    expect(owed(world)).toEqual(owing(40n, 10n, 6n));
    world.assertInvariants();
  });

  it('takes what was paid too much of a principal that a file lowers', () => {
    const world = chargedWorld('PRINCIPAL_FIRST');
    paid(world, 'p1', 100n);
    const lowered = world.run((session) => void changeByFeed(session, 'i1', change(92n)))!;
    expect(linesOf(lowered)).toEqual([
      'AMOUNT_CHANGED 4000 D8',
      'AMOUNT_CHANGED 1200 C8',
      'CREDIT_KEPT 1200 D8',
      'CREDIT_KEPT 2110 C8',
      'CREDIT_RETURNED 2110 D8',
      'CREDIT_RETURNED 1220 C8',
    ]);
    expect(owed(world)).toEqual(owing(0n, 2n, 6n));
    world.assertInvariants();
  });

  it('counts as settled by what a process of the release before, which knows no components, has paid beyond the principal', () => {
    const world = chargedWorld();
    const { invoiceId, ...rest } = world.invoices.get('i1')!;
    world.invoices.set(invoiceId, { ...rest, invoiceId, paidMinor: 107n });
    expect(owed(world)).toEqual(owing(0n, 3n, 6n));
  });
});

describe('any sequence of charges, waivers and payments', () => {
  const minor = fc.bigInt({ min: 1n, max: 60n });
  const component = fc.constantFrom<ChargedComponent>('INTEREST', 'FEE', 'COST');
  const command = fc.oneof(
    fc.record({ do: fc.constant('charge' as const), component, minor }),
    fc.record({ do: fc.constant('waive' as const), component, minor }),
    fc.record({ do: fc.constant('pay' as const), minor, named: fc.boolean() }),
    fc.record({ do: fc.constant('reverse' as const), nth: fc.nat(6) }),
    fc.record({ do: fc.constant('void' as const) }),
    fc.record({ do: fc.constant('reopen' as const), minor }),
    fc.record({ do: fc.constant('change' as const), minor }),
  );
  type Step = typeof command extends fc.Arbitrary<infer Each> ? Each : never;

  function take(world: World, step: Step, number: number): void {
    const invoice = world.invoices.get('i1')!;
    if (step.do === 'charge') charge(world, step.component, step.minor, `c${number}`);
    else if (step.do === 'waive') {
      const max = waivableOf(invoice, step.component);
      if (max > 0n) waive(world, step.component, step.minor < max ? step.minor : max, 'c');
    } else if (step.do === 'pay') paid(world, `p${number}`, step.minor, step.named ? ['i1'] : []);
    else if (step.do === 'reverse') reverseNth(world, step.nth);
    else if (step.do === 'void') world.run((session) => voidInvoice(session, 'i1', 'x'));
    else if (step.do === 'reopen') world.run((session) => reopenByFeed(session, 'i1', change(step.minor)));
    else if (invoice.lifecycle !== 'VOID') world.run((session) => void changeByFeed(session, 'i1', change(step.minor)));
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

  function reverseNth(world: World, nth: number): void {
    const paymentId = [...world.payments.keys()][nth];
    if (paymentId) world.run((session) => reversePayment(session, world.paymentOf(paymentId), 'x'));
  }

  it.each(presets)('keeps every component on its account, and the same twice, by %s', (preset) => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (steps) => {
        const world = worldOf(preset, steps, (each) => each.assertInvariants());
        expect(worldOf(preset, steps).entries).toEqual(world.entries);
      }),
      { numRuns: 40 },
    );
  });

  it.each(presets)('restores exactly what was owed when a payment is reversed, by %s', (preset) => {
    fc.assert(
      fc.property(fc.tuple(minor, minor, minor, minor), minor, ([principal, interest, fee, cost], pay) => {
        const world = new World(preset);
        issued(world, 'i1', { amountMinor: principal });
        charge(world, 'INTEREST', interest);
        charge(world, 'FEE', fee);
        charge(world, 'COST', cost);
        const before = world.invoices.get('i1')!;
        const owedBefore = owed(world);
        paid(world, 'p', pay);
        const settled = sumOf(owedBefore) - sumOf(owed(world));
        expect(settled).toBe(pay < remainingOf(before) ? pay : remainingOf(before));
        world.run((session) => reversePayment(session, world.paymentOf('p'), 'x'));
        expect(owed(world)).toEqual(owedBefore);
        expect(world.balance(accounts.bank)).toBe(0n);
      }),
      { numRuns: 150 },
    );
  });

  it('divides amounts and puts them together again', () => {
    fc.assert(
      fc.property(fc.tuple(minor, minor, minor, minor), ([PRINCIPAL, INTEREST, FEE, COST]) => {
        const amounts = { PRINCIPAL, INTEREST, FEE, COST };
        expect(componentsOf(dividedAmount(amounts))).toEqual(amounts);
      }),
    );
  });
});
