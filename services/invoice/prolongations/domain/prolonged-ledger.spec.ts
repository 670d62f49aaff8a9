import fc from 'fast-check';
import { issueInvoice, voidInvoice } from '../../invoices/domain/receivable.js';
import { sumOf } from '../../ledger/domain/components.js';
import { owedOf, remainingOf } from '../../ledger/domain/invoice.js';
import { accounts } from '../../ledger/domain/journal/journal.js';
import { writeOffInvoice } from '../../ledger/domain/losses/write-offs.js';
import { reversePayment } from '../../ledger/domain/payments.js';
import { prolongInvoice, restoreDueDate } from '../../ledger/domain/prolongations.js';
import { disputed, draftOf, eventsOf, issued, linesOf, paid, World } from '../../testing/ledger-world.js';

/** A fee of 119, of which 19 are tax, for the invoice i1 of 1,000. */
function feeWorld(): World {
  const world = new World();
  issued(world, 'i1', { amountMinor: 1_000n });
  return world;
}

function prolong(world: World, feeId: string, grossMinor = 119n, taxMinor = 19n, dueDate = '2013-02-14') {
  return world.run((session) => {
    prolongInvoice(session, 'i1', dueDate);
    const lines = { linesGrossMinor: grossMinor, linesTaxMinor: taxMinor };
    const amounts = { amountMinor: grossMinor, feeMinor: grossMinor, ...lines };
    session.addInvoice(draftOf(feeId, { ...amounts, kind: 'PROLONGATION_FEE', fromFeed: false }));
    issueInvoice(session, feeId, 'PROLONGED');
  });
}

const fee = (world: World, feeId = 'f1') => world.invoices.get(feeId)!;

describe('a prolongation', () => {
  it('moves the due date into a new episode, and posts its fee on accounts of its own', () => {
    const world = feeWorld();
    const changes = prolong(world, 'f1')!;
    expect(linesOf(changes)).toEqual([
      'INVOICE_ISSUED 1220 D119',
      'INVOICE_ISSUED 4120 C100',
      'INVOICE_ISSUED 2200 C19',
    ]);
    expect(eventsOf(changes)).toEqual(['InvoiceChanged PROLONGED', 'InvoiceIssued PROLONGED']);
    expect(world.invoices.get('i1')).toMatchObject({
      ...{ dueDate: '2013-02-14', dueDateSource: 'PROLONGED', episode: 2, lifecycle: 'OPEN', amountMinor: 1_000n },
      ...{ overdueAt: new Date('2013-02-15T00:00:00Z'), overdueMarked: false },
    });
    expect(owedOf(fee(world))).toEqual({ PRINCIPAL: 0n, INTEREST: 0n, FEE: 119n, COST: 0n });
    world.assertInvariants();
  });

  it('that is taken back restores the day in the same episode, and reverses the fee', () => {
    const world = feeWorld();
    prolong(world, 'f1');
    const changes = world.run((session) => {
      restoreDueDate(session, 'i1', { dueDate: '2013-01-31', dueDateSource: 'GIVEN' });
      voidInvoice(session, 'f1', 'wrong invoice', true);
    })!;
    expect(linesOf(changes)).toEqual([
      'INVOICE_VOIDED 4120 D100',
      'INVOICE_VOIDED 2200 D19',
      'INVOICE_VOIDED 1220 C119',
    ]);
    expect(eventsOf(changes)).toEqual(['InvoiceChanged PROLONGATION_CANCELLED', 'InvoiceVoided wrong invoice']);
    expect(world.invoices.get('i1')).toMatchObject({ dueDate: '2013-01-31', dueDateSource: 'GIVEN', episode: 2 });
    expect(fee(world)).toMatchObject({ lifecycle: 'VOID', voidStands: true });
    world.assertInvariants();
  });

  it('has a fee that money settles as a fee, and that is written off as one', () => {
    const world = feeWorld();
    prolong(world, 'f1');
    expect(linesOf(paid(world, 'p1', 119n, ['f1']))).toContain('ALLOCATION 1220 C119');
    expect(fee(world)).toMatchObject({ lifecycle: 'PAID', feePaidMinor: 119n });
    prolong(world, 'f2', 50n, 0n, '2013-02-28');
    const changes = world.run((session) => void writeOffInvoice(session, 'f2', 'DIRECT', 'little'))!;
    expect(linesOf(changes)).toEqual(['WRITTEN_OFF 5100 D50', 'WRITTEN_OFF 1220 C50']);
    world.assertInvariants();
  });
});

const step = fc.oneof(
  fc.record({ act: fc.constant('prolong' as const), gross: fc.bigInt({ min: 1n, max: 500n }), tax: fc.nat(100) }),
  fc.record({ act: fc.constant('pay' as const), minor: fc.bigInt({ min: 1n, max: 600n }), named: fc.nat(5) }),
  fc.record({ act: fc.constantFrom('void' as const, 'write off' as const, 'dispute' as const), at: fc.nat(5) }),
  fc.record({ act: fc.constant('take back' as const), at: fc.nat(5) }),
  fc.constant({ act: 'restore' as const }),
);

describe('whatever happens to prolonged invoices and their fees', () => {
  it('the journal balances, and what is owed of a fee stands on 1220 and 4120 alone', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
        const world = feeWorld();
        steps.forEach((one, index) => run(world, one, index));
        world.assertInvariants();
        for (const { invoiceId, kind, ...invoice } of world.invoices.values()) {
          if (kind !== 'PROLONGATION_FEE') continue;
          expect(world.balance(accounts.receivablePrincipal, { invoiceId })).toBe(0n);
          expect(world.balance(accounts.revenue, { invoiceId })).toBe(0n);
          expect(sumOf(owedOf({ ...invoice, invoiceId, kind }))).toBe(remainingOf(invoice));
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

function run(world: World, one: typeof step extends fc.Arbitrary<infer Step> ? Step : never, index: number): void {
  const names = [...world.invoices.keys()];
  const nameAt = (at: number): string => names[at % names.length]!;
  if (one.act === 'prolong') {
    const last = world.invoices.get('i1')!.dueDate;
    const dueDate = `2013-${String(Math.min(12, Number(last.slice(5, 7)) + 1)).padStart(2, '0')}-15`;
    if (dueDate > last) prolong(world, `f${index}`, one.gross, (BigInt(one.tax) * one.gross) / 200n, dueDate);
  } else if (one.act === 'pay') {
    paid(world, `p${index}`, one.minor, [nameAt(one.named)]);
  } else if (one.act === 'void') {
    world.run((session) => voidInvoice(session, nameAt(one.at), 'because', true));
  } else if (one.act === 'write off') {
    world.run((session) => void writeOffInvoice(session, nameAt(one.at), 'DIRECT', 'because'));
  } else if (one.act === 'dispute') {
    disputed(world, nameAt(one.at));
  } else if (one.act === 'take back') {
    const payment = [...world.payments.values()][one.at];
    if (payment) world.run((session) => reversePayment(session, payment, 'bounced'));
  } else if (one.act === 'restore') {
    world.run((session) => void restoreDueDate(session, 'i1', { dueDate: '2013-01-31', dueDateSource: 'GIVEN' }));
  }
}
