import type { invoiceV1 } from '#libs/contracts';
import { fromWireTrial, toWireSpread } from './allocations.wire.js';

const euros = (minor: number) => ({ currencyCode: 'EUR', minorUnits: String(minor) });
const day = { year: 2026, month: 3, day: 1 };
const debt = (number: string, more: Partial<invoiceV1.TriedDebt> = {}): invoiceV1.TriedDebt => ({
  ...{ number, issueDate: day, dueDate: day, disputed: null },
  components: [{ component: 'COMPONENT_PRINCIPAL', amount: euros(100) }],
  ...more,
});
const right: invoiceV1.TryAllocationRequest = {
  payment: { amount: euros(150), valueDate: day, named: [] },
  debts: [debt('A'), debt('B')],
  preset: 'ALLOCATION_PRESET_OLDEST_FIRST',
};
const faultsOf = (more: Partial<invoiceV1.TryAllocationRequest>): string[] => {
  try {
    fromWireTrial({ ...right, ...more });
    return [];
  } catch (error) {
    const { violations } = (error as { details: { violations: { field: string }[] } }).details;
    return violations.map(({ field }) => field);
  }
};
const paying = (more: Partial<invoiceV1.TriedPayment>) => ({ payment: { ...right.payment!, ...more } });

it.each<[string, Partial<invoiceV1.TryAllocationRequest>, string[]]>([
  [
    'no payment and no preset',
    { payment: null, preset: 'ALLOCATION_PRESET_UNSPECIFIED' },
    ['preset', 'payment.amount'],
  ],
  [
    'a payment of nothing without a date',
    paying({ amount: euros(0), valueDate: null }),
    ['payment.amount', 'payment.value_date'],
  ],
  ['a currency that does not exist', paying({ amount: { currencyCode: 'EURO', minorUnits: '1' } }), ['payment.amount']],
  [
    'a debt that is named twice, and one that is none',
    paying({
      named: [
        { number: 'A', amount: null },
        { number: 'A', amount: null },
        { number: 'X', amount: euros(-1) },
      ],
    }),
    ['payment.named[1].number', 'payment.named[2].number', 'payment.named[2].amount'],
  ],
  ['one number of two debts', { debts: [debt('A'), debt(' A ')] }, ['debts[1].number']],
  ['more in dispute than is owed', { debts: [debt('A', { disputed: euros(101) })] }, ['debts[0].disputed']],
  [
    'amounts of another currency, and components twice or without a name',
    {
      debts: [
        debt('A', {
          components: [
            { component: 'COMPONENT_FEE', amount: { currencyCode: 'USD', minorUnits: '1' } },
            { component: 'COMPONENT_FEE', amount: euros(1) },
            { component: 'COMPONENT_UNSPECIFIED', amount: euros(1) },
          ],
        }),
      ],
    },
    ['debts[0].components[0].amount', 'debts[0].components[1].component', 'debts[0].components[2].component'],
  ],
])('refuses %s', (_, more, fields) => {
  expect(faultsOf(more)).toEqual(fields);
});

it('answers with what goes where and what is left', () => {
  expect(toWireSpread(fromWireTrial({ ...right, ...paying({ amount: euros(250) }) }))).toEqual({
    parts: ['A', 'B'].map((number) => ({
      ...{ number, component: 'COMPONENT_PRINCIPAL', amount: euros(100) },
      because: 'Due that day: the debt due first, in it costs, fees, interest, principal.',
    })),
    unapplied: euros(50),
  });
});
