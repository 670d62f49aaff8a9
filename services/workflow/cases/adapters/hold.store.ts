import { Injectable } from '@nestjs/common';
import { rowOf, text, timestamp, uuid } from '#libs/platform';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Hold } from '../domain/hold.js';
import { type HoldFilter, type HoldListKey, HoldStore } from '../use-cases/holds/ports.js';

const holds = rowOf<Hold>()('holds', ['hold_id'], {
  hold_id: uuid('holdId'),
  scope: text('scope'),
  subject_id: uuid('subjectId'),
  customer_id: uuid('customerId'),
  case_id: uuid('caseId'),
  reason: text('reason'),
  until_at: timestamp('untilAt'),
  placed_by: text('placedBy'),
  placed_at: timestamp('placedAt'),
  lifted_at: timestamp('liftedAt'),
  flag: text('flag'),
  promise_id: uuid('promiseId'),
  arrangement_id: uuid('arrangementId'),
});

/** The rule of domain/hold.ts isInForce as a condition on a row `h` at an instant. */
export function isInForceSql(now: string): string {
  return `(h.lifted_at IS NULL AND (h.until_at IS NULL OR h.until_at > ${now} OR h.promise_id IS NOT NULL))`;
}

/** A row `h` follows from a flag that is in force. */
export const isFlaggedSql = '(h.flag IS NOT NULL AND h.lifted_at IS NULL)';

/** A row `h` on the case itself, or placed for it on an invoice: resuming the case lifts these. */
export function isPausingSql(caseId: string): string {
  return `(h.case_id = ${caseId} OR h.subject_id = ${caseId})`;
}

@Injectable()
export class PostgresHoldStore extends HoldStore {
  override async list(
    queryable: Queryable,
    { customerId, inForceAt }: HoldFilter,
    { after, limit }: PageRequest<HoldListKey>,
  ): Promise<Hold[]> {
    return select(
      queryable,
      `h.customer_id = $1 AND ($2::timestamptz IS NULL OR ${isInForceSql('$2')})
         AND ($3::timestamptz IS NULL OR (h.placed_at, h.hold_id) < ($3, $4::uuid))
       ORDER BY h.placed_at DESC, h.hold_id DESC LIMIT $5`,
      [customerId, inForceAt, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
  }

  override async listInForce(queryable: Queryable, customerIds: readonly string[], now: Date): Promise<Hold[]> {
    const condition = `h.customer_id = ANY($1::uuid[]) AND ${isInForceSql('$2')} ORDER BY h.placed_at, h.hold_id`;
    return select(queryable, condition, [customerIds, now]);
  }

  override async listFlagged(queryable: Queryable, customerIds: readonly string[]): Promise<Hold[]> {
    const condition = `h.customer_id = ANY($1::uuid[]) AND ${isFlaggedSql} ORDER BY h.placed_at, h.hold_id`;
    return select(queryable, condition, [customerIds]);
  }

  override async find(queryable: Queryable, holdId: string): Promise<Hold | null> {
    const [hold] = await select(queryable, 'h.hold_id = $1', [holdId]);
    return hold ?? null;
  }

  override async lockMany(tx: Tx, holdIds: readonly string[]): Promise<Hold[]> {
    const condition = 'h.hold_id = ANY($1::uuid[]) AND h.lifted_at IS NULL ORDER BY h.hold_id FOR UPDATE';
    return select(tx, condition, [holdIds]);
  }

  override async lockPausing(tx: Tx, caseIds: readonly string[]): Promise<Hold[]> {
    return select(
      tx,
      `h.lifted_at IS NULL AND h.customer_id IN (SELECT customer_id FROM cases WHERE case_id = ANY($1::uuid[]))
         AND ${isPausingSql('ANY($1::uuid[])')} ORDER BY h.hold_id FOR UPDATE`,
      [caseIds],
    );
  }

  override async listEnded(queryable: Queryable, now: Date, limit: number): Promise<Hold[]> {
    const condition =
      'h.lifted_at IS NULL AND h.until_at <= $1 AND h.promise_id IS NULL ORDER BY h.until_at, h.hold_id LIMIT $2';
    return select(queryable, condition, [now, limit]);
  }

  override async listOfAgreements(queryable: Queryable, customerIds: readonly string[]): Promise<Hold[]> {
    const condition = `h.customer_id = ANY($1::uuid[]) AND h.lifted_at IS NULL
      AND (h.promise_id IS NOT NULL OR h.arrangement_id IS NOT NULL) ORDER BY h.hold_id`;
    return select(queryable, condition, [customerIds]);
  }

  override async insertMany(tx: Tx, placed: readonly Hold[]): Promise<void> {
    await holds.insertMany(tx, placed);
  }

  override async lift(tx: Tx, holdIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE holds SET lifted_at = $2 WHERE hold_id = ANY($1::uuid[]) AND lifted_at IS NULL', [
      holdIds,
      tx.now,
    ]);
  }
}

async function select(queryable: Queryable, condition: string, parameters: unknown[]): Promise<Hold[]> {
  const rows = await queryable.query(`SELECT ${holds.select('h')} FROM holds h WHERE ${condition}`, parameters);
  return rows.map(holds.toDomain);
}
