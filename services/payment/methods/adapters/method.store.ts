import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, boolean, date, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Method } from '../domain/method.js';
import { type DueMethod, type MethodKey, MethodStore } from '../use-cases/ports.js';

const methods = rowOf<Method>()('payment_methods', ['method_id'], {
  method_id: uuid('methodId'),
  customer_id: uuid('customerId'),
  provider: text('provider'),
  session_id: text('sessionId'),
  token: text('token'),
  kind: text('kind'),
  label: text('label'),
  brand: text('brand'),
  expiry_month: text('expiryMonth'),
  state: text('state'),
  disabled_until: date('disabledUntil'),
  reason: text('reason'),
  used_on: date('usedOn'),
  autopay: boolean('autopay'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});

/** How long a debtor has for the page. */
const givenUpAfter = `interval '1 day'`;

/** Providers live by real time, whatever the business clock shows. */
const realNow = 'clock_timestamp()';

@Injectable()
export class PostgresMethodStore extends MethodStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(methodId: string): Promise<Method | null> {
    if (!isId(methodId)) return null;
    const sql = `SELECT ${methods.select()} FROM payment_methods WHERE method_id = $1`;
    const [row] = await this.database.query<object>(sql, [methodId]);
    return row ? methods.toDomain(row) : null;
  }

  override async list(customerId: string, { after, limit }: PageRequest<MethodKey>): Promise<Method[]> {
    const parameters: unknown[] = [customerId, limit];
    const condition = after ? 'AND (created_at, method_id) < ($3::timestamptz, $4::uuid)' : '';
    const rows = await this.database.query<object>(
      `SELECT ${methods.select()} FROM payment_methods WHERE customer_id = $1 ${condition}
       ORDER BY created_at DESC, method_id DESC LIMIT $2`,
      after ? [...parameters, ...after] : parameters,
    );
    return rows.map((row) => methods.toDomain(row));
  }

  override async lock(tx: Tx, methodId: string): Promise<Method> {
    const sql = `SELECT ${methods.select()} FROM payment_methods WHERE method_id = $1 FOR UPDATE`;
    const [row] = isId(methodId) ? await tx.query<object>(sql, [methodId]) : [];
    if (!row) throw errors.METHOD_NOT_FOUND(`There is no payment method ${JSON.stringify(methodId)}.`);
    return methods.toDomain(row);
  }

  override async findAutopay(customerId: string): Promise<Method | null> {
    const sql = `SELECT ${methods.select()} FROM payment_methods WHERE customer_id = $1 AND autopay`;
    const [row] = await this.database.query<object>(sql, [customerId]);
    return row ? methods.toDomain(row) : null;
  }

  override async lockAutopay(tx: Tx, customerId: string): Promise<Method | null> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('autopay/' || $1, 0))`, [customerId]);
    const sql = `SELECT ${methods.select()} FROM payment_methods WHERE customer_id = $1 AND autopay FOR UPDATE`;
    const [row] = await tx.query<object>(sql, [customerId]);
    return row ? methods.toDomain(row) : null;
  }

  override async insert(tx: Tx, method: Method): Promise<void> {
    await methods.insertMany(tx, [method]);
  }

  override async update(tx: Tx, method: Method): Promise<void> {
    await methods.updateMany(
      tx,
      [method],
      [
        'token',
        'kind',
        'label',
        'brand',
        'expiry_month',
        'state',
        'disabled_until',
        'reason',
        'used_on',
        'autopay',
        'version',
      ],
    );
  }

  override async takeDue(tx: Tx, limit: number): Promise<DueMethod[]> {
    const rows = await tx.query<{ method_id: string; given_up: boolean }>(
      `UPDATE payment_methods SET looks = looks + 1,
         look_at = ${realNow} + least(interval '1 minute' * power(2, least(looks, 6)), interval '1 hour')
       WHERE method_id = ANY (ARRAY(
         SELECT method_id FROM payment_methods WHERE state = 'PENDING' AND look_at <= ${realNow}
         ORDER BY look_at LIMIT $1 FOR UPDATE SKIP LOCKED))
       RETURNING method_id, asked_at + ${givenUpAfter} <= ${realNow} AS given_up`,
      [limit],
    );
    return rows.map((row) => ({ methodId: row.method_id, isGivenUp: row.given_up }));
  }
}
