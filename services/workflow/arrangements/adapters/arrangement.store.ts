import { Injectable } from '@nestjs/common';
import { bigint, boolean, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import type { ArrangementCopy } from '../domain/arrangement.js';
import { ArrangementStore } from '../use-cases/ports.js';

const rows = rowOf<ArrangementCopy>()('arrangements', ['arrangement_id'], {
  arrangement_id: uuid('arrangementId'),
  customer_id: uuid('customerId'),
  state: text('state'),
  open: boolean('open'),
  next_act_at: timestamp('nextActAt'),
  invoice_ids: uuids('invoiceIds'),
  paused_here: boolean('pausedHere'),
  version: bigint('version'),
});

@Injectable()
export class PostgresArrangementStore extends ArrangementStore {
  override async find(queryable: Queryable, arrangementId: string): Promise<ArrangementCopy | null> {
    const [arrangement] = await select(queryable, 'arrangement_id = $1', [arrangementId]);
    return arrangement ?? null;
  }

  override async lockMany(tx: Tx, arrangementIds: readonly string[]): Promise<Map<string, ArrangementCopy>> {
    const condition = 'arrangement_id = ANY($1::uuid[]) ORDER BY arrangement_id FOR UPDATE';
    const locked = await select(tx, condition, [arrangementIds]);
    return new Map(locked.map((arrangement) => [arrangement.arrangementId, arrangement]));
  }

  override async listOpenOf(tx: Tx, customerIds: readonly string[]): Promise<ArrangementCopy[]> {
    return select(tx, 'customer_id = ANY($1::uuid[]) AND open ORDER BY arrangement_id', [customerIds]);
  }

  override async areInvoicesPaused(queryable: Queryable, arrangementId: string): Promise<boolean> {
    const [found] = await queryable.query<{ paused: boolean }>(
      `SELECT coalesce(bool_and(ci.paused), false) AS paused FROM arrangements a
         JOIN case_invoices ci ON ci.invoice_id = ANY(a.invoice_ids) AND ci.left_at IS NULL
        WHERE a.arrangement_id = $1`,
      [arrangementId],
    );
    return found!.paused;
  }

  override async upsertMany(tx: Tx, changed: readonly ArrangementCopy[]): Promise<void> {
    await rows.upsertMany(tx, changed, ['state', 'open', 'next_act_at', 'invoice_ids', 'paused_here', 'version']);
  }

  override async listDue(tx: Tx, by: Date, workflowIdPrefix: string, limit: number): Promise<string[]> {
    const due = await tx.query<{ arrangement_id: string }>(
      `SELECT arrangement_id FROM arrangements a WHERE open AND next_act_at <= $1
          AND NOT EXISTS (SELECT FROM wakes w WHERE w.workflow_id = $3 || a.arrangement_id)
        ORDER BY next_act_at LIMIT $2`,
      [by, limit, workflowIdPrefix],
    );
    return due.map((row) => row.arrangement_id);
  }
}

async function select(
  queryable: Queryable,
  condition: string,
  parameters: readonly unknown[],
): Promise<ArrangementCopy[]> {
  const sql = `SELECT ${rows.select()} FROM arrangements WHERE ${condition}`;
  return (await queryable.query<object>(sql, parameters)).map((row) => rows.toDomain(row));
}
