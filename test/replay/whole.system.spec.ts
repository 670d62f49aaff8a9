import { readPortfolio } from '#libs/portfolio';
import { differences, mapping, portfolio, replayRows, steps } from './exactness.js';
import { truthOf } from './truth.js';

const minutes = 60_000;

describe('replay of the real portfolio', () => {
  it(
    'fires every step exactly for the invoices that were late enough',
    async () => {
      const rows = await readPortfolio(portfolio, mapping);
      expect(truthOf(rows, steps)).toEqual({
        'day-3': 700,
        'day-7': 458,
        'day-14': 196,
        'day-21': 67,
        'day-30': 8,
        'day-45': 0,
      });
      const result = await replayRows(rows);
      expect(differences(result, rows)).toEqual([]);
      expect(result.portfolio).toMatchObject({ invoices: 2466, customers: 100 });
    },
    90 * minutes,
  );
});
