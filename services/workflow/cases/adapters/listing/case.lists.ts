import { Injectable } from '@nestjs/common';
import type { PageRequest, Queryable } from '#libs/transactions';
import {
  type CaseCount,
  type CaseFilter,
  type CaseListKey,
  CaseLists,
  type CaseOrder,
  type CasePageRow,
  type CaseRow,
  type InvoiceName,
} from '../../use-cases/listing/ports.js';
import { cases } from '../case.store.js';
import {
  type Branch,
  candidatesOf,
  conditionsOf,
  isEnded,
  keysSql,
  type ListPart,
  ofStates,
  orderedBy,
  Parameters,
  partOf,
  partsOf,
  type RangeColumn,
  rangeConditions,
  rangesOf,
  statesOf,
} from './case-list.sql.js';
import { listedFacts, selectFresh } from './listed-facts.sql.js';

const countedAtMost = 10_000;
/** So many rows of a state are sorted where the order has no index for a range; of more, the order's index is walked. */
const sortedAtMost = 5_000;

interface KeyRow {
  readonly case_id: string;
  readonly opened_at: Date;
  readonly currency?: string;
  readonly next_message_at?: Date;
  readonly outstanding_minor?: bigint;
  readonly oldest_due_on?: string;
}

@Injectable()
export class PostgresCaseLists extends CaseLists {
  override async list(
    queryable: Queryable,
    filter: CaseFilter,
    order: CaseOrder,
    { after, limit }: PageRequest<CaseListKey>,
  ): Promise<CasePageRow[]> {
    const keys: CaseListKey[] = [];
    const branches = await branchesOf(queryable, filter, order);
    for (const part of partsOf(order)) {
      const reached = after === null || partOf(after) === 'valued' || part === 'rest';
      if (!reached || keys.length === limit) continue;
      const own = branches.filter(({ states }) => part === 'rest' || !states.every(isEnded));
      if (own.length === 0) continue;
      const page = { after: after && partOf(after) === part ? after : null, limit: limit - keys.length };
      keys.push(...(await readKeys(queryable, part, own, filter, order, page)));
    }
    const rows = await this.findMany(
      queryable,
      keys.map(([, , , caseId]) => caseId),
    );
    return rows.map((row, index) => ({ ...row, key: keys[index]! }));
  }

  override async findMany(queryable: Queryable, caseIds: readonly string[]): Promise<CaseRow[]> {
    if (caseIds.length === 0) return [];
    const rows = await queryable.query<{ case_id: string; listed: boolean }>(
      `SELECT ${cases.select('c')}, ${listedFacts.select('c')}, c.listed
         FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (case_id, place) JOIN cases c USING (case_id) ORDER BY place`,
      [caseIds],
    );
    const waiting = rows.flatMap((row) => (row.listed ? [] : [row.case_id]));
    const fresh =
      waiting.length > 0 ? await queryable.query<{ case_id: string }>(selectFresh('c.case_id'), [waiting]) : [];
    const facts = new Map(fresh.map((row) => [row.case_id, row]));
    return rows.map((row) => ({
      case: cases.toDomain(row),
      ...listedFacts.toDomain(facts.get(row.case_id) ?? row),
    }));
  }

  override async count(queryable: Queryable, filter: CaseFilter): Promise<CaseCount> {
    const states = statesOf(filter);
    if (states.length === 0) return { count: 0, more: false };
    const isOfStatesAlone = !candidatesOf(filter) && conditionsOf(filter, new Parameters()).length === 0;
    if (isOfStatesAlone) return { count: await keptCount(queryable, states), more: false };
    const { where, values } = allOf(filter);
    const [row] = await queryable.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM (SELECT FROM cases c WHERE ${where} LIMIT ${countedAtMost + 1}) AS counted`,
      values,
    );
    return { count: Math.min(row!.count, countedAtMost), more: row!.count > countedAtMost };
  }

  override async listKeys(
    queryable: Queryable,
    filter: CaseFilter,
    limit: number,
  ): Promise<{ caseId: string; customerId: string }[]> {
    if (statesOf(filter).length === 0) return [];
    const { where, values } = allOf(filter);
    const sql = `SELECT c.case_id AS "caseId", c.customer_id AS "customerId" FROM cases c WHERE ${where} LIMIT ${limit}`;
    return queryable.query(sql, values);
  }

  override async findCasesOf(
    queryable: Queryable,
    { invoiceId, invoiceNumber, invoiceNumberPrefix }: InvoiceName,
    maxInvoices: number,
  ): Promise<string[] | null> {
    const parameters = new Parameters();
    const number = 'i.number COLLATE "C"';
    const conditions: string[] = [];
    if (invoiceId !== null) conditions.push(`i.invoice_id = ${parameters.at(invoiceId)}`);
    if (invoiceNumber !== null) conditions.push(`${number} = ${parameters.at(invoiceNumber)}`);
    if (invoiceNumberPrefix !== null) {
      const last = parameters.at(`${invoiceNumberPrefix}\u{10ffff}`);
      conditions.push(`${number} >= ${parameters.at(invoiceNumberPrefix)} AND ${number} < ${last}`);
    }
    const [row] = await queryable.query<{ invoices: number; case_ids: string[] }>(
      `WITH named AS MATERIALIZED (
         SELECT i.invoice_id FROM invoices i WHERE ${conditions.join(' AND ')}
          ORDER BY ${number} LIMIT ${maxInvoices + 1})
       SELECT (SELECT count(*)::integer FROM named) AS invoices, ARRAY (
         SELECT DISTINCT ci.case_id::text FROM named JOIN case_invoices ci USING (invoice_id)) AS case_ids`,
      parameters.values,
    );
    return row!.invoices > maxInvoices ? null : row!.case_ids;
  }
}

/** The condition on all cases `c` that a filter has. */
function allOf(filter: CaseFilter): { where: string; values: unknown[] } {
  const parameters = new Parameters();
  const states = statesOf(filter);
  const narrow = candidatesOf(filter);
  const conditions = [...ofStates(states, parameters), ...conditionsOf(filter, parameters)];
  if (narrow) conditions.push(`(${narrow(parameters)})`);
  if (states.every((state) => !isEnded(state))) conditions.push('c.closed_at IS NULL');
  return { where: conditions.join(' AND '), values: parameters.values };
}

/** Each state is read in order as far as the page goes, and merged, unless few cases can be meant from the start. */
async function branchesOf(queryable: Queryable, filter: CaseFilter, order: CaseOrder): Promise<Branch[]> {
  const states = statesOf(filter);
  if (states.length === 0) return [];
  const candidates = candidatesOf(filter);
  if (candidates) return [{ states, narrow: candidates }];
  const ranges = rangesOf(filter).filter((column) => column !== orderedBy(order));
  if (ranges.length === 0) return states.map((state) => ({ states: [state], narrow: null }));
  const open = states.filter((state) => !isEnded(state));
  const few = new Map<string, { column: RangeColumn; count: number }>();
  for (const column of ranges) {
    for (const { state, count } of await countRange(queryable, filter, column, open)) {
      const known = few.get(state);
      if (count <= sortedAtMost && (!known || count < known.count)) few.set(state, { column, count });
    }
  }
  return states.flatMap((state): Branch[] => {
    const narrowest = few.get(state);
    if (!narrowest) return [{ states: [state], narrow: null }];
    if (narrowest.count === 0) return [];
    const narrow = (parameters: Parameters): string =>
      [
        ...ofStates([state], parameters),
        'c.closed_at IS NULL',
        ...rangeConditions(filter, narrowest.column, parameters),
      ].join(' AND ');
    return [{ states: [state], narrow }];
  });
}

async function countRange(
  queryable: Queryable,
  filter: CaseFilter,
  column: RangeColumn,
  states: readonly string[],
): Promise<{ state: string; count: number }[]> {
  const parameters = new Parameters();
  const asked = parameters.at(states);
  const range = rangeConditions(filter, column, parameters).join(' AND ');
  return queryable.query(
    `SELECT state, (SELECT count(*)::integer FROM (SELECT FROM cases c
         WHERE c.shown_state = asked.state AND c.closed_at IS NULL AND ${range} LIMIT ${sortedAtMost + 1}) AS counted) AS count
       FROM unnest(${asked}::text[]) AS asked (state)`,
    parameters.values,
  );
}

async function readKeys(
  queryable: Queryable,
  part: ListPart,
  branches: readonly Branch[],
  filter: CaseFilter,
  order: CaseOrder,
  page: PageRequest<CaseListKey>,
): Promise<CaseListKey[]> {
  const { sql, parameters } = keysSql(part, branches, filter, order, page);
  const rows = await queryable.query<KeyRow>(sql, parameters.values);
  return rows.map(({ currency = '', opened_at: openedAt, case_id: caseId, ...row }) => {
    const value = row.next_message_at ?? row.outstanding_minor ?? row.oldest_due_on ?? null;
    return [currency, value, openedAt, caseId];
  });
}

/** Exact, from the counts that are kept with every change. */
async function keptCount(queryable: Queryable, states: readonly string[]): Promise<number> {
  const [row] = await queryable.query<{ count: bigint }>(
    `SELECT coalesce(sum(row_count), 0)::bigint AS count FROM case_counts WHERE shown_state = ANY($1::text[])`,
    [states],
  );
  return Number(row!.count);
}
