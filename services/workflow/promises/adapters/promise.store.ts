import { Injectable } from '@nestjs/common';
import { bigint, boolean, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import type { Queryable, Tx } from '#libs/transactions';
import type { PromiseCopy } from '../domain/promise.js';
import { PromiseStore } from '../use-cases/ports.js';

const promises = rowOf<PromiseCopy>()('promises', ['promise_id'], {
  promise_id: uuid('promiseId'),
  customer_id: uuid('customerId'),
  kind: text('kind'),
  state: text('state'),
  open: boolean('open'),
  judge_at: timestamp('judgeAt'),
  invoice_ids: uuids('invoiceIds'),
  version: bigint('version'),
});

@Injectable()
export class PostgresPromiseStore extends PromiseStore {
  override async find(queryable: Queryable, promiseId: string): Promise<PromiseCopy | null> {
    const [promise] = await select(queryable, 'promise_id = $1', [promiseId]);
    return promise ?? null;
  }

  override async lockMany(tx: Tx, promiseIds: readonly string[]): Promise<Map<string, PromiseCopy>> {
    const condition = 'promise_id = ANY($1::uuid[]) ORDER BY promise_id FOR UPDATE';
    return new Map((await select(tx, condition, [promiseIds])).map((promise) => [promise.promiseId, promise]));
  }

  override async upsertMany(tx: Tx, changed: readonly PromiseCopy[]): Promise<void> {
    await promises.upsertMany(tx, changed, ['state', 'open', 'judge_at', 'invoice_ids', 'version']);
  }

  override async listEnded(tx: Tx, by: Date, workflowIdPrefix: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ promise_id: string }>(
      `SELECT promise_id FROM promises p WHERE open AND judge_at <= $1
          AND NOT EXISTS (SELECT FROM wakes w WHERE w.workflow_id = $3 || p.promise_id)
        ORDER BY judge_at LIMIT $2`,
      [by, limit, workflowIdPrefix],
    );
    return rows.map((row) => row.promise_id);
  }
}

async function select(queryable: Queryable, condition: string, parameters: readonly unknown[]): Promise<PromiseCopy[]> {
  const sql = `SELECT ${promises.select()} FROM promises WHERE ${condition}`;
  return (await queryable.query<object>(sql, parameters)).map((row) => promises.toDomain(row));
}
