import { isClosed, type ShownState, shownStates } from '../../domain/case.js';
import type { CaseFilter, CaseListKey, CaseOrder, CaseOrderBy } from '../../use-cases/listing/ports.js';

/** Values of a statement in their order. */
export class Parameters {
  readonly values: unknown[] = [];

  at(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

/** Columns that a range is about. */
export type RangeColumn = 'next_message_at' | 'outstanding_minor' | 'opened_at';

/** The column of an order; by opening, all cases have one. */
const valueColumns: Readonly<Record<CaseOrderBy, string | null>> = {
  NEXT_MESSAGE: 'next_message_at',
  OUTSTANDING: 'outstanding_minor',
  OLDEST_DUE: 'oldest_due_on',
  OPENED: null,
};
const valueTypes: Readonly<Record<CaseOrderBy, string>> = {
  NEXT_MESSAGE: 'timestamptz',
  OUTSTANDING: 'bigint',
  OLDEST_DUE: 'date',
  OPENED: 'timestamptz',
};

export const orderedBy = ({ by }: CaseOrder): string => valueColumns[by] ?? 'opened_at';

/** A list comes in two parts: the open cases that have the value, and all others in order of opening. */
export type ListPart = 'valued' | 'rest';

/** One state, or several of few rows, of which the rows are read that a narrow condition gives, if any. */
export interface Branch {
  readonly states: readonly string[];
  readonly narrow: ((parameters: Parameters) => string) | null;
}

/** The states whose cases can pass a filter: closed cases owe nothing and have no next message, and one has a reason. */
export function statesOf({ states, holdReason, ...ranges }: CaseFilter): ShownState[] {
  const { nextMessage, outstanding } = ranges;
  const asked = states.length > 0 ? [...new Set(states)] : [...shownStates];
  if (holdReason !== null) return asked.filter((state) => state === 'ON_HOLD');
  const isOpenOnly = nextMessage.some((bound) => bound !== null) || (outstanding[0] ?? 0n) > 0n;
  return isOpenOnly ? asked.filter((state) => !isEnded(state)) : asked;
}

export function isEnded(state: string): boolean {
  return isClosed(state as ShownState);
}

/** The bounds of a range, each as a condition; the second bound of an amount is in it, that of a time is not. */
export function rangeConditions(filter: CaseFilter, column: RangeColumn, parameters: Parameters): string[] {
  const { nextMessage, outstanding, opened } = filter;
  const range = { next_message_at: nextMessage, outstanding_minor: outstanding, opened_at: opened }[column];
  const [from, until] = range;
  const bounds = [
    ...(from === null ? [] : [`c.${column} >= ${parameters.at(from)}`]),
    ...(until === null ? [] : [`c.${column} ${column === 'outstanding_minor' ? '<=' : '<'} ${parameters.at(until)}`]),
  ];
  const isAmount = column === 'outstanding_minor' && bounds.length > 0;
  return isAmount ? [`c.currency = ${parameters.at(filter.currency)}::char(3)`, ...bounds] : bounds;
}

export function rangesOf({ nextMessage, outstanding, opened }: CaseFilter): RangeColumn[] {
  const ranges = { next_message_at: nextMessage, outstanding_minor: outstanding, opened_at: opened };
  return (Object.keys(ranges) as RangeColumn[]).filter((column) => ranges[column].some((bound) => bound !== null));
}

/** What customers and invoices a filter names, which have few cases; null for none. */
export function candidatesOf({ customerIds, caseIds, customersOrCases }: CaseFilter): Branch['narrow'] {
  if (customerIds === null && caseIds === null) return null;
  return (parameters) =>
    [
      ...(customerIds === null ? [] : [`c.customer_id = ANY (${parameters.at(customerIds)}::uuid[])`]),
      ...(caseIds === null ? [] : [`c.case_id = ANY (${parameters.at(caseIds)}::uuid[])`]),
    ].join(customersOrCases ? ' OR ' : ' AND ');
}

/** What a case must be besides its state, its customer and its invoices. */
export function conditionsOf(filter: CaseFilter, parameters: Parameters): string[] {
  const equal = {
    sequence: filter.sequence,
    sequence_version: filter.sequenceVersion,
    customer_class: filter.customerClass,
    specialist_id: filter.specialistId,
  };
  return [
    ...Object.entries(equal).flatMap(([column, value]) =>
      value === null ? [] : [`c.${column} = ${parameters.at(value)}`],
    ),
    // Said besides, so that the indexes of held cases serve it.
    ...(filter.holdReason === null
      ? []
      : [`c.hold_reason = ${parameters.at(filter.holdReason)}`, `c.hold_reason <> ''`]),
    ...(filter.currency === null ? [] : [`c.currency = ${parameters.at(filter.currency)}::char(3)`]),
    ...rangesOf(filter).flatMap((column) => rangeConditions(filter, column, parameters)),
  ];
}

/** Of the cases of some branches the keys after another, in order. Each branch walks its index as far as needed. */
export function keysSql(
  part: ListPart,
  branches: readonly Branch[],
  filter: CaseFilter,
  order: CaseOrder,
  { after, limit }: { after: CaseListKey | null; limit: number },
): { sql: string; parameters: Parameters } {
  const parameters = new Parameters();
  const size = parameters.at(limit);
  const value = valueColumns[order.by];
  const valued = order.by === 'OUTSTANDING' ? ['currency', value!] : [value!];
  const columns = [...(part === 'valued' ? valued : []), 'opened_at', 'case_id'];
  const direction = order.descending ? 'DESC' : 'ASC';
  const inOrder = (prefix: string): string => columns.map((name) => `${prefix}${name} ${direction}`).join(', ');
  const conditions = conditionsOf(filter, parameters);
  if (after) conditions.push(beyond(after, part, order, columns, parameters));
  const selects = branches.map(({ states, narrow }) => {
    const all = [...ofStates(states, parameters), ...membersOf(part, states, value), ...conditions];
    // OFFSET lets PostgreSQL read the few rows first, whatever it expects of the order.
    const from = narrow ? `(SELECT * FROM cases c WHERE ${narrow(parameters)} OFFSET 0)` : 'cases';
    return `(SELECT ${columns.map((name) => `c.${name}`).join(', ')} FROM ${from} c WHERE ${all.join(' AND ')}
              ORDER BY ${inOrder('c.')} LIMIT ${size})`;
  });
  const sql = `SELECT * FROM (${selects.join(' UNION ALL ')}) AS merged ORDER BY ${inOrder('')} LIMIT ${size}`;
  return { sql, parameters };
}

export function ofStates(states: readonly string[], parameters: Parameters): string[] {
  const [only, another] = states;
  return [
    another === undefined
      ? `c.shown_state = ${parameters.at(only)}`
      : `c.shown_state = ANY (${parameters.at(states)}::text[])`,
  ];
}

/** Which cases of a branch belong to the part. Said so that the indexes of open cases serve it. */
function membersOf(part: ListPart, states: readonly string[], value: string | null): string[] {
  if (value === null) return [];
  const isNullable = value !== 'outstanding_minor';
  if (part === 'valued') return ['c.closed_at IS NULL', ...(isNullable ? [`c.${value} IS NOT NULL`] : [])];
  const [some, every] = [states.some(isEnded), states.every(isEnded)];
  if (every) return [];
  const without = isNullable ? `c.${value} IS NULL` : 'false';
  return some ? [`(c.closed_at IS NOT NULL OR ${without})`] : ['c.closed_at IS NULL', without];
}

function beyond(
  [currency, value, openedAt, caseId]: CaseListKey,
  part: ListPart,
  { by, descending }: CaseOrder,
  columns: readonly string[],
  parameters: Parameters,
): string {
  const bounds = [
    ...(part === 'valued' && by === 'OUTSTANDING' ? [`${parameters.at(currency)}::char(3)`] : []),
    ...(part === 'valued' ? [`${parameters.at(value)}::${valueTypes[by]}`] : []),
    `${parameters.at(openedAt)}::timestamptz`,
    `${parameters.at(caseId)}::uuid`,
  ];
  return `(${columns.map((name) => `c.${name}`).join(', ')}) ${descending ? '<' : '>'} (${bounds.join(', ')})`;
}

/** The part that a key belongs to. */
export function partOf([, value]: CaseListKey): ListPart {
  return value === null ? 'rest' : 'valued';
}

/** The parts of a list, the first one first. */
export function partsOf({ by }: CaseOrder): ListPart[] {
  return by === 'OPENED' ? ['rest'] : ['valued', 'rest'];
}
