import fc from 'fast-check';
import { components } from '../components.js';
import { type Debt, type DirectedPayment, type Preset, presets, spreadPayment } from './waterfall.js';

const aDebt = (number: string, dueDate: string, owed: Partial<Debt['owed']>, more: Partial<Debt> = {}): Debt => ({
  ...{ number, dueDate, issueDate: '2026-01-01', disputedMinor: 0n },
  owed: { PRINCIPAL: 0n, INTEREST: 0n, FEE: 0n, COST: 0n, ...owed },
  ...more,
});
const whole = { PRINCIPAL: 100n, INTEREST: 10n, FEE: 5n, COST: 4n };

function spread(minor: bigint, debts: readonly Debt[], preset: Preset, more: Partial<DirectedPayment> = {}): string[] {
  const found = spreadPayment({ minor, valueDate: '2026-03-01', named: [], ...more }, debts, preset);
  const parts = found.parts.map((part) => `${part.number} ${part.component} ${part.minor}`);
  return found.unappliedMinor === 0n ? parts : [...parts, `left ${found.unappliedMinor}`];
}

describe('presets', () => {
  const debts = [aDebt('B', '2026-02-02', whole), aDebt('A', '2026-02-01', whole), aDebt('C', '2026-03-01', whole)];

  it.each<[Preset, string[]]>([
    [
      'OLDEST_FIRST',
      ['A COST 4', 'A FEE 5', 'A INTEREST 10', 'A PRINCIPAL 100', 'B COST 4', 'B FEE 5', 'B INTEREST 2'],
    ],
    ['FEES_FIRST', ['A COST 4', 'B COST 4', 'A FEE 5', 'B FEE 5', 'A INTEREST 10', 'B INTEREST 10', 'A PRINCIPAL 92']],
    ['DE_367', ['A COST 4', 'A FEE 5', 'A INTEREST 10', 'A PRINCIPAL 100', 'B COST 4', 'B FEE 5', 'B INTEREST 2']],
    ['DE_497', ['A COST 4', 'A FEE 5', 'A PRINCIPAL 100', 'A INTEREST 10', 'B COST 4', 'B FEE 5', 'B PRINCIPAL 2']],
    ['PRINCIPAL_FIRST', ['A PRINCIPAL 100', 'B PRINCIPAL 30']],
  ])('%s', (preset, parts) => {
    expect(spread(130n, debts, preset)).toEqual(parts);
  });

  it('pay what is past due before what is due that day and later, whatever the component', () => {
    const later = [aDebt('L', '2026-03-02', { COST: 5n }), aDebt('D', '2026-03-01', { FEE: 5n }), ...debts.slice(0, 1)];
    expect(spread(124n, later, 'FEES_FIRST')).toEqual([
      'B COST 4',
      'B FEE 5',
      'B INTEREST 10',
      'B PRINCIPAL 100',
      'D FEE 5',
    ]);
  });

  it('share among debts of one date, and among costs and fees, under BGB 366 and 367', () => {
    const same = [
      aDebt('A', '2026-02-01', { PRINCIPAL: 300n }),
      aDebt('B', '2026-02-01', { PRINCIPAL: 90n, COST: 6n, FEE: 4n }),
    ];
    expect(spread(100n, same, 'DE_367')).toEqual(['A PRINCIPAL 75', 'B COST 6', 'B FEE 4', 'B PRINCIPAL 15']);
    expect(spread(20n, same, 'DE_367')).toEqual(['A PRINCIPAL 15', 'B COST 3', 'B FEE 2']);
    expect(spread(20n, same, 'OLDEST_FIRST')).toEqual(['A PRINCIPAL 20']);
  });
});

describe('instalments that are due', () => {
  const debts = [aDebt('A', '2026-02-01', { PRINCIPAL: 100n }), aDebt('B', '2026-02-02', { PRINCIPAL: 100n, FEE: 7n })];
  const due = [{ number: 'B', minor: 50n }];

  it('are paid after what the payer named and before the order of the organisation, and say so', () => {
    expect(spread(80n, debts, 'OLDEST_FIRST', { due })).toEqual(['B FEE 7', 'B PRINCIPAL 43', 'A PRINCIPAL 30']);
    const named = [{ number: 'A', minor: 60n }];
    expect(spread(80n, debts, 'OLDEST_FIRST', { named, due })).toEqual(['A PRINCIPAL 60', 'B FEE 7', 'B PRINCIPAL 13']);
    const { parts } = spreadPayment({ minor: 60n, valueDate: '2026-03-01', named: [], due }, debts, 'OLDEST_FIRST');
    expect(parts.map(({ because }) => because)).toEqual([
      'An instalment that is due asks for it.',
      'An instalment that is due asks for it.',
      expect.stringContaining('Past due'),
    ]);
  });

  it('are paid by what the payer named their debt for, too', () => {
    const named = [{ number: 'B', minor: 40n }];
    expect(spread(70n, debts, 'OLDEST_FIRST', { named, due })).toEqual([
      ...['B FEE 7', 'B PRINCIPAL 33', 'B PRINCIPAL 10', 'A PRINCIPAL 20'],
    ]);
  });

  it('bring nothing to what is disputed, and no more than is owed', () => {
    const disputed = [aDebt('B', '2026-02-02', { PRINCIPAL: 100n }, { disputedMinor: 80n }), debts[0]!];
    expect(spread(60n, disputed, 'OLDEST_FIRST', { due })).toEqual(['B PRINCIPAL 20', 'A PRINCIPAL 40']);
  });
});

describe('instructions of the payer', () => {
  const debts = [aDebt('A', '2026-02-01', { PRINCIPAL: 100n }), aDebt('B', '2026-02-02', { PRINCIPAL: 100n, FEE: 7n })];

  it('come first, in the order named, up to the amount named', () => {
    const named = [{ number: 'B', minor: 50n }];
    expect(spread(120n, debts, 'OLDEST_FIRST', { named })).toEqual(['B FEE 7', 'B PRINCIPAL 43', 'A PRINCIPAL 70']);
    const both = [
      { number: 'B', minor: null },
      { number: 'A', minor: null },
    ];
    expect(spread(150n, debts, 'PRINCIPAL_FIRST', { named: both })).toEqual([
      'B PRINCIPAL 100',
      'B FEE 7',
      'A PRINCIPAL 43',
    ]);
  });

  it('alone bring money to what is disputed and to what is not issued yet', () => {
    const disputed = aDebt('A', '2026-02-01', { PRINCIPAL: 100n, FEE: 3n }, { disputedMinor: 60n });
    const future = aDebt('F', '2026-05-01', { PRINCIPAL: 10n }, { issueDate: '2026-04-01' });
    expect(spread(200n, [disputed, future], 'OLDEST_FIRST')).toEqual(['A FEE 3', 'A PRINCIPAL 40', 'left 157']);
    const named = [
      { number: 'A', minor: 50n },
      { number: 'F', minor: null },
    ];
    expect(spread(200n, [disputed, future], 'OLDEST_FIRST', { named })).toEqual([
      'A FEE 3',
      'A PRINCIPAL 47',
      'F PRINCIPAL 10',
      'left 140',
    ]);
  });

  it('are told as the reason, and else the order', () => {
    const named = [{ number: 'A', minor: 1n }];
    const { parts } = spreadPayment({ minor: 2n, valueDate: '2026-03-01', named }, debts, 'OLDEST_FIRST');
    expect(parts.map(({ because }) => because)).toEqual([
      'The payer named it.',
      'Past due: the debt due first, in it costs, fees, interest, principal.',
    ]);
  });
});

const dates = fc.constantFrom('2026-02-01', '2026-02-15', '2026-03-01', '2026-04-01');
const minor = fc.bigInt({ min: 0n, max: 10_000n });
const someDebts = fc
  .array(
    fc.record({ issueDate: dates, dueDate: dates, amounts: fc.tuple(minor, minor, minor, minor), share: fc.nat(100) }),
    {
      maxLength: 8,
    },
  )
  .map((rows) =>
    rows.map(({ issueDate, dueDate, amounts: [PRINCIPAL, INTEREST, FEE, COST], share }, index): Debt => {
      const disputedMinor = (PRINCIPAL * BigInt(share)) / 100n;
      return { number: `N${index}`, issueDate, dueDate, disputedMinor, owed: { PRINCIPAL, INTEREST, FEE, COST } };
    }),
  );

test.each(presets)(
  '%s spreads every cent once, never more than is owed, and leaves nothing while something is owed',
  (preset) => {
    const payments = fc.record({
      minor: fc.bigInt({ min: 1n, max: 60_000n }),
      names: fc.array(fc.nat(7), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(someDebts, payments, (debts, { minor: paid, names }) => {
        const numbers = [...new Set(names)].filter((index) => index < debts.length).map((index) => `N${index}`);
        const named = numbers.map((number) => ({ number, minor: null }));
        const payment = { minor: paid, valueDate: '2026-03-01', named };
        const { parts, unappliedMinor } = spreadPayment(payment, debts, preset);
        expect(parts.reduce((sum, part) => sum + part.minor, unappliedMinor)).toBe(paid);
        const settled = (number: string, component: string) =>
          parts
            .filter((part) => part.number === number && part.component === component)
            .reduce((sum, part) => sum + part.minor, 0n);
        const isRight = debts.every((debt) => {
          const isNamed = numbers.includes(debt.number);
          return components.every((component) => {
            const disputed = component === 'PRINCIPAL' && !isNamed ? debt.disputedMinor : 0n;
            const open = debt.issueDate > '2026-03-01' && !isNamed ? 0n : debt.owed[component] - disputed;
            const got = settled(debt.number, component);
            return got >= 0n && got <= open && (unappliedMinor === 0n || got === open);
          });
        });
        expect(isRight).toBe(true);
        expect(spreadPayment(payment, debts.toReversed(), preset)).toEqual({ parts, unappliedMinor });
      }),
      { numRuns: 5_000 },
    );
  },
);
