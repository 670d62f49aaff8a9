import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, boolean, converted, date, integer, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import type { PaymentPromise, PromisedPart } from '../domain/promise.js';
import { type PromiseFilter, type PromiseKey, PromiseStore } from '../use-cases/ports.js';

const promises = rowOf<PaymentPromise>()('promises', ['promise_id'], {
  promise_id: uuid('promiseId'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  state: text('state'),
  amount_minor: bigint('amountMinor'),
  parts: converted(
    'jsonb',
    'parts',
    (parts: readonly PromisedPart[]) => parts.map(toStoredPart),
    (stored) => stored.map(fromStoredPart),
  ),
  due_on: date('dueDate'),
  method: text('method'),
  notes: text('notes'),
  tolerance_ppm: integer('tolerancePpm'),
  grace_days: integer('graceDays'),
  first_value_on: date('firstValueDate'),
  last_value_on: date('lastValueDate'),
  judge_at: timestamp('judgeAt'),
  prior_payment_ids: uuids('priorPaymentIds'),
  paid_minor: bigint('paidMinor'),
  made_by: text('madeBy'),
  made_at: timestamp('madeAt'),
  decided_at: timestamp('decidedAt'),
  cancel_reason: text('cancelReason'),
  version: bigint('version'),
});

/** An invoice that a promise is about. */
interface InvoiceLink {
  readonly invoiceId: string;
  readonly promiseId: string;
  readonly active: boolean;
}

const links = rowOf<InvoiceLink>()('promise_invoices', ['invoice_id', 'promise_id'], {
  invoice_id: uuid('invoiceId'),
  promise_id: uuid('promiseId'),
  active: boolean('active'),
});

@Injectable()
export class PostgresPromiseStore extends PromiseStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(promiseId: string): Promise<PaymentPromise | null> {
    if (!isId(promiseId)) return null;
    const [promise] = await select(this.database, 'WHERE promise_id = $1', [promiseId]);
    return promise ?? null;
  }

  override list(filter: PromiseFilter, { after, limit }: PageRequest<PromiseKey>): Promise<PaymentPromise[]> {
    const { customerId, invoiceId, state, method, dueFrom, dueUntil, descending } = filter;
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (invoiceId !== null) {
      const about = `SELECT promise_id FROM promise_invoices WHERE invoice_id = ${at(invoiceId)}`;
      conditions.push(`promise_id = ANY (ARRAY(${about}))`);
    }
    if (state !== null) conditions.push(`state = ${at(state)}`);
    if (method !== null) conditions.push(`method = ${at(method)}`);
    if (dueFrom !== null) conditions.push(`due_on >= ${at(dueFrom)}`);
    if (dueUntil !== null) conditions.push(`due_on <= ${at(dueUntil)}`);
    const beyond = descending ? '<' : '>';
    if (after) conditions.push(`(due_on, promise_id) ${beyond} (${at(after[0])}::date, ${at(after[1])}::uuid)`);
    const way = descending ? 'DESC' : 'ASC';
    const order = `ORDER BY due_on ${way}, promise_id ${way} LIMIT ${at(limit)}`;
    return select(this.database, `WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  override async findPromised(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]> {
    const rows = await queryable.query<{ invoice_id: string }>(
      `SELECT given.invoice_id FROM unnest($1::uuid[]) WITH ORDINALITY AS given (invoice_id, position)
        WHERE EXISTS (SELECT FROM promise_invoices p WHERE p.invoice_id = given.invoice_id AND p.active)
        ORDER BY given.position`,
      [invoiceIds],
    );
    return rows.map((row) => row.invoice_id);
  }

  override async activeOf(queryable: Queryable, invoiceIds: readonly string[]): Promise<string[]> {
    const rows = await queryable.query<{ promise_id: string }>(
      `SELECT DISTINCT promise_id FROM promise_invoices WHERE invoice_id = ANY($1::uuid[]) AND active ORDER BY promise_id`,
      [invoiceIds],
    );
    return rows.map((row) => row.promise_id);
  }

  override async countActive(queryable: Queryable, customerId: string): Promise<number> {
    const [row] = await queryable.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM promises WHERE customer_id = $1 AND state = 'ACTIVE'`,
      [customerId],
    );
    return row!.count;
  }

  override async lockMaking(tx: Tx, customerId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('promises/' || $1, 0))`, [customerId]);
  }

  override async lock(tx: Tx, promiseId: string): Promise<PaymentPromise | null> {
    if (!isId(promiseId)) return null;
    const [promise] = await select(tx, 'WHERE promise_id = $1 FOR UPDATE', [promiseId]);
    return promise ?? null;
  }

  override lockOfInvoices(tx: Tx, invoiceIds: readonly string[]): Promise<PaymentPromise[]> {
    const about = 'SELECT promise_id FROM promise_invoices WHERE invoice_id = ANY($1::uuid[])';
    const condition = `promise_id = ANY (ARRAY(${about})) AND state <> 'CANCELLED'`;
    return select(tx, `WHERE ${condition} ORDER BY promise_id FOR UPDATE`, [invoiceIds]);
  }

  override lockActiveOf(tx: Tx, invoiceIds: readonly string[]): Promise<PaymentPromise[]> {
    const about = 'SELECT promise_id FROM promise_invoices WHERE invoice_id = ANY($1::uuid[]) AND active';
    const condition = `promise_id = ANY (ARRAY(${about})) AND state = 'ACTIVE'`;
    return select(tx, `WHERE ${condition} ORDER BY promise_id FOR UPDATE`, [invoiceIds]);
  }

  override async insert(tx: Tx, promise: PaymentPromise): Promise<void> {
    await promises.insertMany(tx, [promise]);
    await links.insertMany(tx, linksOf(promise));
  }

  override async updateMany(tx: Tx, changed: readonly PaymentPromise[]): Promise<void> {
    const changing = ['state', 'parts', 'paid_minor', 'decided_at', 'cancel_reason', 'version'] as const;
    await promises.updateMany(tx, changed, changing);
    await links.updateMany(tx, changed.flatMap(linksOf), ['active']);
  }
}

async function select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<PaymentPromise[]> {
  const rows = await queryable.query<object>(`SELECT ${promises.select()} FROM promises ${rest}`, parameters);
  return rows.map((row) => promises.toDomain(row));
}

function linksOf({ promiseId, state, parts }: PaymentPromise): InvoiceLink[] {
  return parts.map(({ invoiceId }) => ({ invoiceId, promiseId, active: state === 'ACTIVE' }));
}

interface StoredPart extends Pick<PromisedPart, 'invoiceId' | 'closed'> {
  readonly minor: string;
  readonly releasedMinor: string;
  readonly invoiceVersion: string;
}

function toStoredPart({ invoiceId, closed, minor, releasedMinor, invoiceVersion }: PromisedPart): StoredPart {
  return {
    ...{ invoiceId, closed, minor: String(minor) },
    ...{ releasedMinor: String(releasedMinor), invoiceVersion: String(invoiceVersion) },
  };
}

function fromStoredPart({ invoiceId, closed, minor, releasedMinor, invoiceVersion }: StoredPart): PromisedPart {
  return {
    ...{ invoiceId, closed, minor: BigInt(minor) },
    ...{ releasedMinor: BigInt(releasedMinor), invoiceVersion: BigInt(invoiceVersion) },
  };
}
