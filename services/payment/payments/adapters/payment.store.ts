import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { bigint, boolean, computed, converted, date, rowOf, text, timestamp, uuid, uuids } from '#libs/platform';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type AllocatedPart, type Component, invoicesOf, type Payment } from '../domain/payment.js';
import {
  type MoneyForInvoices,
  type MoneyInFlightOptions,
  type PaymentFilter,
  type PaymentKey,
  PaymentStore,
} from '../use-cases/ports.js';

const payments = rowOf<Payment>()('payments', ['payment_id'], {
  payment_id: uuid('paymentId'),
  customer_id: uuid('customerId'),
  state: text('state'),
  method: text('method'),
  amount_minor: bigint('amount.minor'),
  currency: text('amount.currency'),
  value_on: date('valueDate'),
  reference: text('reference'),
  proof: text('proof'),
  source: text('source'),
  source_id: text('sourceId'),
  invoice_ids: uuids('invoiceIds'),
  names_no_invoice: computed('boolean', ({ invoiceIds }: Payment) => invoiceIds.length === 0),
  in_flight: boolean('inFlight'),
  allocated: converted(
    'jsonb',
    'allocated',
    (parts: readonly AllocatedPart[]) => parts.map(toStoredPart),
    (stored) => stored.map(fromStoredPart),
  ),
  allocation_version: bigint('allocationVersion'),
  reversal_reason: text('reversalReason'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
});

/** 0.2 stored no components. */
interface StoredPart {
  readonly invoiceId: string;
  readonly minor: string;
  readonly components?: readonly { readonly component: Component; readonly minor: string }[];
}

function toStoredPart({ invoiceId, minor, components }: AllocatedPart): StoredPart {
  return {
    invoiceId,
    minor: String(minor),
    components: components.map((each) => ({ component: each.component, minor: String(each.minor) })),
  };
}

function fromStoredPart({ invoiceId, minor, components = [] }: StoredPart): AllocatedPart {
  return {
    invoiceId,
    minor: BigInt(minor),
    components: components.map((each) => ({ component: each.component, minor: BigInt(each.minor) })),
  };
}

/** A payment that names or settled an invoice. */
interface InvoiceLink {
  readonly invoiceId: string;
  readonly paymentId: string;
  readonly inFlight: boolean;
}

const links = rowOf<InvoiceLink>()('payment_invoices', ['invoice_id', 'payment_id'], {
  invoice_id: uuid('invoiceId'),
  payment_id: uuid('paymentId'),
  in_flight: boolean('inFlight'),
});

@Injectable()
export class PostgresPaymentStore extends PaymentStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(paymentId: string): Promise<Payment | null> {
    if (!isId(paymentId)) return null;
    const [row] = await this.database.query<object>(`SELECT ${payments.select()} FROM payments WHERE payment_id = $1`, [
      paymentId,
    ]);
    return row ? payments.toDomain(row) : null;
  }

  override async list(filter: PaymentFilter, { after, limit }: PageRequest<PaymentKey>): Promise<Payment[]> {
    const { customerId, invoiceId, state } = filter;
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (customerId !== null) conditions.push(`customer_id = ${at(customerId)}`);
    if (invoiceId !== null) {
      const named = `SELECT payment_id FROM payment_invoices WHERE invoice_id = ${at(invoiceId)}`;
      conditions.push(`payment_id = ANY (ARRAY(${named}))`);
    }
    // Written out where it is rare, since a statement that is prepared may not be planned for a value.
    if (state !== null) conditions.push(state === 'REVERSED' ? `state = 'REVERSED'` : `state = ${at(state)}`);
    if (after) conditions.push(`(created_at, payment_id) < (${at(after[0])}::timestamptz, ${at(after[1])}::uuid)`);
    const rows = await this.database.query<object>(
      `SELECT ${payments.select()} FROM payments ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
       ORDER BY created_at DESC, payment_id DESC LIMIT ${at(limit)}`,
      parameters,
    );
    return rows.map((row) => payments.toDomain(row));
  }

  override async moneyInFlight(
    invoiceIds: readonly string[],
    customerId: string | null,
    { tx, exceptAttemptId }: MoneyInFlightOptions = {},
  ): Promise<string[]> {
    const reader: Queryable = tx ?? this.database;
    const rows = await reader.query<{ invoice_id: string }>(
      `SELECT given.invoice_id FROM unnest($1::uuid[]) WITH ORDINALITY AS given (invoice_id, position)
       WHERE EXISTS (SELECT FROM payment_invoices WHERE invoice_id = given.invoice_id AND in_flight)
          OR EXISTS (SELECT FROM payments WHERE customer_id = $2 AND in_flight AND names_no_invoice)
          OR EXISTS (SELECT FROM invoice_reservations WHERE invoice_id = given.invoice_id
                       AND attempt_id IS DISTINCT FROM $3)
       ORDER BY given.position`,
      [invoiceIds, customerId, exceptAttemptId ?? null],
    );
    return rows.map((row) => row.invoice_id);
  }

  override async moneyFor(invoiceIds: readonly string[], customerId: string, tx?: Tx): Promise<MoneyForInvoices> {
    const reader: Queryable = tx ?? this.database;
    const [row] = await reader.query<{ in_flight: boolean; fingerprint: string }>(
      `SELECT coalesce(bool_or(in_flight), false)
         OR EXISTS (SELECT FROM invoice_reservations WHERE invoice_id = ANY($1::uuid[])) AS in_flight,
         count(*) || '/' || coalesce(sum(version), 0) AS fingerprint
       FROM (
         SELECT payments.in_flight, version FROM payment_invoices JOIN payments USING (payment_id)
         WHERE invoice_id = ANY($1::uuid[])
         UNION ALL
         SELECT in_flight, version FROM payments WHERE customer_id = $2 AND names_no_invoice
           AND NOT EXISTS (SELECT FROM payment_invoices WHERE invoice_id = ANY($1::uuid[]) AND payment_id = payments.payment_id)
       ) AS money`,
      [invoiceIds, customerId],
    );
    return { inFlight: row!.in_flight, fingerprint: row!.fingerprint };
  }

  override async lockMarking(tx: Tx, invoiceId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('mark-as-paid/' || $1, 0))`, [invoiceId]);
  }

  override async reserve(tx: Tx, attemptId: string, invoiceIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ invoice_id: string }>(
      `INSERT INTO invoice_reservations (invoice_id, attempt_id)
       SELECT invoice_id, $1 FROM unnest($2::uuid[]) AS given (invoice_id) ORDER BY invoice_id
       ON CONFLICT (invoice_id) DO UPDATE SET attempt_id = invoice_reservations.attempt_id
       WHERE invoice_reservations.attempt_id = excluded.attempt_id
       RETURNING invoice_id`,
      [attemptId, invoiceIds],
    );
    const reserved = new Set(rows.map((row) => row.invoice_id));
    return invoiceIds.filter((invoiceId) => !reserved.has(invoiceId));
  }

  override async release(tx: Tx, attemptId: string): Promise<void> {
    await tx.query('DELETE FROM invoice_reservations WHERE attempt_id = $1', [attemptId]);
  }

  override async insertMany(tx: Tx, given: readonly Payment[]): Promise<Set<string>> {
    const conflict = 'ON CONFLICT (source, source_id) DO NOTHING RETURNING payment_id';
    const inserted = await payments.insertMany<{ payment_id: string }>(tx, given, conflict);
    const ids = new Set(inserted.map((row) => row.payment_id));
    await linkInvoices(
      tx,
      given.filter(({ paymentId }) => ids.has(paymentId)),
    );
    return ids;
  }

  override async findBySourceIds(tx: Tx, source: string, sourceIds: readonly string[]): Promise<Payment[]> {
    const rows = await tx.query<object>(
      `SELECT ${payments.select()} FROM payments WHERE source = $1 AND source_id = ANY($2::text[])`,
      [source, sourceIds],
    );
    return rows.map((row) => payments.toDomain(row));
  }

  override async lockMany(tx: Tx, paymentIds: readonly string[]): Promise<Map<string, Payment>> {
    const rows = await tx.query<object>(
      `SELECT ${payments.select()} FROM payments WHERE payment_id = ANY($1::uuid[]) ORDER BY payment_id FOR UPDATE`,
      [paymentIds.filter(isId)],
    );
    const found = rows.map((row) => payments.toDomain(row));
    const byId = new Map(found.map((payment) => [payment.paymentId, payment]));
    const unknown = paymentIds.find((paymentId) => !byId.has(paymentId));
    if (unknown !== undefined) throw errors.PAYMENT_NOT_FOUND(`There is no payment ${JSON.stringify(unknown)}.`);
    return byId;
  }

  override async updateMany(tx: Tx, given: readonly Payment[]): Promise<void> {
    const changing = ['state', 'in_flight', 'allocated', 'allocation_version', 'reversal_reason', 'version'] as const;
    await payments.updateMany(tx, given, changing);
    await linkInvoices(tx, given);
  }

  override async listSettled(queryable: Queryable, invoiceIds: readonly string[]): Promise<Payment[]> {
    const about = 'SELECT payment_id FROM payment_invoices WHERE invoice_id = ANY($1::uuid[])';
    const rows = await queryable.query<object>(
      `SELECT ${payments.select()} FROM payments WHERE payment_id = ANY (ARRAY(${about})) AND state = 'SETTLED'`,
      [invoiceIds],
    );
    return rows.map((row) => payments.toDomain(row));
  }
}

/** Keeps payments findable by every invoice that they name or settled, with their flight beside it. */
async function linkInvoices(tx: Tx, given: readonly Payment[]): Promise<void> {
  const all = given.flatMap((payment) => {
    const { paymentId, inFlight } = payment;
    return invoicesOf(payment).map((invoiceId) => ({ paymentId, invoiceId, inFlight }));
  });
  await links.insertMany(
    tx,
    all,
    `ON CONFLICT (invoice_id, payment_id) DO UPDATE SET in_flight = excluded.in_flight
     WHERE payment_invoices.in_flight <> excluded.in_flight`,
  );
}
