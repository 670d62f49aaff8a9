import { Injectable } from '@nestjs/common';
import { Database, type PageRequest } from '#libs/transactions';
import type { Invoice, Lifecycle } from '../../ledger/domain/invoice.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { type InvoiceFilter, type InvoiceKey, InvoiceReader, type Summary } from '../use-cases/ports.js';

const allLifecycles: readonly Lifecycle[] = ['DRAFT', 'OPEN', 'PAID', 'VOID'];

@Injectable()
export class PostgresInvoiceReader extends InvoiceReader {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
  ) {
    super();
  }

  override async list(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): Promise<Invoice[]> {
    const lifecycles = lifecyclesOf(filter);
    if (lifecycles.length === 0) return [];
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const limit = at(page.limit);
    const shared = conditionsOf(filter, at);
    if (page.after) {
      const [dueDate, number, invoiceId] = page.after;
      const after = `(${at(dueDate)}::date, ${at(number)}, ${at(invoiceId)}::uuid)`;
      shared.push(`(i.due_on, i.number, i.invoice_id) > ${after}`);
    }
    // Each branch reads its index in order and stops at the limit; they are merged without a sort.
    const branches = lifecycles.map((lifecycle) => {
      const conditions = [`i.lifecycle = '${lifecycle}'`, ...shared];
      if (lifecycle === 'OPEN') conditions.push(...openConditions(filter, now, at));
      return `(SELECT i.invoice_id, i.due_on, i.number FROM invoices i WHERE ${conditions.join(' AND ')}
                ORDER BY i.due_on, i.number, i.invoice_id LIMIT ${limit})`;
    });
    const rows = await this.database.query<{ invoice_id: string }>(
      `SELECT invoice_id FROM (${branches.join(' UNION ALL ')}) i ORDER BY i.due_on, i.number, i.invoice_id LIMIT ${limit}`,
      parameters,
    );
    const found = await this.invoices.findMany(rows.map(({ invoice_id }) => invoice_id));
    const byId = new Map(found.map((invoice) => [invoice.invoiceId, invoice]));
    return rows.flatMap(({ invoice_id }) => byId.get(invoice_id) ?? []);
  }

  override async summary(): Promise<Summary> {
    const rows = await this.database.query<SummaryRow>(`
      SELECT currency, sum(row_count)::bigint AS invoices,
             coalesce(sum(row_count) FILTER (WHERE lifecycle = 'OPEN'), 0)::bigint AS open,
             sum(amount_minor)::bigint AS amount, sum(remaining_minor)::bigint AS remaining,
             (SELECT coalesce(sum(row_count), 0)::bigint FROM customer_counts WHERE invoiced) AS customers
        FROM invoice_counts GROUP BY currency HAVING sum(row_count) > 0 ORDER BY currency`);
    return {
      invoiceCount: rows.reduce((sum, row) => sum + row.invoices, 0n),
      openCount: rows.reduce((sum, row) => sum + row.open, 0n),
      customerCount: rows[0]?.customers ?? 0n,
      amounts: rows.map(({ currency, amount, remaining }) => ({ currency, minor: amount, remainingMinor: remaining })),
    };
  }
}

interface SummaryRow {
  currency: string;
  invoices: bigint;
  open: bigint;
  amount: bigint;
  remaining: bigint;
  customers: bigint;
}

/** The lifecycles that can satisfy a filter at all. */
function lifecyclesOf(filter: InvoiceFilter): readonly Lifecycle[] {
  const { lifecycles, overdue, unassigned, voidStands, minRemainingMinor, maxRemainingMinor } = filter;
  const asked = lifecycles.length > 0 ? [...new Set(lifecycles)] : allLifecycles;
  // Something remains of an open invoice, and nothing of any other.
  const takesNothing = (minRemainingMinor ?? 0n) <= 0n && (maxRemainingMinor ?? 0n) >= 0n;
  const onlyOpen = overdue === true || unassigned || !takesNothing;
  return asked.filter((lifecycle) => (!onlyOpen || lifecycle === 'OPEN') && (!voidStands || lifecycle === 'VOID'));
}

/** That something remains is said once more, since the planner does not know that it follows. */
function openConditions(filter: InvoiceFilter, now: Date, at: (value: unknown) => string): string[] {
  const { overdue, minRemainingMinor: min, maxRemainingMinor: max } = filter;
  const conditions = overdue === null ? [] : overdueConditions(overdue, at(now));
  if (min !== null || max !== null) conditions.push('i.remaining_minor > 0');
  if (min !== null) conditions.push(`i.remaining_minor >= ${at(min)}`);
  if (max !== null) conditions.push(`i.remaining_minor <= ${at(max)}`);
  return conditions;
}

/**
 * An open invoice is overdue once its due date has ended in the zone of its customer, which is no earlier than 10:00 and
 * no later than 12:00 of the next day in UTC; so the due date bounds what is read of the index.
 */
function overdueConditions(overdue: boolean, now: string): string[] {
  const utcDate = `(${now}::timestamptz AT TIME ZONE 'UTC')::date`;
  return overdue
    ? [`i.overdue_at <= ${now}`, `i.due_on <= ${utcDate}`]
    : [`i.overdue_at > ${now}`, `i.due_on >= ${utcDate} - 2`];
}

function conditionsOf(filter: InvoiceFilter, at: (value: unknown) => string): string[] {
  const conditions: string[] = [];
  const { customerId, disputed, unassigned, currency, text, dueFrom, dueTo } = filter;
  if (customerId !== null) conditions.push(`i.customer_id = ${at(customerId)}`);
  if (disputed !== null) conditions.push(disputed ? 'i.disputed' : 'NOT i.disputed');
  if (unassigned) conditions.push('NOT EXISTS (SELECT FROM enrolments e WHERE e.invoice_id = i.invoice_id)');
  if (filter.voidStands !== null) conditions.push(filter.voidStands ? 'i.void_stands' : 'NOT i.void_stands');
  if (currency !== null) conditions.push(`i.currency = ${at(currency)}`);
  if (dueFrom !== null) conditions.push(`i.due_on >= ${at(dueFrom)}`);
  if (dueTo !== null) conditions.push(`i.due_on <= ${at(dueTo)}`);
  if (text !== '') conditions.push(`i.number ^@ ${at(text)}`);
  return conditions;
}
