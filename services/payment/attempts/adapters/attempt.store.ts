import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, json, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import type { LocalDate } from '#libs/time';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { Attempt } from '../domain/attempt.js';
import type { CountedAttempt } from '../domain/attempt-limits.js';
import { errors } from '../domain/errors.js';
import {
  type AttemptFilter,
  type AttemptKey,
  AttemptStore,
  type DueAttempt,
  type LockedAttempt,
} from '../use-cases/ports.js';

const attempts = rowOf<Attempt>()('payment_attempts', ['attempt_id'], {
  attempt_id: uuid('attemptId'),
  customer_id: uuid('customerId'),
  method_id: uuid('methodId'),
  method_label: text('methodLabel'),
  provider: text('provider'),
  correlation_id: text('correlationId'),
  state: text('state'),
  amount_minor: bigint('amount.minor'),
  currency: text('amount.currency'),
  invoice_ids: uuids('invoiceIds'),
  failure: json('failure'),
  reason: text('reason'),
  provider_charge_id: text('providerChargeId'),
  payment_id: uuid('paymentId'),
  action_url: text('actionUrl'),
  asked_at: timestamp('askedAt'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});

const changing = [
  'state',
  'failure',
  'reason',
  'provider_charge_id',
  'payment_id',
  'action_url',
  'asked_at',
  'version',
] as const;

/** Leases and keys live by real time, whatever the business clock shows. */
const realNow = 'clock_timestamp()';
const open = `state IN ('INITIATED', 'PENDING', 'REQUIRES_ACTION', 'UNKNOWN')`;

@Injectable()
export class PostgresAttemptStore extends AttemptStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(attemptId: string): Promise<Attempt | null> {
    if (!isId(attemptId)) return null;
    const sql = `SELECT ${attempts.select()} FROM payment_attempts WHERE attempt_id = $1`;
    const [row] = await this.database.query<object>(sql, [attemptId]);
    return row ? attempts.toDomain(row) : null;
  }

  override async findMany(attemptIds: readonly string[]): Promise<Attempt[]> {
    const sql = `SELECT ${attempts.select()} FROM payment_attempts WHERE attempt_id = ANY ($1::uuid[])`;
    const rows = await this.database.query<object>(sql, [attemptIds.filter(isId)]);
    return rows.map((row) => attempts.toDomain(row));
  }

  override async listWithMoney(
    provider: string,
    day: LocalDate,
    after: string | null,
    limit: number,
  ): Promise<Attempt[]> {
    const rows = await this.database.query<object>(
      `SELECT ${attempts.select()} FROM payment_attempts
       WHERE state IN ('SETTLED', 'REVERSED') AND provider = $1 AND (asked_at AT TIME ZONE 'UTC')::date = $2
         AND attempt_id > $3 ORDER BY attempt_id LIMIT $4`,
      [provider, day, after ?? '00000000-0000-0000-0000-000000000000', limit],
    );
    return rows.map((row) => attempts.toDomain(row));
  }

  override async list(filter: AttemptFilter, { after, limit }: PageRequest<AttemptKey>): Promise<Attempt[]> {
    const { customerId, invoiceId, state } = filter;
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (invoiceId !== null) {
      const named = `SELECT attempt_id FROM payment_attempts WHERE invoice_ids @> ARRAY[${at(invoiceId)}::uuid]`;
      conditions.push(`attempt_id = ANY (ARRAY(${named}))`);
    }
    if (state !== null) conditions.push(`state = ${at(state)}`);
    if (after) conditions.push(`(created_at, attempt_id) < (${at(after[0])}::timestamptz, ${at(after[1])}::uuid)`);
    const rows = await this.database.query<object>(
      `SELECT ${attempts.select()} FROM payment_attempts WHERE ${conditions.join(' AND ')}
       ORDER BY created_at DESC, attempt_id DESC LIMIT ${at(limit)}`,
      parameters,
    );
    return rows.map((row) => attempts.toDomain(row));
  }

  override async lock(tx: Tx, attemptId: string): Promise<LockedAttempt> {
    const sql = `SELECT ${attempts.select()}, lease_until > ${realNow} AS leased, ${realNow} AS real_now
      FROM payment_attempts WHERE attempt_id = $1 FOR UPDATE`;
    const [row] = isId(attemptId) ? await tx.query<{ leased: boolean; real_now: Date }>(sql, [attemptId]) : [];
    if (!row) throw errors.ATTEMPT_NOT_FOUND(`There is no attempt ${JSON.stringify(attemptId)}.`);
    return { attempt: attempts.toDomain(row), isLeased: row.leased, realNow: row.real_now };
  }

  override async insert(tx: Tx, attempt: Attempt, leaseMs: number): Promise<void> {
    await attempts.insertMany(tx, [attempt]);
    await this.setLease(tx, attempt, leaseMs);
  }

  override async update(tx: Tx, attempt: Attempt): Promise<void> {
    await attempts.updateMany(tx, [attempt], changing);
    const sql = `UPDATE payment_attempts SET looks = 0, look_at = ${realNow} WHERE attempt_id = $1 AND ${open}`;
    await tx.query(sql, [attempt.attemptId]);
  }

  override async lease(tx: Tx, attempt: Attempt, leaseMs: number): Promise<void> {
    await attempts.updateMany(tx, [attempt], changing);
    await this.setLease(tx, attempt, leaseMs);
  }

  override async attemptsSince(
    tx: Tx,
    methodId: string,
    from: Date,
    exceptAttemptId: string,
  ): Promise<CountedAttempt[]> {
    const rows = await tx.query<{ created_at: Date; amount_minor: bigint }>(
      `SELECT created_at, amount_minor FROM payment_attempts WHERE method_id = $1 AND created_at > $2
         AND state NOT IN ('SETTLED', 'REVERSED', 'CANCELLED') AND attempt_id <> $3`,
      [methodId, from, exceptAttemptId],
    );
    return rows.map((row) => ({ at: row.created_at, amountMinor: row.amount_minor }));
  }

  override async takeDue(tx: Tx, limit: number): Promise<DueAttempt[]> {
    const rows = await tx.query<{ attempt_id: string; real_now: Date }>(
      `UPDATE payment_attempts SET looks = looks + 1,
         look_at = ${realNow} + least(interval '1 second' * power(2, least(looks, 10)), interval '15 minutes')
       WHERE attempt_id = ANY (ARRAY(
         SELECT attempt_id FROM payment_attempts WHERE ${open} AND look_at <= ${realNow}
         ORDER BY look_at LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING attempt_id, ${realNow} AS real_now`,
      [limit],
    );
    return rows.map((row) => ({ attemptId: row.attempt_id, realNow: row.real_now }));
  }

  override async countInHand(): Promise<number> {
    const sql = `SELECT count(*)::integer AS count FROM payment_attempts WHERE state = 'INITIATED' AND lease_until > ${realNow}`;
    const [row] = await this.database.query<{ count: number }>(sql);
    return row!.count;
  }

  override async maxUnknownSeconds(): Promise<number> {
    const age = `extract(epoch FROM ${realNow} - min(asked_at))`;
    const sql = `SELECT coalesce(${age}, 0)::float8 AS seconds FROM payment_attempts WHERE state = 'UNKNOWN'`;
    const [row] = await this.database.query<{ seconds: number }>(sql);
    return Math.max(0, row!.seconds);
  }

  /** Nobody looks after it before the call that has it must have ended. */
  private async setLease(tx: Tx, { attemptId }: Attempt, leaseMs: number): Promise<void> {
    await tx.query(
      `UPDATE payment_attempts SET lease_until = ${realNow} + $2 * interval '1 millisecond',
         look_at = ${realNow} + $2 * interval '1 millisecond' WHERE attempt_id = $1`,
      [attemptId, leaseMs],
    );
  }
}
