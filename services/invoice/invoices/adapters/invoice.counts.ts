import { Injectable } from '@nestjs/common';
import { Background, type Counter, counterTable, foldCounts } from '#libs/platform';
import { Database } from '#libs/transactions';

const invoiceCounts: Counter = {
  name: 'invoice_counts',
  of: 'invoices',
  by: { currency: 'char(3)', lifecycle: 'text' },
  sums: ['amount_minor', 'remaining_minor'],
};
/** A customer is invoiced from its first invoice on. */
const customerCounts: Counter = { name: 'customer_counts', of: 'customers', by: { invoiced: 'boolean' }, sums: [] };

export const countTables = [invoiceCounts, customerCounts].map(counterTable);

const everyMs = 5_000;

/** Keeps the counts of invoices and customers short. */
@Injectable()
export class InvoiceCounts {
  constructor(background: Background, database: Database) {
    for (const counter of [invoiceCounts, customerCounts]) {
      background.start({
        name: `counts in ${counter.name}`,
        roles: ['relay'],
        everyMs,
        run: () => foldCounts(database, counter),
      });
    }
  }
}
