import type { invoiceV1 } from '#libs/contracts';
import { fromWireInterestQuestion } from './interest.wire.js';

const date = (year: number, month: number, day: number) => ({ year, month, day });
const right: invoiceV1.QuoteInterestRequest = {
  principal: { currencyCode: 'EUR', minorUnits: '100000' },
  dueDate: date(2025, 1, 10),
  untilDate: date(2025, 7, 20),
  policy: 'eu-b2b',
  debtor: 'DEBTOR_UNSPECIFIED',
  referenceRates: [],
};
const faultsOf = (more: Partial<invoiceV1.QuoteInterestRequest>): string[] => {
  try {
    fromWireInterestQuestion({ ...right, ...more });
    return [];
  } catch (error) {
    const { violations } = (error as { details: { violations: { field: string }[] } }).details;
    return violations.map(({ field }) => field);
  }
};

it.each<[string, Partial<invoiceV1.QuoteInterestRequest>, string[]]>([
  [
    'everything that is missing',
    { principal: null, dueDate: null, untilDate: null, policy: '' },
    ['principal', 'due_date', 'until_date', 'policy'],
  ],
  ['nothing to pay interest on', { principal: { currencyCode: 'EUR', minorUnits: '0' } }, ['principal']],
  ['a debt that is none', { principal: { currencyCode: 'EUR', minorUnits: '-1' } }, ['principal']],
  ['another currency than the policy has', { principal: { currencyCode: 'USD', minorUnits: '1' } }, ['principal']],
  ['a policy that nobody knows', { policy: 'constructor' }, ['policy']],
  ['a rate below zero', { policy: 'rate:-1' }, ['policy']],
  ['a rate of too many digits', { policy: 'rate:5.12345' }, ['policy']],
  ['a debtor for whom the policy is not', { policy: 'de-consumer', debtor: 'DEBTOR_BUSINESS' }, ['debtor']],
  [
    'rates that cannot be read, or stand there twice',
    {
      referenceRates: [
        { fromDate: date(2025, 1, 1), percent: 'two' },
        { fromDate: null, percent: '2' },
        { fromDate: date(2025, 1, 1), percent: '2' },
      ],
    },
    ['reference_rates[0].percent', 'reference_rates[1].from_date', 'reference_rates[2].from_date'],
  ],
])('refuses %s', (_, more, fields) => {
  expect(faultsOf(more)).toEqual(fields);
});

it('takes what is right, with a debtor for whom the policy is', () => {
  expect(faultsOf({})).toEqual([]);
  expect(
    faultsOf({ policy: 'rate:5.25', principal: { currencyCode: 'JPY', minorUnits: '5' }, debtor: 'DEBTOR_CONSUMER' }),
  ).toEqual([]);
  expect(faultsOf({ policy: 'de-consumer', debtor: 'DEBTOR_CONSUMER' })).toEqual([]);
});
