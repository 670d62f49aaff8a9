import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { Database } from '#libs/transactions';

const everyMs = 10_000;
const customersAtOnce = 1_000;
const noCustomer = '00000000-0000-0000-0000-000000000000';

/**
 * Walks over all customers, some at a time, and reckons anew what those owe whose kept figures are not what their invoices
 * say: those of before the figures were kept, and those whose invoices a process of the release before has changed.
 */
@Injectable()
export class DebtorWalk {
  constructor(
    background: Background,
    private readonly database: Database,
  ) {
    background.start({ name: 'walk over debtors', roles: ['relay'], everyMs, run: () => this.next() });
  }

  /** @returns whether there is more of the first round, which is walked without a pause */
  async next(atOnce = customersAtOnce): Promise<boolean> {
    const [walk] = await this.database.query<{ customer_id: string; round_count: bigint }>(
      'SELECT customer_id, round_count FROM debtor_walk',
    );
    const { customer_id: after, round_count: roundCount } = walk!;
    const customers = await this.database.query<{ customer_id: string }>(
      'SELECT customer_id FROM customers WHERE customer_id > $1 ORDER BY customer_id LIMIT $2',
      [after, atOnce],
    );
    const ids = customers.map(({ customer_id }) => customer_id);
    const wrong = await this.database.query<{ customer_id: string; currency: string }>(wrongSql, [ids]);
    if (wrong.length > 0) {
      await this.database.query('SELECT refresh_debtors($1::uuid[], $2::char(3)[])', [
        wrong.map(({ customer_id }) => customer_id),
        wrong.map(({ currency }) => currency),
      ]);
    }
    const isEnd = ids.length < atOnce;
    // Of two processes that walk at once, one sets the mark.
    await this.database.query(
      'UPDATE debtor_walk SET customer_id = $1, round_count = round_count + $2 WHERE customer_id = $3',
      [isEnd ? noCustomer : ids.at(-1), isEnd ? 1 : 0, after],
    );
    return !isEnd && roundCount === 0n;
  }
}

const wrongSql = `
  SELECT customer_id, currency
    FROM (SELECT i.customer_id, i.currency, count(*) AS open_count, sum(i.remaining_minor) AS outstanding,
                 count(*) FILTER (WHERE i.overdue_marked) AS overdue_count,
                 coalesce(sum(i.remaining_minor) FILTER (WHERE i.overdue_marked), 0) AS overdue, min(i.due_on) AS oldest
            FROM invoices i WHERE i.customer_id = ANY($1::uuid[]) AND i.lifecycle = 'OPEN'
           GROUP BY i.customer_id, i.currency) f
    FULL JOIN (SELECT * FROM debtors WHERE customer_id = ANY($1::uuid[]) AND open_count > 0) d
         USING (customer_id, currency)
   WHERE (d.open_count, d.outstanding_minor, d.overdue_count, d.overdue_minor, d.oldest_due_on)
         IS DISTINCT FROM (f.open_count, f.outstanding, f.overdue_count, f.overdue, f.oldest)`;
