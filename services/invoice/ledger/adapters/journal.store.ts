import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { copyInto, Database, type Tx } from '#libs/platform';
import type { BookChanges } from '../domain/book.js';
import type { Context, Entry } from '../domain/journal.js';
import type { Allocation, PaymentAccount } from '../domain/payment-account.js';
import {
  JournalStore,
  type JournalFilter,
  type JournalProof,
  type LineKey,
  type PageRequest,
  type PostedLine,
} from '../use-cases/ports.js';
import { changedRecord, invoiceCells, invoiceColumns, updateInvoices } from './invoice.row.js';
import { verifyJournal } from './journal.proof.js';
import { toJsonArray, upsertStatement } from './records.js';

@Injectable()
export class PostgresJournalStore extends JournalStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async payments(tx: Tx, paymentIds: readonly string[]): Promise<PaymentAccount[]> {
    const sql = 'SELECT * FROM settled_payments WHERE payment_id = ANY($1::uuid[]) ORDER BY payment_id FOR UPDATE';
    return (await tx.query<PaymentRow>(sql, [paymentIds])).map(toPayment);
  }

  override async waitingPayments(tx: Tx, invoiceIds: readonly string[]): Promise<PaymentAccount[]> {
    const condition = 'unapplied_minor > 0 AND invoice_ids && $1::uuid[]';
    const sql = `SELECT * FROM settled_payments WHERE ${condition} ORDER BY payment_id FOR UPDATE`;
    return (await tx.query<PaymentRow>(sql, [invoiceIds])).map(toPayment);
  }

  override async allocations(
    tx: Tx,
    of: { paymentIds: readonly string[]; invoiceIds: readonly string[] },
  ): Promise<Allocation[]> {
    // A union, since one condition with OR would use neither index.
    const sql = `
      SELECT * FROM allocations WHERE payment_id = ANY($1::uuid[])
      UNION SELECT * FROM allocations WHERE invoice_id = ANY($2::uuid[])`;
    return (await tx.query<AllocationRow>(sql, [of.paymentIds, of.invoiceIds])).map(toAllocation);
  }

  override async write(tx: Tx, changes: BookChanges): Promise<void> {
    const { created, changed, payments, allocations, entries } = changes;
    if (created.length > 0) await unlessRaced(copyInto(tx, `invoices (${invoiceColumns})`, created.map(invoiceCells)));
    if (changed.length > 0) await tx.query(updateInvoices, [toJsonArray(changed.map(changedRecord))]);
    if (payments.length > 0) await writePayments(tx, payments);
    if (allocations.length > 0) await writeAllocations(tx, allocations);
    if (entries.length > 0) await writeEntries(tx, entries);
  }

  override async list(filter: JournalFilter, page: PageRequest<LineKey>): Promise<PostedLine[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions: string[] = [];
    if (filter.customerId !== null) conditions.push(`e.customer_id = ${at(filter.customerId)}`);
    if (filter.invoiceId !== null) conditions.push(`l.invoice_id = ${at(filter.invoiceId)}`);
    if (filter.paymentId !== null) conditions.push(`l.payment_id = ${at(filter.paymentId)}`);
    if (filter.context !== null) conditions.push(`e.context = ${at(filter.context)}`);
    if (page.after) conditions.push(`(l.entry_id, l.line_number) > (${at(page.after[0])}::uuid, ${at(page.after[1])})`);
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const rows = await this.database.query<LineRow>(
      `SELECT l.*, e.source, e.context, e.customer_id, e.currency, e.reverses_entry_id, e.value_on, e.posted_at
         FROM journal_lines l JOIN journal_entries e ON e.entry_id = l.entry_id ${where}
        ORDER BY l.entry_id, l.line_number LIMIT ${at(page.limit + 1)}`,
      parameters,
    );
    return rows.map(toLine);
  }

  override verify(): Promise<JournalProof> {
    return verifyJournal(this.database);
  }
}

const upsertPayments = upsertStatement('settled_payments', {
  key: { payment_id: 'uuid' },
  fixed: {
    customer_id: 'uuid',
    currency: 'char(3)',
    amount_minor: 'bigint',
    invoice_ids: 'uuid[]',
    value_on: 'date',
  },
  changing: { unapplied_minor: 'bigint', reversed: 'boolean', version: 'bigint' },
});

const upsertAllocations = upsertStatement('allocations', {
  key: { payment_id: 'uuid', invoice_id: 'uuid' },
  fixed: { allocated_at: 'timestamptz' },
  changing: { amount_minor: 'bigint', credited_minor: 'bigint' },
});

async function writePayments(tx: Tx, payments: readonly PaymentAccount[]): Promise<void> {
  const records = payments.map((payment) => ({
    payment_id: payment.paymentId,
    customer_id: payment.customerId,
    currency: payment.currency,
    amount_minor: payment.amountMinor,
    unapplied_minor: payment.unappliedMinor,
    invoice_ids: payment.invoiceIds,
    value_on: payment.valueDate,
    reversed: payment.reversed,
    version: payment.version,
  }));
  await tx.query(upsertPayments, [toJsonArray(records)]);
}

async function writeAllocations(tx: Tx, allocations: readonly Allocation[]): Promise<void> {
  const records = allocations.map((allocation) => ({
    payment_id: allocation.paymentId,
    invoice_id: allocation.invoiceId,
    allocated_at: allocation.allocatedAt,
    amount_minor: allocation.amountMinor,
    credited_minor: allocation.creditedMinor,
  }));
  await tx.query(upsertAllocations, [toJsonArray(records)]);
}

/** All entries and then all lines, each by one COPY: the guard of the lines looks at whole entries. */
async function writeEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  // Ids are sorted, so that entries of one moment are listed in the order in which they were posted.
  const ids = entries.map(() => newId()).sort();
  const reversed = await reversedIds(tx, entries, ids);
  await copyInto(
    tx,
    'journal_entries (entry_id, source, context, customer_id, currency, line_count, reverses_entry_id, value_on, posted_at)',
    entries.map((entry, index) => [
      ids[index],
      entry.source,
      entry.context,
      entry.customerId,
      entry.currency,
      entry.lines.length,
      entry.reversesSource === null ? null : reversed.get(entry.reversesSource),
      entry.valueDate,
      tx.now,
    ]),
  );
  await copyInto(
    tx,
    'journal_lines (entry_id, line_number, account, debit_minor, credit_minor, invoice_id, component, payment_id)',
    lineCells(entries, ids),
  );
}

function* lineCells(entries: readonly Entry[], ids: readonly string[]): Generator<readonly unknown[]> {
  for (const [index, { lines }] of entries.entries()) {
    for (const [place, line] of lines.entries()) {
      const { account, debitMinor, creditMinor, invoiceId, component, paymentId } = line;
      yield [ids[index], place + 1, account, debitMinor, creditMinor, invoiceId, component, paymentId];
    }
  }
}

/** Ids of the entries that others reverse, by source; they are older or in the same book. */
async function reversedIds(tx: Tx, entries: readonly Entry[], ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = entries.flatMap(({ reversesSource }) => reversesSource ?? []);
  const found = new Map<string, string>();
  if (wanted.length === 0) return found;
  const sql = 'SELECT source, entry_id FROM journal_entries WHERE source = ANY($1::text[])';
  for (const row of await tx.query<{ source: string; entry_id: string }>(sql, [wanted]))
    found.set(row.source, row.entry_id);
  for (const [index, { source }] of entries.entries()) found.set(source, ids[index]!);
  return found;
}

/** A number that was free when the transaction looked may be taken by now; then everything is made again. */
async function unlessRaced(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== '23505' || constraint !== 'invoices_number') throw error;
    const message = 'A concurrent call created an invoice of the same number. Make the same call again.';
    throw new DomainError('INVOICE_CHANGED_MEANWHILE', 'aborted', message);
  }
}

interface PaymentRow {
  payment_id: string;
  customer_id: string;
  currency: string;
  amount_minor: bigint;
  unapplied_minor: bigint;
  invoice_ids: string[];
  value_on: string;
  reversed: boolean;
  version: bigint;
}

function toPayment(row: PaymentRow): PaymentAccount {
  return {
    paymentId: row.payment_id,
    customerId: row.customer_id,
    currency: row.currency,
    amountMinor: row.amount_minor,
    unappliedMinor: row.unapplied_minor,
    invoiceIds: row.invoice_ids,
    valueDate: row.value_on,
    reversed: row.reversed,
    version: row.version,
  };
}

interface AllocationRow {
  payment_id: string;
  invoice_id: string;
  allocated_at: Date;
  amount_minor: bigint;
  credited_minor: bigint;
}

function toAllocation(row: AllocationRow): Allocation {
  return {
    paymentId: row.payment_id,
    invoiceId: row.invoice_id,
    allocatedAt: row.allocated_at,
    amountMinor: row.amount_minor,
    creditedMinor: row.credited_minor,
  };
}

interface LineRow {
  entry_id: string;
  line_number: number;
  account: number;
  debit_minor: bigint;
  credit_minor: bigint;
  invoice_id: string | null;
  component: string | null;
  payment_id: string | null;
  source: string;
  context: Context;
  customer_id: string;
  currency: string;
  reverses_entry_id: string | null;
  value_on: string;
  posted_at: Date;
}

function toLine(row: LineRow): PostedLine {
  return {
    entryId: row.entry_id,
    lineNumber: row.line_number,
    account: row.account,
    debitMinor: row.debit_minor,
    creditMinor: row.credit_minor,
    currency: row.currency,
    customerId: row.customer_id,
    invoiceId: row.invoice_id,
    component: row.component,
    paymentId: row.payment_id,
    context: row.context,
    source: row.source,
    reversesEntryId: row.reverses_entry_id,
    postedAt: row.posted_at,
    valueDate: row.value_on,
  };
}
