import { collectableOf } from './collectable.js';

const usd = (minor: number) => ({ currencyCode: 'USD', minorUnits: String(minor) });
const of = (disputed: boolean, collectable: number | null) => {
  const collectableAmount = collectable === null ? null : usd(collectable);
  const asked = collectableOf({ remaining: usd(100), disputed, collectableAmount });
  return [asked.remaining?.minor, asked.disputed];
};

describe('what a debtor is asked for of an invoice', () => {
  it.each([
    ['all that remains where nothing is disputed', false, 100, [100n, false]],
    ['what is not disputed of a part', true, 70, [70n, false]],
    ['nothing, where all of it is disputed', true, 0, [100n, true]],
    ['nothing of a disputed one that comes from the release before', true, null, [100n, true]],
    ['all of another one that comes from the release before', false, null, [100n, false]],
  ])('is %s', (_, disputed, collectable, asked) => {
    expect(of(disputed, collectable)).toEqual(asked);
  });
});
