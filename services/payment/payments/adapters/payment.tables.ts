import { EntitySchema } from 'typeorm';

const uuid = { type: 'uuid' } as const;
const text = { type: 'text' } as const;
const bigint = { type: 'bigint' } as const;
const instant = { type: 'timestamptz' } as const;
const flag = { type: 'boolean' } as const;

const textsCheck = `length(reference) <= 500 AND length(proof) <= 500
  AND length(source) BETWEEN 1 AND 200 AND length(source_id) BETWEEN 1 AND 200`;

const payments = new EntitySchema({
  name: 'payments',
  columns: {
    payment_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payments_pkey' },
    customer_id: uuid,
    state: text,
    method: text,
    amount_minor: bigint,
    currency: { type: 'char', length: 3 },
    value_on: { type: 'date' },
    reference: text,
    proof: text,
    source: text,
    source_id: text,
    invoice_ids: { ...uuid, array: true },
    names_no_invoice: flag,
    in_flight: flag,
    allocated: { type: 'jsonb' },
    allocation_version: bigint,
    reversal_reason: text,
    version: bigint,
    created_at: instant,
  },
  uniques: [{ name: 'payments_source', columns: ['source', 'source_id'] }],
  indices: [
    { name: 'payments_by_time', columns: ['created_at', 'payment_id'] },
    { name: 'payments_by_customer', columns: ['customer_id', 'created_at', 'payment_id'] },
    { name: 'payments_reversed', columns: ['created_at', 'payment_id'], where: `(state = 'REVERSED')` },
    { name: 'payments_in_flight_unnamed', columns: ['customer_id'], where: '(in_flight AND names_no_invoice)' },
  ],
  checks: [
    { name: 'payments_state', expression: `state IN ('SETTLED', 'REVERSED')` },
    { name: 'payments_method', expression: `method IN ('BANK_TRANSFER', 'CHEQUE', 'CASH', 'CARD', 'DIRECT_DEBIT')` },
    { name: 'payments_amount', expression: 'amount_minor > 0' },
    { name: 'payments_texts', expression: textsCheck },
    { name: 'payments_named', expression: 'names_no_invoice = (cardinality(invoice_ids) = 0)' },
    { name: 'payments_reversal', expression: `(state = 'REVERSED') = (reversal_reason <> '')` },
    {
      name: 'payments_flight',
      expression: `NOT in_flight OR (state = 'SETTLED' AND allocated = '[]')`,
    },
    { name: 'payments_version', expression: 'version > 0 AND allocation_version >= 0' },
  ],
});

const paymentInvoices = new EntitySchema({
  name: 'payment_invoices',
  columns: {
    invoice_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_invoices_pkey' },
    payment_id: { ...uuid, primary: true, primaryKeyConstraintName: 'payment_invoices_pkey' },
    in_flight: flag,
  },
  foreignKeys: [
    {
      name: 'payment_invoices_payment',
      target: 'payments',
      columnNames: ['payment_id'],
      referencedColumnNames: ['payment_id'],
    },
  ],
});

const invoiceReservations = new EntitySchema({
  name: 'invoice_reservations',
  columns: {
    invoice_id: { ...uuid, primary: true, primaryKeyConstraintName: 'invoice_reservations_pkey' },
    attempt_id: uuid,
  },
  indices: [{ name: 'invoice_reservations_by_attempt', columns: ['attempt_id'] }],
});

/** What the tables of payments are; a test compares them with the migrated schema. */
export const paymentTables = [payments, paymentInvoices, invoiceReservations];
