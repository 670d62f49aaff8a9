import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import { type ArrangementPlan, isLive } from '../domain/arrangement.js';
import { type ArrangementFilter, type ArrangementKey, ArrangementStore, isByDue } from '../use-cases/ports.js';
import {
  changingOfInstalments,
  changingOfParts,
  changingOfPlans,
  type InstalmentRow,
  instalmentRows,
  type PartRow,
  partRows,
  type PlanRow,
  planRows,
} from './arrangement.rows.js';

@Injectable()
export class PostgresArrangementStore extends ArrangementStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(arrangementId: string): Promise<ArrangementPlan | null> {
    if (!isId(arrangementId)) return null;
    const [plan] = await select(this.database, 'WHERE arrangement_id = $1', [arrangementId]);
    return plan ?? null;
  }

  override list(filter: ArrangementFilter, { after, limit }: PageRequest<ArrangementKey>): Promise<ArrangementPlan[]> {
    const { customerId, invoiceId, state, dueFrom, dueUntil, descending } = filter;
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (invoiceId !== null) {
      const about = `SELECT arrangement_id FROM arrangement_invoices WHERE invoice_id = ${at(invoiceId)}`;
      conditions.push(`arrangement_id = ANY (ARRAY(${about}))`);
    }
    if (state !== null) conditions.push(`state = ${at(state)}`);
    if (dueFrom !== null) conditions.push(`next_due_on >= ${at(dueFrom)}`);
    if (dueUntil !== null) conditions.push(`next_due_on <= ${at(dueUntil)}`);
    const [beyond, way] = descending ? ['<', 'DESC'] : ['>', 'ASC'];
    const [sorted, type] = isByDue(filter) ? ['next_due_on', 'date'] : ['made_at', 'timestamptz'];
    if (after)
      conditions.push(`(${sorted}, arrangement_id) ${beyond} (${at(after[0])}::${type}, ${at(after[1])}::uuid)`);
    const order = `ORDER BY ${sorted} ${way}, arrangement_id ${way} LIMIT ${at(limit)}`;
    return select(this.database, `WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  override async findArranged(
    queryable: Queryable,
    invoiceIds: readonly string[],
  ): Promise<{ invoiceId: string; arrangementId: string }[]> {
    const rows = await queryable.query<{ invoice_id: string; arrangement_id: string }>(
      `SELECT given.invoice_id, i.arrangement_id
         FROM unnest($1::uuid[]) WITH ORDINALITY AS given (invoice_id, position)
         JOIN arrangement_invoices i ON i.invoice_id = given.invoice_id AND i.live
        ORDER BY given.position`,
      [invoiceIds],
    );
    return rows.map((row) => ({ invoiceId: row.invoice_id, arrangementId: row.arrangement_id }));
  }

  override listGoingOn(queryable: Queryable, customerIds: readonly string[]): Promise<ArrangementPlan[]> {
    const condition = `customer_id = ANY ($1::uuid[]) AND state IN ('ON_TRACK', 'IN_ARREARS')`;
    return select(queryable, `WHERE ${condition} ORDER BY made_at, arrangement_id`, [customerIds]);
  }

  override async lockMaking(tx: Tx, customerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('arrangements/' || $1, 0))`, [customerId]);
  }

  override lockMany(tx: Tx, arrangementIds: readonly string[]): Promise<ArrangementPlan[]> {
    const condition = 'arrangement_id = ANY ($1::uuid[])';
    return select(tx, `WHERE ${condition} ORDER BY arrangement_id FOR UPDATE`, [arrangementIds.filter(isId)]);
  }

  override lockOfInvoices(tx: Tx, invoiceIds: readonly string[]): Promise<ArrangementPlan[]> {
    const about = 'SELECT arrangement_id FROM arrangement_invoices WHERE invoice_id = ANY($1::uuid[])';
    const condition = `arrangement_id = ANY (ARRAY(${about}))
      AND state IN ('ON_TRACK', 'IN_ARREARS', 'PAUSED', 'COMPLETED')`;
    return select(tx, `WHERE ${condition} ORDER BY arrangement_id FOR UPDATE`, [invoiceIds]);
  }

  override async insert(tx: Tx, plan: ArrangementPlan): Promise<void> {
    await planRows.insertMany(tx, [plan]);
    await partRows.insertMany(tx, partsOf(plan));
    await instalmentRows.insertMany(tx, instalmentsOf(plan));
  }

  override async updateMany(tx: Tx, plans: readonly ArrangementPlan[]): Promise<void> {
    await planRows.updateMany(tx, plans, changingOfPlans);
    await partRows.updateMany(tx, plans.flatMap(partsOf), changingOfParts);
    await instalmentRows.upsertMany(tx, plans.flatMap(instalmentsOf), changingOfInstalments);
  }
}

/** Plans in the order of the query, each with its invoices and instalments. */
async function select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<ArrangementPlan[]> {
  const sql = `SELECT ${planRows.select()} FROM arrangements ${rest}`;
  const plans = (await queryable.query<object>(sql, parameters)).map((row) => planRows.toDomain(row));
  if (plans.length === 0) return [];
  const ids = [plans.map(({ arrangementId }) => arrangementId)];
  const ofThese = 'WHERE arrangement_id = ANY ($1::uuid[])';
  const parts = await queryable.query<object>(
    `SELECT ${partRows.select()} FROM arrangement_invoices ${ofThese} ORDER BY arrangement_id, position`,
    ids,
  );
  const instalments = await queryable.query<object>(
    `SELECT ${instalmentRows.select()} FROM arrangement_instalments ${ofThese} ORDER BY arrangement_id, due_on, number`,
    ids,
  );
  const partsById = Map.groupBy(
    parts.map((row) => partRows.toDomain(row)),
    ({ arrangementId }) => arrangementId,
  );
  const instalmentsById = Map.groupBy(
    instalments.map((row) => instalmentRows.toDomain(row)),
    ({ arrangementId }) => arrangementId,
  );
  return plans.map((plan: PlanRow) => ({
    ...plan,
    parts: (partsById.get(plan.arrangementId) ?? []).map(partOf),
    instalments: (instalmentsById.get(plan.arrangementId) ?? []).map(instalmentOf),
  }));
}

function partsOf(plan: ArrangementPlan): PartRow[] {
  const { arrangementId, parts } = plan;
  return parts.map((part, position) => ({ ...part, arrangementId, position, live: isLive(plan) }));
}

function instalmentsOf({ arrangementId, instalments }: ArrangementPlan): InstalmentRow[] {
  return instalments.map((instalment) => ({ ...instalment, arrangementId }));
}

function partOf({
  arrangementId: _plan,
  position: _position,
  live: _live,
  ...part
}: PartRow): ArrangementPlan['parts'][0] {
  return part;
}

function instalmentOf({ arrangementId: _plan, ...instalment }: InstalmentRow): ArrangementPlan['instalments'][0] {
  return instalment;
}
