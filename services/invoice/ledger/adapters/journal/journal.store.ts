import { Injectable } from '@nestjs/common';
import { invalidFields } from '#libs/errors';
import { instantOf, newId } from '#libs/ids';
import { Database, type PageRequest, type Queryable, type Tx } from '#libs/transactions';
import { errors } from '../../domain/errors.js';
import type { Invoice } from '../../domain/invoice.js';
import type { Entry } from '../../domain/journal/journal.js';
import type { PrincipalLine } from '../../domain/journal/principal.js';
import type { LedgerChanges } from '../../domain/ledger-session.js';
import type { Allocation, PaymentAccount } from '../../domain/payment-account.js';
import {
  type JournalFilter,
  type JournalProofPart,
  JournalStore,
  type LineKey,
  type PostedLine,
} from '../../use-cases/ports.js';
import { changingColumns, invoiceRows } from '../invoice.row.js';
import { positionText, proofStart, proveJournal, readPosition } from './journal.proof.js';
import { allocationRows, entryRows, lineRows, paymentRows } from './journal.row.js';
import { WatermarkStore } from './journal.watermark.js';
import { principalLinesSql } from './principal-lines.sql.js';

/** Columns of an allocation that a command may change. */
const allocationColumns = [
  'amount_minor',
  'interest_minor',
  'fee_minor',
  'cost_minor',
  'credited_minor',
  'recovered_minor',
] as const;

@Injectable()
export class PostgresJournalStore extends JournalStore {
  constructor(private readonly database: Database) {
    super();
  }

  override lockPayments(tx: Tx, paymentIds: readonly string[]): Promise<PaymentAccount[]> {
    return lockPaymentsWhere(tx, 'payment_id = ANY($1::uuid[])', paymentIds);
  }

  override lockEarmarkedPayments(tx: Tx, invoiceIds: readonly string[]): Promise<PaymentAccount[]> {
    return lockPaymentsWhere(tx, 'unapplied_minor > 0 AND invoice_ids && $1::uuid[]', invoiceIds);
  }

  override async findAllocations(
    tx: Tx,
    { paymentIds, invoiceIds }: { paymentIds: readonly string[]; invoiceIds: readonly string[] },
  ): Promise<Allocation[]> {
    // A union, since one condition with OR would use neither index.
    const select = `SELECT ${allocationRows.select()} FROM allocations`;
    const sql = `${select} WHERE payment_id = ANY($1::uuid[]) UNION ${select} WHERE invoice_id = ANY($2::uuid[])`;
    const rows = await tx.query(sql, [paymentIds, invoiceIds]);
    return rows.map((row) => allocationRows.toDomain(row));
  }

  override async findPrincipalLines(
    on: Queryable,
    invoices: readonly Pick<Invoice, 'invoiceId' | 'issuedEpisode'>[],
  ): Promise<ReadonlyMap<string, PrincipalLine[]>> {
    const rows = await on.query<PrincipalLine & { readonly invoiceId: string }>(principalLinesSql, [
      invoices.map(({ invoiceId }) => invoiceId),
      invoices.map(({ issuedEpisode }) => issuedEpisode),
    ]);
    return Map.groupBy(rows, ({ invoiceId }) => invoiceId);
  }

  override async post(tx: Tx, changes: LedgerChanges): Promise<void> {
    const { created, changed, payments, allocations, entries } = changes;
    await unlessRaced(invoiceRows.addMany(tx, created));
    await Promise.all([
      unlessRaced(invoiceRows.updateMany(tx, changed, changingColumns)),
      paymentRows.upsertMany(tx, payments, ['unapplied_minor', 'reversed', 'version']),
      allocationRows.upsertMany(tx, allocations, allocationColumns),
    ]);
    await postEntries(tx, entries);
  }

  override async list(filter: JournalFilter, { after, limit }: PageRequest<LineKey>): Promise<PostedLine[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const ofEntries: string[] = [];
    const ofLines: string[] = [];
    if (filter.customerId !== null) ofEntries.push(`e.customer_id = ${at(filter.customerId)}`);
    if (filter.context !== null) ofEntries.push(`e.context = ${at(filter.context)}`);
    if (filter.invoiceId !== null) ofLines.push(`l.invoice_id = ${at(filter.invoiceId)}`);
    if (filter.paymentId !== null) ofLines.push(`l.payment_id = ${at(filter.paymentId)}`);
    const linesDecide = ofLines.length > 0;
    if (after) {
      ofEntries.push(`e.entry_id >= ${at(after[0])}::uuid`);
      ofLines.push(`(l.entry_id, l.line_number) > (${at(after[0])}::uuid, ${at(after[1])})`);
    }
    // Each entry has lines, so as many entries as lines are enough; without this, all those of a customer are sorted.
    const entries = linesDecide
      ? 'journal_entries'
      : `(SELECT * FROM journal_entries e ${whereOf(ofEntries)} ORDER BY e.entry_id LIMIT ${at(limit + 1)})`;
    const conditions = linesDecide ? [...ofEntries, ...ofLines] : ofLines;
    const rows = await this.database.query(
      `SELECT ${entryRows.select('e')}, ${lineRows.select('l')}
         FROM ${entries} e JOIN journal_lines l ON l.entry_id = e.entry_id ${whereOf(conditions)}
        ORDER BY l.entry_id, l.line_number LIMIT ${at(limit)}`,
      parameters,
    );
    return rows.map((row) => ({ ...entryRows.toDomain(row), ...lineRows.toDomain(row) }));
  }

  override async prove(from: string, fromStart: boolean): Promise<JournalProofPart> {
    const watermarks = new WatermarkStore(this.database);
    const before = fromStart || from !== '' ? null : await watermarks.find();
    const position = from === '' ? await proofStart(this.database, before) : readPosition(from);
    if (!position) throw invalidFields(errors.INVOICE_INVALID, [{ field: 'page_token', description: 'is damaged' }]);
    const { next, ...proof } = await proveJournal(this.database, position);
    const after = await watermarks.find();
    return {
      ...proof,
      next: next ? positionText(next) : '',
      since: before === null ? null : instantOf(before),
      proved: after === null ? null : instantOf(after),
    };
  }
}

function whereOf(conditions: readonly string[]): string {
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
}

async function lockPaymentsWhere(tx: Tx, condition: string, ids: readonly string[]): Promise<PaymentAccount[]> {
  const select = `SELECT ${paymentRows.select()} FROM settled_payments`;
  const rows = await tx.query(`${select} WHERE ${condition} ORDER BY payment_id FOR UPDATE`, [ids]);
  return rows.map((row) => paymentRows.toDomain(row));
}

/** All entries and then all lines, each by one statement: the guard of the lines checks whole entries. */
async function postEntries(tx: Tx, entries: readonly Entry[]): Promise<void> {
  // Ids are sorted, so that entries of one instant are listed in the order in which they were posted.
  const ids = entries.map(() => newId()).sort();
  const reversed = await reversedIds(tx, entries, ids);
  const posted = entries.map(({ lines, reversesSource, ...entry }, index) => ({
    ...entry,
    entryId: ids[index]!,
    lineCount: lines.length,
    reversesEntryId: reversesSource === null ? null : (reversed.get(reversesSource) ?? null),
    postedAt: tx.now,
  }));
  await entryRows.addMany(tx, posted);
  const lines = entries.flatMap((entry, index) =>
    entry.lines.map((line, place) => ({ ...line, entryId: ids[index]!, lineNumber: place + 1 })),
  );
  await lineRows.addMany(tx, lines);
}

/** Ids of the entries that others reverse, by source; they were posted earlier or belong to the same session. */
async function reversedIds(tx: Tx, entries: readonly Entry[], ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = entries.flatMap(({ reversesSource }) => reversesSource ?? []);
  const found = new Map<string, string>();
  if (wanted.length === 0) return found;
  const sql = 'SELECT source, entry_id FROM journal_entries WHERE source = ANY($1::text[])';
  for (const row of await tx.query<{ source: string; entry_id: string }>(sql, [wanted])) {
    found.set(row.source, row.entry_id);
  }
  for (const [index, { source }] of entries.entries()) found.set(source, ids[index]!);
  return found;
}

/** A number that was free when the transaction looked may be taken by now; then the caller makes the whole call again. */
async function unlessRaced(writing: Promise<void>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== '23505' || constraint !== 'invoices_number') throw error;
    throw errors.INVOICE_CONFLICT('A concurrent call gave another invoice the same number. Make the same call again.');
  }
}
