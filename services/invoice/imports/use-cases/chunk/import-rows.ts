import { Injectable } from '@nestjs/common';
import { parseMapping, portfolioFields, readRows, type ReadPosition, type Row, type RowFault } from '#libs/files';
import { newId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/transactions';
import {
  applyRow,
  collectabilityOf,
  createFromRow,
  refusalOfRow,
  isUnchanged,
  type FeedRow,
  type RowOutcome,
} from '../../domain/feed.js';
import { raise } from '../../domain/import.js';
import type { Invoice } from '../../../ledger/domain/invoice.js';
import { newDraft } from '../../../invoices/domain/new-draft.js';
import { LedgerSessions } from '../../../ledger/use-cases/ledger-sessions.js';
import { importedFields, readFeedRow, type ReadRow } from './feed-row.js';
import { ImportProgress } from './import-progress.js';
import { CustomerCopies, type KnownCustomer } from '../../../customers/use-cases/ports.js';
import { InvoiceStore, OrganisationDefaults } from '../../../ledger/use-cases/ports.js';
import { ImportCustomerStore, ImportNumberStore, ImportStore, type FileImport } from '../ports.js';
import { ReadAhead } from './read-ahead.js';
import { ResolveCustomers, type ResolvedCustomers } from './resolve-customers.js';

const rowsPerChunk = 5_000;

/** A row that will be taken, with the invoice it names where there is one. */
interface TakenRow {
  readonly feed: FeedRow;
  readonly row: Row;
  readonly existing: Invoice | null;
}

/** A chunk of a file with its customers known, ready to be written. */
interface PreparedChunk {
  readonly rows: readonly Row[];
  /** Rows of the file before it. */
  readonly rowsBefore: number;
  /** Where the next chunk begins. */
  readonly position: ReadPosition;
  readonly done: boolean;
  readonly resolved: ResolvedCustomers;
  readonly ofCustomers: readonly Pick<TakenRow, 'feed' | 'row'>[];
}

/** The main phase: invoices, journal, events, errors and the next position of a chunk are written by one transaction. */
@Injectable()
export class ImportRows {
  private readonly ahead = new ReadAhead<PreparedChunk>();

  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
    private readonly numbers: ImportNumberStore,
    private readonly customers: ImportCustomerStore,
    private readonly invoices: InvoiceStore,
    private readonly copies: CustomerCopies,
    private readonly resolve: ResolveCustomers,
    private readonly ledgerSessions: LedgerSessions,
    private readonly steps: ImportProgress,
    private readonly defaults: OrganisationDefaults,
  ) {}

  async execute(caller: Caller, read: FileImport): Promise<FileImport> {
    const { importId } = read;
    const at = read.position!;
    const chunk = (await this.ahead.take(importId, at.offsetBytes)) ?? (await this.prepare(caller, read, at));
    const { position, done } = chunk;
    if (!done) this.ahead.start(importId, position.offsetBytes, () => this.prepare(caller, read, position));
    return this.commit(caller, read, chunk);
  }

  /**
   * Everything that comes before the transaction of a chunk. It depends on what was committed up to the chunk before the
   * last one, so it comes to the same whether the last one is being written or is committed.
   */
  private async prepare(caller: Caller, read: FileImport, at: ReadPosition): Promise<PreparedChunk> {
    const mapping = parseMapping(read.mapping, portfolioFields);
    const file = await this.imports.file(read.importId);
    const { rows, position, done } = await readRows(mapping, importedFields, file, at, rowsPerChunk);
    const good = rows.flatMap((row) => readFeedRow(row) ?? []);
    const resolved = await this.resolve.execute(caller, {
      read,
      mapping,
      rows: good,
      at,
      askedBefore: at.rowCount - rowsPerChunk,
      wholeFile: done && at.rowCount === 0,
    });
    const ofCustomers = good.flatMap((item) => feedRowOf(item, resolved.customers) ?? []);
    return { rows, rowsBefore: at.rowCount, position, done, resolved, ofCustomers };
  }

  private commit(caller: Caller, read: FileImport, chunk: PreparedChunk): Promise<FileImport> {
    const { rows, rowsBefore, position, done, resolved, ofCustomers } = chunk;
    // The body may run again after a deadlock, so it starts from copies of the faults found so far.
    const found = rows.map(({ faults }) => faults.length);
    return this.runner.run(caller, async (tx) => {
      rows.forEach((row, index) => row.faults.splice(found[index]!));
      const of = await this.steps.lock(tx, read);
      const outcomes = await this.write(tx, of, ofCustomers);
      const customersCreated = await this.keepCustomers(tx, of, resolved, rowsBefore);
      const faults: RowFault[] = [...rows.flatMap((row) => row.faults), ...resolved.faults];
      await this.imports.addErrors(tx, of.importId, faults);
      const counted = raise(of, {
        rowCount: BigInt(rows.length),
        createdCount: count(outcomes, 'created'),
        updatedCount: count(outcomes, 'updated'),
        unchangedCount: count(outcomes, 'unchanged'),
        reopenedCount: count(outcomes, 'reopened'),
        closedCount: count(outcomes, 'closed'),
        errorCount: BigInt(new Set(faults.map(({ row }) => row)).size),
        customersCreatedCount: BigInt(customersCreated),
        customersUpdatedCount: BigInt(resolved.updatedCount),
      });
      const next = { ...counted, position };
      return done ? this.steps.advanceTo(tx, next, 'CUSTOMERS') : this.imports.update(tx, next);
    });
  }

  /** @returns the outcome of every row that was taken */
  private async write(tx: Tx, of: FileImport, rows: readonly Pick<TakenRow, 'feed' | 'row'>[]): Promise<RowOutcome[]> {
    const taken = await this.take(tx, of, rows);
    const changing = taken.filter(({ existing, feed }) => existing && !isUnchanged(existing, feed));
    const session = await this.ledgerSessions.open(
      tx,
      changing.map(({ existing }) => existing!),
      { earmarkedFor: changing.map(({ existing }) => existing!.invoiceId) },
    );
    const outcomes = taken.map(({ feed, existing }): RowOutcome => {
      // What is closed and was never known here is nothing to collect.
      if (!existing && feed.status === 'Closed') return 'unchanged';
      if (!existing) return createFromRow(session, this.draftOf(feed, of, tx.now));
      return isUnchanged(existing, feed) ? 'unchanged' : applyRow(session, existing, feed);
    });
    if (!of.dryRun) await this.ledgerSessions.close(tx, session);
    return outcomes;
  }

  /** Locks the invoices that rows name and leaves out, with a fault, the rows that cannot be taken. */
  private async take(tx: Tx, of: FileImport, rows: readonly Pick<TakenRow, 'feed' | 'row'>[]): Promise<TakenRow[]> {
    const locked = await this.invoices.lockManyByNumber(tx, [...new Set(rows.map(({ feed }) => feed.number))]);
    const existing = new Map(locked.map((invoice) => [invoice.number, invoice]));
    const candidates = new Map<string, TakenRow>();
    for (const { feed, row } of rows) {
      const invoice = existing.get(feed.number) ?? null;
      const refusal = invoice && refusalOfRow(invoice, feed);
      if (candidates.has(feed.number) || invoice?.importId === of.importId) refuseRepeated(row);
      else if (refusal) row.fault(refusal.field, refusal.reason, refusal.message);
      else candidates.set(feed.number, { feed, row, existing: invoice });
    }
    // An invoice that this import created says so itself; only others, and those of a dry run, have to be noted.
    const toNote = [...candidates.values()].filter((candidate) => of.dryRun || candidate.existing);
    const fresh = await this.numbers.markTaken(
      tx,
      of.importId,
      toNote.map(({ feed }) => feed.number),
    );
    for (const { feed, row } of toNote) {
      if (fresh.has(feed.number)) continue;
      refuseRepeated(row);
      candidates.delete(feed.number);
    }
    return [...candidates.values()];
  }

  /** @returns how many customers are new by this chunk */
  private async keepCustomers(
    tx: Tx,
    of: FileImport,
    resolved: ResolvedCustomers,
    rowsBefore: number,
  ): Promise<number> {
    if (resolved.asked.length > 0) {
      await this.copies.insertMissing(tx, resolved.asked);
      await this.customers.insertRequested(tx, of.importId, rowsBefore, resolved.asked);
    }
    const kept = await this.customers.mergeDeferred(tx, of.importId, resolved.deferred);
    return of.dryRun ? kept.size : resolved.createdCount;
  }

  private draftOf(feed: FeedRow, of: FileImport, now: Date): Invoice {
    return newDraft({
      invoiceId: newId(),
      number: feed.number,
      customerId: feed.customerId,
      zone: feed.zone,
      creditorId: feed.creditorId ?? this.defaults.creditorId,
      amountMinor: feed.amountMinor,
      currency: feed.currency,
      issueDate: feed.issueDate,
      dueDate: feed.dueDate,
      overdueAt: this.ledgerSessions.overdueAt(feed.dueDate, feed.zone),
      collectability: collectabilityOf(feed.status) ?? 'COLLECT',
      fromFeed: true,
      importId: of.importId,
      createdAt: now,
    });
  }
}

function feedRowOf(
  read: ReadRow,
  customers: ReadonlyMap<string, KnownCustomer>,
): Pick<TakenRow, 'feed' | 'row'> | null {
  const { row, reference, number, creditorId, amountMinor, currency, issueDate, dueDate, status } = read;
  const customer = customers.get(reference);
  if (!customer) {
    row.fault(
      'customer.reference',
      'CUSTOMER_REFUSED',
      'The customer service cannot keep a customer of this reference.',
    );
    return null;
  }
  const { customerId, zone } = customer;
  return { row, feed: { number, customerId, zone, creditorId, amountMinor, currency, issueDate, dueDate, status } };
}

function refuseRepeated(row: Row): void {
  row.fault('invoice.number', 'DUPLICATE_NUMBER', 'The file has this number before; the first row with it was taken.');
}

function count(outcomes: readonly RowOutcome[], wanted: RowOutcome): bigint {
  return BigInt(outcomes.reduce((sum, outcome) => sum + (outcome === wanted ? 1 : 0), 0));
}
