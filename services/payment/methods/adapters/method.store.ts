import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, date, rowOf, text, timestamp, uuid } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Method } from '../domain/method.js';
import { type DueMethod, type MethodKey, MethodStore } from '../use-cases/ports.js';

const methods = rowOf<Omit<Method, 'autopay'>>()('payment_methods', ['method_id'], {
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
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});

const ofAutopay = 'WHERE method_id = (SELECT method_id FROM autopay_methods WHERE customer_id = $1)';

/** States that nothing leads out of: a method in one of them is charged no more. */
const ended: readonly Method['state'][] = ['REVOKED', 'EXPIRED', 'FAILED'];

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
    return one(await select(this.database, 'WHERE method_id = $1', [methodId]));
  }

  override async list(customerId: string, { after, limit }: PageRequest<MethodKey>): Promise<Method[]> {
    const parameters: unknown[] = [customerId, limit];
    const condition = after ? 'AND (created_at, method_id) < ($3::timestamptz, $4::uuid)' : '';
    const rest = `WHERE customer_id = $1 ${condition} ORDER BY created_at DESC, method_id DESC LIMIT $2`;
    return select(this.database, rest, after ? [...parameters, ...after] : parameters);
  }

  override async lock(tx: Tx, methodId: string): Promise<Method> {
    const found = isId(methodId) ? await select(tx, 'WHERE method_id = $1 FOR UPDATE', [methodId]) : [];
    if (found.length === 0) throw errors.METHOD_NOT_FOUND(`There is no payment method ${JSON.stringify(methodId)}.`);
    return found[0]!;
  }

  override async findAutopay(customerId: string): Promise<Method | null> {
    return one(await select(this.database, ofAutopay, [customerId]));
  }

  override async lockAutopay(tx: Tx, customerId: string): Promise<Method | null> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('autopay/' || $1, 0))`, [customerId]);
    return one(await select(tx, `${ofAutopay} FOR UPDATE`, [customerId]));
  }

  override async insert(tx: Tx, method: Method): Promise<void> {
    await methods.insertMany(tx, [method]);
  }

  override async update(tx: Tx, method: Method): Promise<void> {
    await methods.updateMany(
      tx,
      [method],
      ['token', 'kind', 'label', 'brand', 'expiry_month', 'state', 'disabled_until', 'reason', 'used_on', 'version'],
    );
    if (ended.includes(method.state)) await this.setAutopay(tx, method);
  }

  override async setAutopay(tx: Tx, { customerId, methodId, autopay }: Method): Promise<void> {
    const sql = autopay
      ? 'INSERT INTO autopay_methods (customer_id, method_id) VALUES ($1, $2)'
      : 'DELETE FROM autopay_methods WHERE customer_id = $1 AND method_id = $2';
    await tx.query(sql, [customerId, methodId]);
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

async function select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<Method[]> {
  const isAutopay = 'SELECT FROM autopay_methods a WHERE a.method_id = payment_methods.method_id';
  const sql = `SELECT ${methods.select()}, EXISTS (${isAutopay}) AS autopay FROM payment_methods ${rest}`;
  const rows = await queryable.query<{ autopay: boolean }>(sql, parameters);
  return rows.map((row) => ({ ...methods.toDomain(row), autopay: row.autopay }));
}

function one(found: readonly Method[]): Method | null {
  return found[0] ?? null;
}
