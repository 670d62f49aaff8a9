import { Injectable } from '@nestjs/common';
import { Background, type Counter, counterTable, keepCounts } from '#libs/platform';
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

/** Keeps the counts of invoices and customers short. */
@Injectable()
export class InvoiceCounts {
  constructor(background: Background, database: Database) {
    keepCounts(background, database, [invoiceCounts, customerCounts]);
  }
}
