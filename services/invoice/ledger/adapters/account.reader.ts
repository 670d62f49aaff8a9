import { Injectable } from '@nestjs/common';
import type { LocalDate } from '#libs/time';
import { Database, type PageRequest } from '#libs/transactions';
import type { Context } from '../domain/journal/journal.js';
import {
  type AccountEntry,
  type AccountFacts,
  type AccountFilter,
  type AccountKey,
  type AccountPeriod,
  AccountReader,
  type PostedLine,
} from '../use-cases/ports.js';
import { entryRows, lineRows } from './journal/journal.row.js';

/** What a line changes of what a customer owes: receivables, less what is held for the customer. */
const changeOf = `sum(l.debit_minor - l.credit_minor) FILTER (WHERE l.account BETWEEN 1200 AND 1230 OR l.account IN (2100, 2110))`;

const statementTimeoutMs = 10_000;

@Injectable()
export class PostgresAccountReader extends AccountReader {
  constructor(private readonly database: Database) {
    super();
  }

  override async list(filter: AccountFilter, page: PageRequest<AccountKey>): Promise<AccountEntry[]> {
    const entries = await this.entriesOf(filter, page);
    const lines = await this.linesOf(entries.map(({ entry_id }) => entry_id));
    return entries.map(({ entry_id: entryId, change, balance }) => ({
      entryId,
      changeMinor: change,
      balanceMinor: balance,
      lines: lines.get(entryId) ?? [],
    }));
  }

  override readPeriod({ customerId, currency, from, to }: AccountPeriod, limit: number): Promise<AccountFacts> {
    return this.database.snapshot(statementTimeoutMs, async (queryable) => {
      const parameters = [customerId, currency, from, to, limit + 1];
      const rows = await queryable.query<MovementRow>(movementsSql, parameters);
      const ids = [...new Set(rows.flatMap(({ invoice_ids: ofEntry }) => ofEntry ?? []))];
      const named = await queryable.query<{ invoice_id: string; number: string }>(numbersSql, [ids]);
      const numbers = new Map(named.map(({ invoice_id: id, number }) => [id, number]));
      const open = await queryable.query<OpenRow>(openSql, [customerId, currency, limit + 1]);
      return {
        openingMinor: rows.find(({ context }) => context === null)?.change ?? 0n,
        movements: rows.flatMap(({ context, value_on: valueDate, change: changeMinor, invoice_ids: ofEntry }) =>
          context === null
            ? []
            : [
                {
                  context,
                  valueDate,
                  changeMinor,
                  invoiceNumbers: (ofEntry ?? []).flatMap((id) => numbers.get(id) ?? []),
                },
              ],
        ),
        open: open.map((row) => ({
          number: row.number,
          issueDate: row.issue_on,
          dueDate: row.due_on,
          amountMinor: row.amount_minor,
          remainingMinor: row.remaining_minor,
        })),
      };
    });
  }

  /**
   * The account is walked entry by entry from where the page before ended, so a page without a filter reads what it shows.
   * The other way round it begins with the balance of today, which takes the whole account once.
   */
  private async entriesOf(filter: AccountFilter, { after, limit }: PageRequest<AccountKey>): Promise<EntryRow[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const { descending } = filter;
    const account = `e.customer_id = ${at(filter.customerId)} AND e.currency = ${at(filter.currency)}`;
    const walked = after ? `${account} AND e.entry_id ${descending ? '<' : '>'} ${at(after[0])}::uuid` : account;
    const order = `e.entry_id ${descending ? 'DESC' : 'ASC'}`;
    const changes = `CROSS JOIN LATERAL (SELECT coalesce(${changeOf}, 0)::bigint AS change
                       FROM journal_lines l WHERE l.entry_id = e.entry_id) c`;
    const whole = `(SELECT coalesce(sum(c.change), 0)::bigint FROM journal_entries e ${changes} WHERE ${account})`;
    const begin = after ? `${at(after[1])}::bigint` : descending ? whole : '0';
    const running = `sum(c.change) OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING)`;
    const balance = descending ? `begin - ${running} + c.change` : `begin + ${running}`;
    const conditions = conditionsOf(filter, at);
    const rows = at(limit);
    // Every entry is shown where there is no filter; the planner does not see from the outer limit that it may stop.
    const entries = `(SELECT * FROM journal_entries e WHERE ${walked} ORDER BY ${order}
                       ${conditions.length === 0 ? `LIMIT ${rows}` : ''})`;
    return this.database.query<EntryRow>(
      `SELECT e.entry_id, e.change, e.balance::bigint AS balance
         FROM (SELECT e.entry_id, e.context, e.value_on, c.change, ${balance} AS balance
                 FROM (SELECT ${begin} AS begin OFFSET 0) b CROSS JOIN ${entries} e ${changes}) e
        WHERE ${['true', ...conditions].join(' AND ')} ORDER BY ${order} LIMIT ${rows}`,
      parameters,
    );
  }

  private async linesOf(entryIds: readonly string[]): Promise<Map<string, PostedLine[]>> {
    const rows = await this.database.query<{ entry_id: string }>(
      `SELECT ${entryRows.select('e')}, ${lineRows.select('l')}
         FROM journal_entries e JOIN journal_lines l ON l.entry_id = e.entry_id
        WHERE e.entry_id = ANY($1::uuid[]) ORDER BY l.entry_id, l.line_number`,
      [entryIds],
    );
    const lines = new Map<string, PostedLine[]>();
    for (const row of rows) {
      const line = { ...entryRows.toDomain(row), ...lineRows.toDomain(row) };
      lines.set(row.entry_id, [...(lines.get(row.entry_id) ?? []), line]);
    }
    return lines;
  }
}

interface MovementRow {
  readonly context: Context | null;
  readonly value_on: LocalDate;
  readonly change: bigint;
  readonly invoice_ids: readonly string[] | null;
}

interface OpenRow {
  readonly number: string;
  readonly issue_on: LocalDate;
  readonly due_on: LocalDate;
  readonly amount_minor: bigint;
  readonly remaining_minor: bigint;
}

interface EntryRow {
  readonly entry_id: string;
  readonly change: bigint;
  readonly balance: bigint;
}

function conditionsOf(filter: AccountFilter, at: (value: unknown) => string): string[] {
  const { invoiceId, paymentId, contexts, valueFrom, valueTo } = filter;
  const hasLine = (condition: string): string =>
    `EXISTS (SELECT FROM journal_lines l WHERE l.entry_id = e.entry_id AND ${condition})`;
  const conditions: string[] = [];
  if (invoiceId !== null) conditions.push(hasLine(`l.invoice_id = ${at(invoiceId)}`));
  if (paymentId !== null) conditions.push(hasLine(`l.payment_id = ${at(paymentId)}`));
  if (contexts.length > 0) conditions.push(`e.context = ANY(${at(contexts)}::text[])`);
  if (valueFrom !== null) conditions.push(`e.value_on >= ${at(valueFrom)}::date`);
  if (valueTo !== null) conditions.push(`e.value_on <= ${at(valueTo)}::date`);
  return conditions;
}

/**
 * What of the account moved what the customer owes: what came before the period as one row without context, then the
 * entries of the period. Money that is allocated, and credit that is kept, move between accounts of the customer alone.
 */
const movementsSql = `
  WITH moved AS MATERIALIZED (
    SELECT e.entry_id, e.context, e.value_on, c.change, c.invoice_ids
      FROM journal_entries e
     CROSS JOIN LATERAL (
       SELECT coalesce(${changeOf}, 0)::bigint AS change,
              array_agg(DISTINCT l.invoice_id) FILTER (WHERE l.invoice_id IS NOT NULL) AS invoice_ids
         FROM journal_lines l WHERE l.entry_id = e.entry_id) c
     WHERE e.customer_id = $1 AND e.currency = $2 AND e.value_on <= $4 AND c.change <> 0)
  SELECT NULL AS context, NULL AS value_on, coalesce(sum(change), 0)::bigint AS change, NULL::uuid[] AS invoice_ids
    FROM moved WHERE value_on < $3::date
   UNION ALL
  (SELECT context, value_on, change, invoice_ids FROM moved
    WHERE $3::date IS NULL OR value_on >= $3::date
    ORDER BY value_on, entry_id LIMIT $5)`;

const numbersSql = 'SELECT invoice_id, number FROM invoices WHERE invoice_id = ANY($1::uuid[])';

const openSql = `
  SELECT number, issue_on, due_on, amount_minor, remaining_minor FROM invoices
   WHERE customer_id = $1 AND lifecycle = 'OPEN' AND currency = $2 ORDER BY due_on, number LIMIT $3`;
