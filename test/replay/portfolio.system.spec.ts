import { type PortfolioRow, readPortfolio } from '#libs/portfolio';
import { differences, mapping, portfolio, replayRows, steps } from './exactness.js';
import { truthOf } from './truth.js';

const minutes = 60_000;

/** All of it takes as long as a third of the other tests together, and is a part of the release check. */
const isWhole = process.env['DUNLIN_TEST_PORTFOLIO'] === 'whole';

/** Every eighth customer, from the first day of the portfolio to the last; every step that ever fires does for them. */
function eighthOf(rows: readonly PortfolioRow[]): PortfolioRow[] {
  const customers = [...new Set(rows.map(({ customerReference }) => customerReference))];
  const chosen = new Set(customers.filter((_, index) => index % 8 === 5));
  return rows.filter(({ customerReference }) => chosen.has(customerReference));
}

describe('replay of the real portfolio', () => {
  it(
    'fires every step exactly for the invoices that were late enough',
    async () => {
      const all = await readPortfolio(portfolio, mapping);
      expect(truthOf(all, steps)).toEqual({
        'day-3': 700,
        'day-7': 458,
        'day-14': 196,
        'day-21': 67,
        'day-30': 8,
        'day-45': 0,
      });
      const rows = isWhole ? all : eighthOf(all);
      const fired = Object.entries(truthOf(rows, steps)).filter(([, count]) => count > 0);
      expect(fired.map(([step]) => step)).toEqual(['day-3', 'day-7', 'day-14', 'day-21', 'day-30']);
      const result = await replayRows(rows);
      expect(differences(result, rows)).toEqual([]);
      expect(result.portfolio).toMatchObject(
        isWhole ? { invoices: 2466, customers: 100 } : { invoices: rows.length, customers: 12 },
      );
    },
    90 * minutes,
  );
});
