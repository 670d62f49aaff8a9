import { Injectable } from '@nestjs/common';
import { bigint, integer, json, rowOf, text, timestamp, uuid } from '#libs/platform';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { ActState, BulkAct, ItemState, Judgements } from '../domain/bulk-act.js';
import type { Verdict } from '../domain/verdict.js';
import {
  type ActsToDelete,
  type BulkActItem,
  type BulkActKey,
  BulkActStore,
  type ItemKey,
} from '../use-cases/ports.js';

const acts = rowOf<BulkAct>()('bulk_acts', ['bulk_act_id'], {
  bulk_act_id: uuid('bulkActId'),
  act: text('act'),
  parameters: json('parameters'),
  state: text('state'),
  hash: text('hash'),
  item_count: integer('itemCount'),
  allowed_count: integer('allowedCount'),
  refusals: json('refusals'),
  done_count: integer('doneCount'),
  refused_count: integer('refusedCount'),
  failed_count: integer('failedCount'),
  cancelled_count: integer('cancelledCount'),
  previewed_by: text('previewedBy'),
  started_by: text('startedBy'),
  correlation_id: text('correlationId'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
  expires_at: timestamp('expiresAt'),
  started_at: timestamp('startedAt'),
  ended_at: timestamp('endedAt'),
});

const items = rowOf<BulkActItem & { readonly bulkActId: string }>()('bulk_act_items', ['bulk_act_id', 'item_id'], {
  bulk_act_id: uuid('bulkActId'),
  item_id: uuid('itemId'),
  state: text('state'),
  reason: text('reason'),
  text: text('text'),
  ended_at: timestamp('endedAt'),
});

const hasNoOutcome = `state IN ('PENDING', 'ACTING')`;
/** Said besides the join, as the table grows by thousands of rows before PostgreSQL has counted them. */
const isNamed = 'i.bulk_act_id = $1 AND i.item_id = ANY($2::uuid[])';

@Injectable()
export class PostgresBulkActStore extends BulkActStore {
  override async find(queryable: Queryable, bulkActId: string): Promise<BulkAct | null> {
    const [row] = await queryable.query(`SELECT ${acts.select()} FROM bulk_acts WHERE bulk_act_id = $1`, [bulkActId]);
    return row ? acts.toDomain(row) : null;
  }

  override async lock(tx: Tx, bulkActId: string): Promise<BulkAct | null> {
    const sql = `SELECT ${acts.select()} FROM bulk_acts WHERE bulk_act_id = $1 FOR UPDATE`;
    const [row] = await tx.query(sql, [bulkActId]);
    return row ? acts.toDomain(row) : null;
  }

  override async list(
    queryable: Queryable,
    state: ActState | null,
    { after, limit }: PageRequest<BulkActKey>,
  ): Promise<BulkAct[]> {
    const parameters: unknown[] = [limit];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = [
      ...(state === null ? [] : [`state = ${at(state)}`]),
      ...(after === null ? [] : [`(created_at, bulk_act_id) < (${at(after[0])}::timestamptz, ${at(after[1])}::uuid)`]),
    ];
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const rows = await queryable.query(
      `SELECT ${acts.select()} FROM bulk_acts ${where} ORDER BY created_at DESC, bulk_act_id DESC LIMIT $1`,
      parameters,
    );
    return rows.map(acts.toDomain);
  }

  override async insert(tx: Tx, act: BulkAct, judged: Judgements): Promise<void> {
    await acts.insertMany(tx, [act]);
    const { bulkActId } = act;
    await items.addMany(
      tx,
      [...judged].map(([itemId, refusal]) => {
        const { reason, text: sentence } = refusal ?? { reason: '', text: '' };
        const state = refusal ? 'REFUSED' : 'PENDING';
        return { bulkActId, itemId, state, reason, text: sentence.slice(0, maxTextLength), endedAt: null };
      }),
    );
  }

  override async update(tx: Tx, act: BulkAct): Promise<void> {
    await acts.updateMany(
      tx,
      [act],
      [
        ...(['state', 'done_count', 'refused_count', 'failed_count', 'cancelled_count'] as const),
        ...(['started_by', 'correlation_id', 'version', 'started_at', 'ended_at'] as const),
      ],
    );
  }

  override async listItems(
    queryable: Queryable,
    bulkActId: string,
    states: readonly ItemState[],
    { after, limit }: PageRequest<ItemKey>,
  ): Promise<BulkActItem[]> {
    const parameters: unknown[] = [bulkActId, limit];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const beyond = after === null ? '' : `AND item_id > ${at(after[0])}::uuid`;
    // Each state is read in order as far as the page goes, and merged.
    const select = (condition: string): string =>
      `(SELECT ${items.select()} FROM bulk_act_items WHERE bulk_act_id = $1 ${condition} ${beyond}
         ORDER BY item_id LIMIT $2)`;
    const selects = states.length === 0 ? [select('')] : states.map((state) => select(`AND state = ${at(state)}`));
    const rows = await queryable.query(
      `SELECT * FROM (${selects.join(' UNION ALL ')}) AS merged ORDER BY item_id LIMIT $2`,
      parameters,
    );
    return rows.map(items.toDomain);
  }

  override async listWaiting(
    queryable: Queryable,
    bulkActId: string,
    after: string | null,
    limit: number,
  ): Promise<string[]> {
    const page = { after: after === null ? null : ([after] as const), limit };
    const waiting = await this.listItems(queryable, bulkActId, ['PENDING', 'ACTING'], page);
    return waiting.map(({ itemId }) => itemId);
  }

  override async findWaiting(tx: Tx, bulkActId: string, itemIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ item_id: string }>(
      `SELECT item_id FROM bulk_act_items
        WHERE bulk_act_id = $1 AND item_id = ANY($2::uuid[]) AND ${hasNoOutcome} ORDER BY item_id`,
      [bulkActId, itemIds],
    );
    return rows.map((row) => row.item_id);
  }

  override async beginItems(tx: Tx, bulkActId: string, itemIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE bulk_act_items SET state = 'ACTING'
        WHERE bulk_act_id = $1 AND item_id = ANY($2::uuid[]) AND state = 'PENDING'`,
      [bulkActId, itemIds],
    );
  }

  override async updateReasons(tx: Tx, bulkActId: string, waiting: readonly Omit<Verdict, 'state'>[]): Promise<void> {
    if (waiting.length === 0) return;
    await tx.query(
      `UPDATE bulk_act_items i SET reason = waiting.reason, text = waiting.text
         FROM unnest($2::uuid[], $3::text[], $4::text[]) AS waiting (item_id, reason, text)
        WHERE ${isNamed} AND i.item_id = waiting.item_id AND i.${hasNoOutcome}`,
      [bulkActId, ...columnsOf(waiting)],
    );
  }

  override async endItems(tx: Tx, bulkActId: string, verdicts: readonly Verdict[]): Promise<Verdict[]> {
    if (verdicts.length === 0) return [];
    const rows = await tx.query<{ item_id: string }>(
      `UPDATE bulk_act_items i SET state = ended.state, reason = ended.reason, text = ended.text, ended_at = $6
         FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[]) AS ended (item_id, reason, text, state)
        WHERE ${isNamed} AND i.item_id = ended.item_id AND i.${hasNoOutcome} RETURNING i.item_id`,
      [bulkActId, ...columnsOf(verdicts), verdicts.map(({ state }) => state), tx.now],
    );
    const stored = new Set(rows.map((row) => row.item_id));
    return verdicts.filter(({ itemId }) => stored.has(itemId));
  }

  override async cancelItems(tx: Tx, bulkActId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM bulk_act_items WHERE bulk_act_id = $1 AND state = 'PENDING'`,
      [bulkActId],
    );
    await tx.query(
      `UPDATE bulk_act_items SET state = 'CANCELLED', ended_at = $2 WHERE bulk_act_id = $1 AND state = 'PENDING'`,
      [bulkActId, tx.now],
    );
    return row!.count;
  }

  override async retryItems(tx: Tx, bulkActId: string): Promise<void> {
    await tx.query(
      `UPDATE bulk_act_items SET state = 'PENDING', reason = '', text = '', ended_at = NULL
        WHERE bulk_act_id = $1 AND state = 'FAILED'`,
      [bulkActId],
    );
  }

  /** Items first, some at a time, then the act. */
  override async deleteMany(tx: Tx, { expiredBefore, endedBefore }: ActsToDelete, limit: number): Promise<boolean> {
    const first = async (column: string, condition: string, before: Date) => {
      const [row] = await tx.query<{ bulk_act_id: string }>(
        `SELECT bulk_act_id FROM bulk_acts WHERE ${condition} AND ${column} < $1
          ORDER BY ${column} LIMIT 1 FOR UPDATE SKIP LOCKED`,
        [before],
      );
      return row;
    };
    const act =
      (await first('expires_at', `state = 'PREVIEWED'`, expiredBefore)) ??
      (await first('ended_at', 'ended_at IS NOT NULL', endedBefore));
    if (!act) return false;
    const deleted = await tx.query(
      `DELETE FROM bulk_act_items WHERE (bulk_act_id, item_id) IN
         (SELECT bulk_act_id, item_id FROM bulk_act_items WHERE bulk_act_id = $1 ORDER BY item_id LIMIT $2)
       RETURNING item_id`,
      [act.bulk_act_id, limit],
    );
    if (deleted.length < limit) await tx.query('DELETE FROM bulk_acts WHERE bulk_act_id = $1', [act.bulk_act_id]);
    return true;
  }
}

const maxTextLength = 500;

function columnsOf(rows: readonly Omit<Verdict, 'state'>[]): string[][] {
  return [rows.map(({ itemId }) => itemId), rows.map(({ reason }) => reason), rows.map((row) => row.text)];
}
