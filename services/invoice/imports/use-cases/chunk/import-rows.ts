import { Injectable } from '@nestjs/common';
import type { PartedSource } from '#libs/files';
import { newId } from '#libs/ids';
import type { Caller, Tx } from '#libs/transactions';
import { CustomerCopies } from '../../../customers/use-cases/ports.js';
import { newDraft } from '../../../invoices/domain/new-draft.js';
import type { Invoice } from '../../../ledger/domain/invoice.js';
import { LedgerSessions } from '../../../ledger/use-cases/ledger-sessions.js';
import { type InvoiceName, InvoiceStore } from '../../../ledger/use-cases/ports.js';
import { isProlongationKept, withDueDate } from '../../domain/due.js';
import {
  applyRow,
  collectabilityOf,
  createFromRow,
  duplicateNumber,
  isCollectionKept,
  isFeeOfOurs,
  isGivenUp,
  isKeptVoid,
  isUnchanged,
  nameOf,
  type OwedRow,
  refusalOfRow,
  type RowOutcome,
} from '../../domain/feed.js';
import { type Import, phaseAfter, takeImportChunk } from '../../domain/import.js';
import { looksOpen, withOwed } from '../../domain/owed.js';
import { ImportChangeStore, ImportCustomerStore, ImportNumberStore, ImportStore } from '../ports.js';
import { creditedBy, CreditRows, isCreditRow } from './credit-rows.js';
import { countRows, notices } from './customer-faults.js';
import { type FilledInvoice, InvoiceMetadata } from './invoice-metadata.js';
import { type PreparedRows, PrepareRows, refuse, type RowOfCustomer } from './prepare-rows.js';
import { ReadAhead } from './read-ahead.js';
import { customerCounts } from './settle-customers.js';
import type { WriteChunk } from './write-chunk.js';

/** A row that will be taken, with the invoice it names where that exists. */
interface TakenRow extends RowOfCustomer {
  readonly owed: OwedRow;
  readonly existing: Invoice | null;
}

/** The main phase: one transaction writes invoices, journal, events, errors and the next position of a chunk. */
@Injectable()
export class ImportRows {
  private readonly ahead = new ReadAhead<PreparedRows>();

  constructor(
    private readonly imports: ImportStore,
    private readonly numbers: ImportNumberStore,
    private readonly customers: ImportCustomerStore,
    private readonly changes: ImportChangeStore,
    private readonly invoices: InvoiceStore,
    private readonly copies: CustomerCopies,
    private readonly prepareRows: PrepareRows,
    private readonly ledgerSessions: LedgerSessions,
    private readonly metadata: InvoiceMetadata,
    private readonly creditRows: CreditRows,
  ) {}

  async importRows(caller: Caller, imp: Import, content: PartedSource): Promise<WriteChunk> {
    const { fileId } = imp;
    const at = imp.position!;
    const prepared =
      (await this.ahead.take(fileId, at.offsetBytes)) ?? (await this.prepareRows.prepareRows(caller, imp, content, at));
    const { position, done } = prepared;
    if (!done) {
      // The next chunk is about as long as this one.
      const lengthBytes = position.offsetBytes - at.offsetBytes;
      const next = () => this.prepareRows.prepareRows(caller, imp, content, position);
      this.ahead.start(fileId, { at: position.offsetBytes, lengthBytes }, next);
    }
    return this.writing(prepared);
  }

  private writing({ rows, rowsBefore, position, done, resolved, ofCustomers }: PreparedRows): WriteChunk {
    // A repeat after a deadlock starts from the faults found before the transaction.
    const found = rows.map(({ faults }) => faults.length);
    return async (tx, imp) => {
      const { fileId } = imp;
      rows.forEach((row, index) => row.faults.splice(found[index]!));
      // Copies before invoices, in which order the events of customers lock both.
      const { requested } = resolved;
      if (requested.length > 0 && !imp.dryRun) await this.copies.insertMissing(tx, requested);
      const counted = await this.customers.insertRequested(tx, fileId, rowsBefore, requested);
      const outcomes = await this.writeInvoices(tx, imp, ofCustomers);
      await this.customers.mergeDeferred(tx, fileId, resolved.deferred);
      const faults = [...rows.flatMap((row) => row.faults), ...resolved.faults];
      await this.imports.insertFaults(tx, fileId, faults);
      await this.changes.upsertMany(tx, resolved.changes);
      const counts = {
        rowCount: BigInt(rows.filter(({ isLeftOut }) => !isLeftOut).length),
        createdCount: count(outcomes, 'created'),
        updatedCount: count(outcomes, 'updated'),
        unchangedCount: count(outcomes, 'unchanged'),
        reopenedCount: count(outcomes, 'reopened'),
        closedCount: count(outcomes, 'closed'),
        errorCount: countRows(faults),
        ...customerCounts(resolved.settled, counted),
      };
      if (!done) return takeImportChunk(imp, { position, counts }, tx.now);
      const nextPhase = phaseAfter('ROWS', imp, await this.customers.hasDeferred(tx, fileId));
      return takeImportChunk(imp, { position, counts, nextPhase }, tx.now);
    };
  }

  /** @returns the outcome of every row that was taken */
  private async writeInvoices(tx: Tx, imp: Import, rows: readonly RowOfCustomer[]): Promise<RowOutcome[]> {
    const credits = rows.filter(isCreditRow);
    const { taken, locked } = await this.take(tx, imp, rows, credits.map(creditedBy));
    const changing = taken.flatMap(({ existing, owed }) =>
      existing && !isUnchanged(existing, owed) ? [existing] : [],
    );
    const earmarkedFor = changing.map(({ invoiceId }) => invoiceId);
    const reduced = credits.flatMap((row) => locked.get(nameOf(creditedBy(row))) ?? []);
    const session = await this.ledgerSessions.open(tx, [...new Set([...changing, ...reduced])], { earmarkedFor });
    const filled = new Map<number, FilledInvoice>();
    const ids = new Map([...locked].map(([name, { invoiceId }]) => [name, invoiceId]));
    const outcomes = taken.map(({ owed, existing, metadata: values }, index): RowOutcome => {
      // A closed invoice that was never known here is nothing to collect.
      if (!existing && owed.status === 'Closed') return 'unchanged';
      const invoice = existing ?? this.draftOf(owed, imp, tx.now);
      filled.set(index, { invoice, values });
      ids.set(nameOf(owed), invoice.invoiceId);
      if (!existing) return createFromRow(session, invoice);
      return isUnchanged(existing, owed) ? 'unchanged' : applyRow(session, existing, owed);
    });
    const credited = await this.creditRows.creditRows(tx, session, credits, {
      invoiceOf: (name) => (ids.has(name) ? session.invoice(ids.get(name)!) : undefined),
      dryRun: imp.dryRun,
    });
    if (!imp.dryRun) await this.ledgerSessions.close(tx, session);
    const changed = await this.metadata.fillMany(tx, imp, [...filled.values()]);
    const ofInvoices = outcomes.map((outcome, index): RowOutcome => {
      const invoiceId = filled.get(index)?.invoice.invoiceId ?? '';
      return outcome === 'unchanged' && changed.has(invoiceId) ? 'updated' : outcome;
    });
    return [...ofInvoices, ...credited];
  }

  /** Locks the invoices that rows name, and others; leaves out, with a fault, the rows that cannot be taken. */
  private async take(
    tx: Tx,
    imp: Import,
    rows: readonly RowOfCustomer[],
    also: readonly InvoiceName[],
  ): Promise<{ taken: TakenRow[]; locked: ReadonlyMap<string, Invoice> }> {
    const { fileId, dryRun } = imp;
    const ofInvoices = rows.filter((row) => !isCreditRow(row));
    const locked = await this.invoices.lockManyByName(tx, [...ofInvoices.map(({ feed }) => feed), ...also]);
    const existing = new Map(locked.map((invoice) => [nameOf(invoice), invoice]));
    const candidates = new Map<string, TakenRow>();
    for (const { feed, row, credits, metadata } of ofInvoices) {
      const name = nameOf(feed);
      const invoice = existing.get(name) ?? null;
      const owed = (invoice && refusalOfRow(invoice, feed)) ?? withOwed(withDueDate(feed, invoice), invoice);
      if (candidates.has(name) || invoice?.importId === fileId) refuse(row, duplicateNumber);
      else if ('reason' in owed) refuse(row, owed);
      else candidates.set(name, { feed, owed, row, credits, metadata, existing: invoice });
    }
    // An invoice that this import created carries its id; only other numbers, and those of a dry run, are stored.
    const toMark = [...candidates.values()].filter((candidate) => dryRun || candidate.existing);
    const marked = await this.numbers.markTaken(
      tx,
      fileId,
      toMark.map(({ feed }) => feed),
    );
    const fresh = new Set(marked.map(nameOf));
    for (const { feed, row } of toMark) {
      if (fresh.has(nameOf(feed))) continue;
      refuse(row, duplicateNumber);
      candidates.delete(nameOf(feed));
    }
    for (const candidate of candidates.values()) notice(candidate);
    return { taken: [...candidates.values()], locked: existing };
  }

  private draftOf(owed: OwedRow, { fileId }: Import, now: Date): Invoice {
    const { status, ...rest } = owed;
    return newDraft({
      ...rest,
      invoiceId: newId(),
      collectability: collectabilityOf(status) ?? 'COLLECT',
      fromFeed: true,
      importId: fileId,
      createdAt: now,
    });
  }
}

/** Tells of a row that is taken what people may not expect. */
function notice({ row, feed, existing }: TakenRow): void {
  if (existing && isKeptVoid(existing, feed)) {
    const message =
      'A person voided this invoice for good, so it stays void. To have the next file re-open it, void it again ' +
      'without --stands.';
    row.fault('invoice.number', notices.keptVoid, message);
  } else if (existing && isGivenUp(existing)) {
    const [notice, ended] =
      existing.lifecycle === 'SETTLED'
        ? ([notices.keptSettled, 'settled for less'] as const)
        : ([notices.keptWrittenOff, 'written off'] as const);
    row.fault('invoice.number', notice, `This invoice is ${ended}, and the row changes nothing of it.`);
  } else if (existing && isFeeOfOurs(existing)) {
    const message = 'This invoice is the fee of a prolongation that was made here, and the row changes nothing of it.';
    row.fault('invoice.number', notices.keptFee, message);
  } else if (existing && isProlongationKept(existing, feed)) {
    const message =
      `This invoice was prolonged, so that it stays due on ${existing.dueDate}; the rest of the row was taken. A file ` +
      'that says a later day moves it.';
    row.fault('invoice.dueDate', notices.keptProlonged, message);
  } else if (existing && isCollectionKept(existing, feed)) {
    const message =
      `A person decided whether this invoice may be collected, so that it stays ${existing.collectability}; the rest of ` +
      'the row was taken. To have files decide again, set its collection with --follow-files.';
    row.fault('invoice.status', notices.keptCollection, message);
  } else if (existing && looksOpen(existing, feed)) {
    const message =
      'This is what remained after payments here, and is taken as the whole amount, so that less remains now. If the ' +
      'file writes what is open, map the column to invoice.openAmount.';
    row.fault('invoice.amount', notices.looksOpen, message);
  }
}

function count(outcomes: readonly RowOutcome[], wanted: RowOutcome): bigint {
  return BigInt(outcomes.reduce((sum, outcome) => sum + (outcome === wanted ? 1 : 0), 0));
}
