import type { PageRequest } from '#libs/transactions';
import type { Lifecycle } from '../../ledger/domain/invoice.js';
import { type InvoiceFilter, type InvoiceKey, type InvoiceOrder, maxCount } from '../use-cases/ports.js';

/** A statement, or null where no invoice can satisfy the filter. */
export interface ListStatement {
  readonly sql: string | null;
  readonly parameters: readonly unknown[];
}

/** So many rows are sorted within a fraction of a second. */
export const maxSorted = 200_000;

/** What is to be settled here and what was paid elsewhere, as contracts have it. */
const grossAmount = '(i.amount_minor + i.paid_elsewhere_minor)';

const allLifecycles: readonly Lifecycle[] = ['DRAFT', 'OPEN', 'PAID', 'VOID', 'WRITTEN_OFF', 'SETTLED'];

const columnsOf: Readonly<Record<InvoiceOrder, readonly (readonly [name: string, type: string])[]>> = {
  DUE_DATE: [
    ['due_on', 'date'],
    ['number', 'text'],
    ['invoice_id', 'uuid'],
  ],
  REMAINING: [
    ['remaining_minor', 'bigint'],
    ['due_on', 'date'],
    ['number', 'text'],
    ['invoice_id', 'uuid'],
  ],
  ISSUE_DATE: [
    ['issue_on', 'date'],
    ['number', 'text'],
    ['invoice_id', 'uuid'],
  ],
  NUMBER: [
    ['number', 'text'],
    ['invoice_id', 'uuid'],
  ],
};

/** One branch for each lifecycle; each reads an index in order and stops at the limit, and they are merged. */
export function listSql(
  filter: InvoiceFilter,
  now: Date,
  page: PageRequest<InvoiceKey>,
  narrowed: ReadonlySet<Lifecycle>,
): ListStatement {
  const parameters = new Parameters();
  const limit = parameters.add(page.limit);
  const branches = branchesOf({ filter, now, narrowed, parameters, limit, after: page.after });
  if (branches.length === 0) return nothing;
  const sql = `SELECT i.invoice_id FROM (${branches.join(' UNION ALL ')}) i
    ORDER BY ${orderBy(columnsOf[filter.order], filter)} LIMIT ${limit}`;
  return { sql, parameters: parameters.values };
}

/** The rows of `listSql`, by number, with whose each is. */
export function namedSql({ sql, parameters }: ListStatement): ListStatement {
  if (sql === null) return nothing;
  const named = `SELECT i.invoice_id, i.customer_id, i.number FROM (${sql}) found JOIN invoices i USING (invoice_id)
    ORDER BY i.number, i.invoice_id`;
  return { sql: named, parameters };
}

/** Counts all rows of a list, in whatever order they are found fastest. */
export function countWholeSql(filter: InvoiceFilter, now: Date, rows: number): ListStatement {
  const parameters = new Parameters();
  const conditions = sharedConditions(filter, parameters);
  const ranges = otherRanges(filter, parameters);
  const { customerIds } = filter;
  const customers =
    customerIds === null ? [] : [`i.customer_id = ANY(${parameters.once('customers', customerIds)}::uuid[])`];
  const branches = lifecyclesOf(filter).map((lifecycle) => {
    const own = lifecycle === 'OPEN' ? openConditions(filter, now, parameters) : [];
    return `(${[`i.lifecycle = '${lifecycle}'`, ...own].join(' AND ')})`;
  });
  if (branches.length === 0) return nothing;
  const where = [`(${branches.join(' OR ')})`, ...customers, ...conditions, ...ranges].join(' AND ');
  const counted = `(SELECT FROM invoices i WHERE ${where} LIMIT ${parameters.add(rows)}) AS counted`;
  return { sql: `SELECT count(*)::integer AS count FROM ${counted}`, parameters: parameters.values };
}

/** Reads as the list does, and stops behind the limit of counts. */
export function countSql(filter: InvoiceFilter, now: Date, narrowed: ReadonlySet<Lifecycle>): ListStatement {
  const parameters = new Parameters();
  const limit = parameters.add(maxCount + 1);
  const branches = branchesOf({ filter, now, narrowed, parameters, limit, after: null });
  if (branches.length === 0) return nothing;
  const rows = `(SELECT FROM (${branches.join(' UNION ALL ')}) i LIMIT ${limit}) AS counted`;
  return { sql: `SELECT count(*)::integer AS count FROM ${rows}`, parameters: parameters.values };
}

/**
 * Of old invoices, a range of dates has those of a while, and any other order has them all in one place or nowhere: the
 * planner, which believes that they are spread evenly, would walk that order from one end to the other. How many rows the
 * range has in each lifecycle is counted before, so that few are sorted and many are met soon.
 */
export function rangesSql(filter: InvoiceFilter): ListStatement {
  const parameters = new Parameters();
  const ranges = otherRanges(filter, parameters);
  const lifecycles = lifecyclesOf(filter).filter((lifecycle) => lifecycle !== 'OPEN');
  if (ranges.length === 0 || filter.customerIds !== null || lifecycles.length === 0) return nothing;
  const limit = parameters.add(maxSorted + 1);
  const counts = lifecycles.map((lifecycle) => {
    const rows = `SELECT FROM invoices i WHERE ${[`i.lifecycle = '${lifecycle}'`, ...ranges].join(' AND ')} LIMIT ${limit}`;
    return `SELECT '${lifecycle}' AS lifecycle, count(*)::integer AS count FROM (${rows}) AS counted`;
  });
  return { sql: counts.join(' UNION ALL '), parameters: parameters.values };
}

const nothing: ListStatement = { sql: null, parameters: [] };

interface BranchTerms {
  readonly filter: InvoiceFilter;
  readonly now: Date;
  readonly narrowed: ReadonlySet<Lifecycle>;
  readonly parameters: Parameters;
  readonly limit: string;
  readonly after: InvoiceKey | null;
}

function branchesOf({ filter, now, narrowed, parameters, limit, after }: BranchTerms): string[] {
  const columns = columnsOf[filter.order];
  const selected = columns.map(([name]) => `i.${name}`).join(', ');
  const shared = sharedConditions(filter, parameters);
  const ranges = otherRanges(filter, parameters);
  return lifecyclesOf(filter).flatMap((lifecycle) => {
    const behind = after ? afterKey(filter, lifecycle, after, parameters) : [];
    if (behind === null) return [];
    const sorted = lifecycle !== 'OPEN' && filter.order === 'REMAINING' ? columns.slice(1) : columns;
    const own = lifecycle === 'OPEN' ? openConditions(filter, now, parameters) : [];
    const first = [`i.lifecycle = '${lifecycle}'`, ...ranges];
    const rest = [...shared, ...own, ...behind];
    const from = narrowed.has(lifecycle)
      ? `(SELECT * FROM invoices i WHERE ${first.join(' AND ')} OFFSET 0) i WHERE ${['true', ...rest].join(' AND ')}`
      : `invoices i WHERE ${[...first, ...rest].join(' AND ')}`;
    const end = `ORDER BY ${orderBy(sorted, filter)} LIMIT ${limit}`;
    return [branchSql(filter, { selected, from, end }, parameters)];
  });
}

class Parameters {
  readonly values: unknown[] = [];
  private readonly places = new Map<string, string>();

  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  /** The same place for the same name, since every branch says it. */
  once(name: string, value: unknown): string {
    const place = this.places.get(name) ?? this.add(value);
    this.places.set(name, place);
    return place;
  }
}

/** Of several customers, each is read by itself in the order of the index. */
function branchSql(
  { customerIds }: InvoiceFilter,
  { selected, from, end }: { selected: string; from: string; end: string },
  parameters: Parameters,
): string {
  if (customerIds === null) return `(SELECT ${selected} FROM ${from} ${end})`;
  if (customerIds.length === 1) {
    const customer = parameters.once('customer', customerIds[0]);
    return `(SELECT ${selected} FROM ${from} AND i.customer_id = ${customer} ${end})`;
  }
  const customers = `unnest(${parameters.once('customers', customerIds)}::uuid[]) AS c (customer_id)`;
  const each = `SELECT ${selected} FROM ${from} AND i.customer_id = c.customer_id ${end}`;
  return `(SELECT i.* FROM ${customers} CROSS JOIN LATERAL (${each}) i ${end})`;
}

function orderBy(columns: readonly (readonly [name: string, type: string])[], { descending }: InvoiceFilter): string {
  return columns.map(([name]) => `i.${name}${descending ? ' DESC' : ''}`).join(', ');
}

/** Whether a range ends before it begins. */
function isContradictory(filter: InvoiceFilter): boolean {
  const ranges = [
    [filter.minAmountMinor, filter.maxAmountMinor],
    [filter.minRemainingMinor, filter.maxRemainingMinor],
    [filter.dueFrom, filter.dueTo],
    [filter.issueFrom, filter.issueTo],
    // No invoice is due before it is issued.
    [filter.issueFrom, filter.dueTo],
    [filter.createdFrom, filter.createdTo],
  ] as const;
  return ranges.some(([from, to]) => from !== null && to !== null && from > to);
}

/** @returns what rows behind the key satisfy, and null where there are none: nothing remains of what is not open */
function afterKey(
  { order, descending }: InvoiceFilter,
  lifecycle: Lifecycle,
  key: InvoiceKey,
  parameters: Parameters,
): string[] | null {
  const isConstant = order === 'REMAINING' && lifecycle !== 'OPEN';
  if (isConstant && key[0] !== 0n) return descending ? [] : null;
  const columns = columnsOf[order].map(([name, type], place) => [name, type, key[place]] as const);
  const compared = isConstant ? columns.slice(1) : columns;
  const left = compared.map(([name]) => `i.${name}`).join(', ');
  const right = compared.map(([name, type, value]) => `${parameters.once(`after ${name}`, value)}::${type}`).join(', ');
  return [`(${left}) ${descending ? '<' : '>'} (${right})`];
}

/** The lifecycles that can satisfy a filter at all. */
function lifecyclesOf(filter: InvoiceFilter): readonly Lifecycle[] {
  const { customerIds, lifecycles, overdue, unassigned, voidStands, minRemainingMinor, maxRemainingMinor } = filter;
  if (customerIds?.length === 0 || isContradictory(filter)) return [];
  const asked = lifecycles.length > 0 ? [...new Set(lifecycles)] : allLifecycles;
  // Something remains of an open invoice, and nothing of any other.
  const takesNothing = (minRemainingMinor ?? 0n) <= 0n && (maxRemainingMinor ?? 0n) >= 0n;
  const onlyOpen = overdue === true || unassigned || !takesNothing;
  return asked.filter((lifecycle) => (!onlyOpen || lifecycle === 'OPEN') && (!voidStands || lifecycle === 'VOID'));
}

/** That something remains is said once more, since the planner does not know that it follows. */
function openConditions(filter: InvoiceFilter, now: Date, parameters: Parameters): string[] {
  const { overdue, minRemainingMinor: min, maxRemainingMinor: max } = filter;
  const conditions = overdue === null ? [] : overdueConditions(overdue, parameters.add(now));
  if (max !== null && (min ?? 0n) <= 0n) conditions.push('i.remaining_minor > 0');
  if (min !== null) conditions.push(`i.remaining_minor >= ${parameters.add(min)}`);
  if (max !== null) conditions.push(`i.remaining_minor <= ${parameters.add(max)}`);
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

function sharedConditions(filter: InvoiceFilter, parameters: Parameters): string[] {
  const { disputed, unassigned, voidStands, creditorId, currency, text, minAmountMinor, maxAmountMinor } = filter;
  const conditions: string[] = [];
  if (disputed !== null) conditions.push(disputed ? 'i.disputed' : 'NOT i.disputed');
  if (unassigned) conditions.push('NOT EXISTS (SELECT FROM enrolments e WHERE e.invoice_id = i.invoice_id)');
  if (voidStands !== null) conditions.push(voidStands ? 'i.void_stands' : 'NOT i.void_stands');
  if (creditorId !== null) conditions.push(`i.creditor_id = ${parameters.add(creditorId)}`);
  // The index of creditors leaves out the one that most have alone.
  if (creditorId !== null && creditorId !== 'main') conditions.push(`i.creditor_id <> 'main'`);
  if (currency !== null) conditions.push(`i.currency = ${parameters.add(currency)}`);
  if (text !== '') conditions.push(`i.number ^@ ${parameters.add(text)}`);
  if (minAmountMinor !== null) conditions.push(`${grossAmount} >= ${parameters.add(minAmountMinor)}`);
  if (maxAmountMinor !== null) conditions.push(`${grossAmount} <= ${parameters.add(maxAmountMinor)}`);
  return [...conditions, ...ownRanges(filter, parameters)];
}

type Ranged = 'due_on' | 'issue_on' | 'created_at';

/** What an order has together, a range of it is read from the index of the order. */
const rangedBy: Readonly<Record<InvoiceOrder, Ranged | null>> = {
  DUE_DATE: 'due_on',
  REMAINING: 'due_on',
  ISSUE_DATE: 'issue_on',
  NUMBER: null,
};

function ownRanges(filter: InvoiceFilter, parameters: Parameters): string[] {
  return rangesOf(filter, (column) => column === rangedBy[filter.order], parameters);
}

function otherRanges(filter: InvoiceFilter, parameters: Parameters): string[] {
  return rangesOf(filter, (column) => column !== rangedBy[filter.order], parameters);
}

function rangesOf(filter: InvoiceFilter, isAsked: (column: Ranged) => boolean, parameters: Parameters): string[] {
  const bounds: readonly (readonly [Ranged, string, unknown])[] = [
    ['due_on', '>=', filter.dueFrom],
    ['due_on', '<=', filter.dueTo],
    ['issue_on', '>=', filter.issueFrom],
    ['issue_on', '<=', filter.issueTo],
    ['created_at', '>=', filter.createdFrom],
    ['created_at', '<', filter.createdTo],
  ];
  return bounds.flatMap(([column, operator, value]) =>
    value !== null && isAsked(column) ? [`i.${column} ${operator} ${parameters.add(value)}`] : [],
  );
}
