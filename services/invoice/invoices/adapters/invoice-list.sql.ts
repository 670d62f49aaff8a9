import type { PageRequest } from '#libs/transactions';
import type { Lifecycle } from '../../ledger/domain/invoice.js';
import { type InvoiceFilter, type InvoiceKey, type InvoiceOrder, maxCount } from '../use-cases/ports.js';

/** A statement, or null where no invoice can satisfy the filter. */
export interface ListStatement {
  readonly sql: string | null;
  readonly parameters: readonly unknown[];
}

const allLifecycles: readonly Lifecycle[] = ['DRAFT', 'OPEN', 'PAID', 'VOID'];

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
export function listSql(filter: InvoiceFilter, now: Date, page: PageRequest<InvoiceKey>): ListStatement {
  const parameters = new Parameters();
  const limit = parameters.add(page.limit);
  const conditions = conditionsOf(filter, now, parameters);
  const columns = columnsOf[filter.order];
  const branches = lifecyclesOf(filter).flatMap((lifecycle) => {
    const after = page.after ? afterKey(filter, lifecycle, page.after, parameters) : [];
    if (after === null) return [];
    const sorted = lifecycle !== 'OPEN' && filter.order === 'REMAINING' ? columns.slice(1) : columns;
    const selected = columns.map(([name]) => `i.${name}`).join(', ');
    const rest = `ORDER BY ${orderBy(sorted, filter)} LIMIT ${limit}`;
    return [branchSql(filter, selected, [...conditions(lifecycle), ...after], rest, parameters)];
  });
  if (branches.length === 0) return { sql: null, parameters: [] };
  const sql = `SELECT i.invoice_id FROM (${branches.join(' UNION ALL ')}) i
    ORDER BY ${orderBy(columns, filter)} LIMIT ${limit}`;
  return { sql, parameters: parameters.values };
}

/** Stops behind the limit of counts. */
export function countSql(filter: InvoiceFilter, now: Date): ListStatement {
  const parameters = new Parameters();
  const limit = parameters.add(maxCount + 1);
  const conditions = conditionsOf(filter, now, parameters);
  const branches = lifecyclesOf(filter).map((lifecycle) =>
    branchSql(filter, '1', conditions(lifecycle), `LIMIT ${limit}`, parameters),
  );
  if (branches.length === 0) return { sql: null, parameters: [] };
  const sql = `SELECT count(*)::integer AS count FROM (${branches.join(' UNION ALL ')} LIMIT ${limit}) AS counted`;
  return { sql, parameters: parameters.values };
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
  selected: string,
  conditions: readonly string[],
  rest: string,
  parameters: Parameters,
): string {
  const of = (customer: string[]): string =>
    `SELECT ${selected} FROM invoices i WHERE ${[...customer, ...conditions].join(' AND ')} ${rest}`;
  if (customerIds === null) return `(${of([])})`;
  if (customerIds.length === 1) {
    return `(${of([`i.customer_id = ${parameters.once('customer', customerIds[0])}`])})`;
  }
  const customers = `unnest(${parameters.once('customers', customerIds)}::uuid[]) AS c (customer_id)`;
  return `(SELECT i.* FROM ${customers} CROSS JOIN LATERAL (${of(['i.customer_id = c.customer_id'])}) i ${rest})`;
}

function orderBy(columns: readonly (readonly [name: string, type: string])[], { descending }: InvoiceFilter): string {
  return columns.map(([name]) => `i.${name}${descending ? ' DESC' : ''}`).join(', ');
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
  if (customerIds?.length === 0) return [];
  const asked = lifecycles.length > 0 ? [...new Set(lifecycles)] : allLifecycles;
  // Something remains of an open invoice, and nothing of any other.
  const takesNothing = (minRemainingMinor ?? 0n) <= 0n && (maxRemainingMinor ?? 0n) >= 0n;
  const onlyOpen = overdue === true || unassigned || !takesNothing;
  return asked.filter((lifecycle) => (!onlyOpen || lifecycle === 'OPEN') && (!voidStands || lifecycle === 'VOID'));
}

function conditionsOf(filter: InvoiceFilter, now: Date, parameters: Parameters): (lifecycle: Lifecycle) => string[] {
  const shared = sharedConditions(filter, (value) => parameters.add(value));
  return (lifecycle) => [
    `i.lifecycle = '${lifecycle}'`,
    // Says to the planner that its index is enough.
    ...(filter.order === 'NUMBER' && lifecycle !== 'PAID' ? [`i.lifecycle <> 'PAID'`] : []),
    ...shared,
    ...(lifecycle === 'OPEN' ? openConditions(filter, now, (value) => parameters.add(value)) : []),
  ];
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

function sharedConditions(filter: InvoiceFilter, at: (value: unknown) => string): string[] {
  const { disputed, unassigned, voidStands, creditorId, currency, text } = filter;
  const conditions: string[] = [];
  if (disputed !== null) conditions.push(disputed ? 'i.disputed' : 'NOT i.disputed');
  if (unassigned) conditions.push('NOT EXISTS (SELECT FROM enrolments e WHERE e.invoice_id = i.invoice_id)');
  if (voidStands !== null) conditions.push(voidStands ? 'i.void_stands' : 'NOT i.void_stands');
  if (creditorId !== null) conditions.push(`i.creditor_id = ${at(creditorId)}`);
  // The index of creditors leaves out the one that most have alone.
  if (creditorId !== null && creditorId !== 'main') conditions.push(`i.creditor_id <> 'main'`);
  if (currency !== null) conditions.push(`i.currency = ${at(currency)}`);
  if (text !== '') conditions.push(`i.number ^@ ${at(text)}`);
  return [...conditions, ...rangeConditions(filter, at)];
}

/** No invoice is due before it is issued, so a bound of the one is a bound of the other. */
function rangeConditions(filter: InvoiceFilter, at: (value: unknown) => string): string[] {
  const { minAmountMinor, maxAmountMinor, dueFrom, dueTo, issueFrom, issueTo, createdFrom, createdTo } = filter;
  const conditions: string[] = [];
  const bound = (value: unknown, ...conditionsAt: ((place: string) => string)[]): void => {
    if (value === null) return;
    const place = at(value);
    conditions.push(...conditionsAt.map((conditionAt) => conditionAt(place)));
  };
  bound(minAmountMinor, (place) => `i.amount_minor >= ${place}`);
  bound(maxAmountMinor, (place) => `i.amount_minor <= ${place}`);
  bound(dueFrom, (place) => `i.due_on >= ${place}`);
  bound(
    dueTo,
    (place) => `i.due_on <= ${place}`,
    (place) => `i.issue_on <= ${place}`,
  );
  bound(
    issueFrom,
    (place) => `i.issue_on >= ${place}`,
    (place) => `i.due_on >= ${place}`,
  );
  bound(issueTo, (place) => `i.issue_on <= ${place}`);
  bound(createdFrom, (place) => `i.created_at >= ${place}`);
  bound(createdTo, (place) => `i.created_at < ${place}`);
  return conditions;
}
