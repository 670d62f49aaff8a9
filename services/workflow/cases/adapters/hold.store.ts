import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '#libs/platform';
import type { Slice } from '../../waking/use-cases/ports.js';
import type { Hold, HoldScope } from '../domain/hold.js';
import { HoldStore } from '../use-cases/ports.js';

interface Row {
  hold_id: string;
  scope: HoldScope;
  subject_id: string;
  customer_id: string;
  case_id: string | null;
  reason: string;
  until_at: Date | null;
  placed_by: string;
  placed_at: Date;
  lifted_at: Date | null;
}

const columns = 'hold_id, scope, subject_id, customer_id, case_id, reason, until_at, placed_by, placed_at, lifted_at';

/** The rule of domain/hold.ts isInForce as a condition on a row at an instant. */
export function isInForceSql(alias: string, now: string): string {
  return `(${alias}.lifted_at IS NULL AND (${alias}.until_at IS NULL OR ${alias}.until_at > ${now}))`;
}

@Injectable()
export class PostgresHoldStore extends HoldStore {
  override async insert(tx: Tx, hold: Hold): Promise<void> {
    await tx.query(`INSERT INTO holds (${columns}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`, [
      hold.holdId,
      hold.scope,
      hold.subjectId,
      hold.customerId,
      hold.caseId,
      hold.reason,
      hold.untilAt,
      hold.placedBy,
      hold.placedAt,
      hold.liftedAt,
    ]);
  }

  override async lock(tx: Tx, holdId: string): Promise<Hold | null> {
    const [row] = await tx.query<Row>(`SELECT ${columns} FROM holds WHERE hold_id = $1 FOR UPDATE`, [holdId]);
    return row ? toHold(row) : null;
  }

  override async lift(tx: Tx, holdIds: readonly string[]): Promise<void> {
    await tx.query('UPDATE holds SET lifted_at = $2 WHERE hold_id = ANY($1::uuid[]) AND lifted_at IS NULL', [
      holdIds,
      tx.now,
    ]);
  }

  override async lockOfCase(tx: Tx, caseId: string): Promise<Hold[]> {
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM holds h WHERE h.lifted_at IS NULL AND (h.case_id = $1 OR h.subject_id = $1)
          AND h.customer_id = (SELECT customer_id FROM cases WHERE case_id = $1) ORDER BY h.hold_id FOR UPDATE`,
      [caseId],
    );
    return rows.map(toHold);
  }

  override async lockEnded(tx: Tx, limit: number): Promise<Hold[]> {
    const rows = await tx.query<Row>(
      `SELECT ${columns} FROM holds WHERE lifted_at IS NULL AND until_at <= $1
        ORDER BY until_at, hold_id LIMIT $2 FOR UPDATE`,
      [tx.now, limit],
    );
    return rows.map(toHold);
  }

  override async inForce(queryable: Queryable, customerIds: readonly string[], now: Date): Promise<Hold[]> {
    const rows = await queryable.query<Row>(
      `SELECT ${columns} FROM holds h WHERE h.customer_id = ANY($1::uuid[]) AND ${isInForceSql('h', '$2')}
        ORDER BY h.placed_at, h.hold_id`,
      [customerIds, now],
    );
    return rows.map(toHold);
  }

  override async list(
    queryable: Queryable,
    customerId: string,
    inForceAt: Date | null,
    { limit, after }: Slice,
  ): Promise<Hold[]> {
    const rows = await queryable.query<Row>(
      `SELECT ${columns} FROM holds h
        WHERE h.customer_id = $1 AND ($2::timestamptz IS NULL OR ${isInForceSql('h', '$2')})
          AND ($3::timestamptz IS NULL OR (h.placed_at, h.hold_id) < ($3, $4::uuid))
        ORDER BY h.placed_at DESC, h.hold_id DESC LIMIT $5`,
      [customerId, inForceAt, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(toHold);
  }
}

function toHold(row: Row): Hold {
  return {
    holdId: row.hold_id,
    scope: row.scope,
    subjectId: row.subject_id,
    customerId: row.customer_id,
    caseId: row.case_id,
    reason: row.reason,
    untilAt: row.until_at,
    placedBy: row.placed_by,
    placedAt: row.placed_at,
    liftedAt: row.lifted_at,
  };
}
