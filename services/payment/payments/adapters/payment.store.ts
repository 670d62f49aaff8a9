import { Injectable } from '@nestjs/common';
import { Database, type Queryable, type Tx } from '#libs/platform';
import { isId } from '#libs/ids';
import { paymentNotFound, type Payment, type PaymentMethod, type PaymentState } from '../domain/payment.js';
import { PaymentStore, type After, type MoneyFor, type PaymentFilter } from '../use-cases/ports.js';

@Injectable()
export class PostgresPaymentStore extends PaymentStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(paymentId: string): Promise<Payment | null> {
    if (!isId(paymentId)) return null;
    const [row] = await this.database.query<PaymentRow>(`SELECT ${columns} FROM payments WHERE payment_id = $1`, [
      paymentId,
    ]);
    return row ? toPayment(row) : null;
  }

  override async list(filter: PaymentFilter, after: After | null, limit: number): Promise<Payment[]> {
    const { customerId, invoiceId, state } = filter;
    const rows = await this.database.query<PaymentRow>(
      `SELECT ${columns} FROM payments
       WHERE ($1::uuid IS NULL OR customer_id = $1)
         AND ($2::uuid IS NULL
           OR payment_id = ANY (ARRAY(SELECT payment_id FROM payment_invoices WHERE invoice_id = $2)))
         AND ($3::text IS NULL OR state = $3)
         AND ($4::timestamptz IS NULL OR (created_at, payment_id) < ($4, $5::uuid))
       ORDER BY created_at DESC, payment_id DESC LIMIT $6`,
      [customerId, invoiceId, state, after?.createdAt ?? null, after?.paymentId ?? null, limit],
    );
    return rows.map(toPayment);
  }

  override async moneyInFlight(invoiceIds: readonly string[], customerId: string | null): Promise<string[]> {
    const rows = await this.database.query<{ invoice_id: string }>(
      `SELECT asked.invoice_id FROM unnest($1::uuid[]) WITH ORDINALITY AS asked (invoice_id, position)
       WHERE EXISTS (SELECT FROM payment_invoices WHERE invoice_id = asked.invoice_id AND in_flight)
          OR EXISTS (SELECT FROM payments WHERE customer_id = $2 AND in_flight AND names_no_invoice)
       ORDER BY asked.position`,
      [invoiceIds, customerId],
    );
    return rows.map((row) => row.invoice_id);
  }

  override async moneyFor(invoiceId: string, customerId: string, tx?: Tx): Promise<MoneyFor> {
    const reader: Queryable = tx ?? this.database;
    const [row] = await reader.query<{ in_flight: boolean; fingerprint: string }>(
      `SELECT coalesce(bool_or(in_flight), false) AS in_flight, count(*) || '/' || coalesce(sum(version), 0) AS fingerprint
       FROM (
         SELECT payments.in_flight, version FROM payment_invoices JOIN payments USING (payment_id) WHERE invoice_id = $1
         UNION ALL
         SELECT in_flight, version FROM payments WHERE customer_id = $2 AND names_no_invoice
           AND NOT EXISTS (SELECT FROM payment_invoices WHERE invoice_id = $1 AND payment_id = payments.payment_id)
       ) AS money`,
      [invoiceId, customerId],
    );
    return { inFlight: row!.in_flight, fingerprint: row!.fingerprint };
  }

  override async serializeMarking(tx: Tx, invoiceId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('mark-as-paid/' || $1, 0))`, [invoiceId]);
  }

  override async addNew(tx: Tx, payments: readonly Payment[]): Promise<Set<string>> {
    if (payments.length === 0) return new Set();
    const added = await tx.query<{ payment_id: string }>(
      `INSERT INTO payments (payment_id, customer_id, state, method, amount_minor, currency, value_on, reference, proof,
         source, source_id, invoice_ids, names_no_invoice, in_flight, allocated_invoice_ids, allocated_minor,
         allocation_version, reversal_reason, version, created_at)
       SELECT payment_id, customer_id, state, method, amount_minor, currency, value_on, reference, proof, source, source_id,
         named.invoice_ids, cardinality(named.invoice_ids) = 0, in_flight, '{}', '{}', 0, '', version, created_at
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::date[], $8::text[],
         $9::text[], $10::text[], $11::text[], $12::text[], $13::boolean[], $14::bigint[], $15::timestamptz[])
         AS given (payment_id, customer_id, state, method, amount_minor, currency, value_on, reference, proof,
           source, source_id, invoice_ids, in_flight, version, created_at),
         LATERAL (SELECT given.invoice_ids::uuid[] AS invoice_ids) AS named
       ON CONFLICT (source, source_id) DO NOTHING RETURNING payment_id`,
      columnsOfNew(payments),
    );
    const ids = new Set(added.map((row) => row.payment_id));
    await linkInvoices(
      tx,
      payments.filter(({ paymentId }) => ids.has(paymentId)),
    );
    return ids;
  }

  override async bySourceIds(tx: Tx, source: string, sourceIds: readonly string[]): Promise<Payment[]> {
    const rows = await tx.query<PaymentRow>(
      `SELECT ${columns} FROM payments WHERE source = $1 AND source_id = ANY($2::text[])`,
      [source, sourceIds],
    );
    return rows.map(toPayment);
  }

  override async lock(tx: Tx, paymentIds: readonly string[]): Promise<Map<string, Payment>> {
    const ids = paymentIds.filter(isId);
    const rows = await tx.query<PaymentRow>(
      `SELECT ${columns} FROM payments WHERE payment_id = ANY($1::uuid[]) ORDER BY payment_id FOR UPDATE`,
      [ids],
    );
    const found = new Map(rows.map((row) => [row.payment_id, toPayment(row)]));
    for (const paymentId of paymentIds) if (!found.has(paymentId)) throw paymentNotFound(paymentId);
    return found;
  }

  override async save(tx: Tx, payments: readonly Payment[]): Promise<void> {
    if (payments.length === 0) return;
    await tx.query(
      `UPDATE payments SET state = given.state, in_flight = given.in_flight, reversal_reason = given.reversal_reason,
         version = given.version, allocated_invoice_ids = given.allocated_invoice_ids::uuid[],
         allocated_minor = given.allocated_minor::bigint[], allocation_version = given.allocation_version
       FROM unnest($1::uuid[], $2::text[], $3::boolean[], $4::text[], $5::bigint[], $6::text[], $7::text[],
         $8::bigint[])
         AS given (payment_id, state, in_flight, reversal_reason, version, allocated_invoice_ids, allocated_minor,
           allocation_version)
       WHERE payments.payment_id = given.payment_id`,
      [
        payments.map(({ paymentId }) => paymentId),
        payments.map(({ state }) => state),
        payments.map(({ inFlight }) => inFlight),
        payments.map(({ reversalReason }) => reversalReason),
        payments.map(({ version }) => version),
        payments.map(({ allocated }) => arrayText(allocated.map(({ invoiceId }) => invoiceId))),
        payments.map(({ allocated }) => arrayText(allocated.map(({ minor }) => minor.toString()))),
        payments.map(({ allocationVersion }) => allocationVersion),
      ],
    );
    await linkInvoices(tx, payments);
  }
}

interface PaymentRow {
  payment_id: string;
  customer_id: string;
  state: PaymentState;
  method: PaymentMethod;
  amount_minor: bigint;
  currency: string;
  value_on: string;
  reference: string;
  proof: string;
  source: string;
  source_id: string;
  invoice_ids: string[];
  in_flight: boolean;
  allocated_invoice_ids: string[];
  allocated_minor: string[];
  allocation_version: bigint;
  reversal_reason: string;
  version: bigint;
  created_at: Date;
}

const columns = `payment_id, customer_id, state, method, amount_minor, currency, value_on, reference, proof, source,
  source_id, invoice_ids::text[], in_flight, allocated_invoice_ids::text[], allocated_minor::text[], allocation_version,
  reversal_reason,
  version, created_at`;

function toPayment(row: PaymentRow): Payment {
  return {
    paymentId: row.payment_id,
    customerId: row.customer_id,
    state: row.state,
    method: row.method,
    amount: { minor: row.amount_minor, currency: row.currency },
    valueDate: row.value_on,
    reference: row.reference,
    proof: row.proof,
    source: row.source,
    sourceId: row.source_id,
    invoiceIds: row.invoice_ids,
    inFlight: row.in_flight,
    allocated: row.allocated_invoice_ids.map((invoiceId, n) => ({ invoiceId, minor: BigInt(row.allocated_minor[n]!) })),
    allocationVersion: row.allocation_version,
    reversalReason: row.reversal_reason,
    version: row.version,
    createdAt: row.created_at,
  };
}

function columnsOfNew(payments: readonly Payment[]): unknown[] {
  return [
    payments.map(({ paymentId }) => paymentId),
    payments.map(({ customerId }) => customerId),
    payments.map(({ state }) => state),
    payments.map(({ method }) => method),
    payments.map(({ amount }) => amount.minor),
    payments.map(({ amount }) => amount.currency),
    payments.map(({ valueDate }) => valueDate),
    payments.map(({ reference }) => reference),
    payments.map(({ proof }) => proof),
    payments.map(({ source }) => source),
    payments.map(({ sourceId }) => sourceId),
    payments.map(({ invoiceIds }) => arrayText(invoiceIds)),
    payments.map(({ inFlight }) => inFlight),
    payments.map(({ version }) => version),
    payments.map(({ createdAt }) => createdAt),
  ];
}

/** Keeps payments findable by every invoice that they name or settled, with their flight beside it. */
async function linkInvoices(tx: Tx, payments: readonly Payment[]): Promise<void> {
  const links = payments.flatMap(({ paymentId, invoiceIds, allocated, inFlight }) =>
    [...new Set([...invoiceIds, ...allocated.map(({ invoiceId }) => invoiceId)])].map((invoiceId) => ({
      paymentId,
      invoiceId,
      inFlight,
    })),
  );
  if (links.length === 0) return;
  await tx.query(
    `INSERT INTO payment_invoices (invoice_id, payment_id, in_flight)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::boolean[])
     ON CONFLICT (invoice_id, payment_id) DO UPDATE SET in_flight = excluded.in_flight
     WHERE payment_invoices.in_flight <> excluded.in_flight`,
    [
      links.map(({ invoiceId }) => invoiceId),
      links.map(({ paymentId }) => paymentId),
      links.map(({ inFlight }) => inFlight),
    ],
  );
}

/** unnest flattens nested arrays, so an array within a row travels as its text; ids and digits need no quotes. */
function arrayText(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}
