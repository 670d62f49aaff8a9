import { Injectable } from '@nestjs/common';
import {
  parseMapping,
  type PartedSource,
  portfolioFields,
  type ReadPosition,
  readRows,
  type Row,
  RowDefects,
  understand,
} from '#libs/files';
import type { FilledValue } from '#libs/metadata';
import type { Caller } from '#libs/transactions';
import { LedgerSessions } from '../../../ledger/use-cases/ledger-sessions.js';
import { OrganisationDefaults } from '../../../ledger/use-cases/ports.js';
import type { FeedRow, RowRefusal } from '../../domain/feed.js';
import type { Import } from '../../domain/import.js';
import { ChunkTerms, type TermsOfRows } from './chunk-terms.js';
import { importedFieldsOf, readFeedRow, type ReadRow } from './feed-row.js';
import { InvoiceMetadata } from './invoice-metadata.js';
import { ResolveCustomers, type ResolvedCustomers } from './resolve-customers.js';

const rowsPerChunk = 5_000;

/** A readable row whose customer is known. */
export interface RowOfCustomer {
  readonly feed: FeedRow;
  readonly row: Row;
  /** Number of the invoice that it reduces, where it is a credit note; null else. */
  readonly credits: string | null;
  /** Values that fit their fields. */
  readonly metadata: readonly FilledValue[];
}

/** Rows of a file with their customers, ready to be written. */
export interface PreparedRows {
  readonly rows: readonly Row[];
  /** Rows of the file before it. */
  readonly rowsBefore: number;
  /** Where the next chunk begins. */
  readonly position: ReadPosition;
  readonly done: boolean;
  readonly resolved: ResolvedCustomers;
  readonly ofCustomers: readonly RowOfCustomer[];
}

/** Everything that comes before the transaction of a chunk of rows. */
@Injectable()
export class PrepareRows {
  constructor(
    private readonly resolveCustomers: ResolveCustomers,
    private readonly ledgerSessions: LedgerSessions,
    private readonly defaults: OrganisationDefaults,
    private readonly defects: RowDefects,
    private readonly metadata: InvoiceMetadata,
    private readonly terms: ChunkTerms,
  ) {}

  /**
   * Depends only on what was committed up to the chunk before the last one, so the result is the same whether the last
   * one is still being written or is committed; but for new customers of a number that the last one has first.
   */
  async prepareRows(caller: Caller, imp: Import, content: PartedSource, at: ReadPosition): Promise<PreparedRows> {
    const mapping = parseMapping(imp.mapping, portfolioFields);
    const { rows, position, done } = await readRows(mapping, importedFieldsOf(mapping), content, at, rowsPerChunk);
    const readable = rows.flatMap(
      (row) => understand(row, this.defects, () => readFeedRow(row, this.defaults.creditorId)) ?? [],
    );
    const resolved = await this.resolveCustomers.resolveCustomers(caller, {
      imp,
      mapping,
      rows: readable,
      at,
      requestedBefore: at.rowCount - rowsPerChunk,
      wholeFile: done && at.rowCount === 0,
    });
    const metadata = await this.metadata.readMany(readable);
    const terms = await this.terms.read(caller, readable, resolved.customers);
    const ofCustomers = readable.flatMap(
      (read) =>
        understand(read.row, this.defects, () => this.withCustomer(read, resolved, terms, metadata.get(read) ?? [])) ??
        [],
    );
    return { rows, rowsBefore: at.rowCount, position, done, resolved, ofCustomers };
  }

  private withCustomer(
    read: ReadRow,
    { customers, refused }: ResolvedCustomers,
    terms: TermsOfRows,
    metadata: readonly FilledValue[],
  ): RowOfCustomer | null {
    const { row, reference, number, creditorId, openMinor, currency, issueDate, kind, status } = read;
    const refusal = refused.get(read);
    if (refusal) return refuse(row, refusal);
    const customer = customers.get(reference);
    if (!customer) {
      const message = 'The customer service refuses a customer with this reference.';
      return row.fault('customer.reference', 'CUSTOMER_REFUSED', message);
    }
    const { customerId, zone } = customer;
    const amountMinor = read.amountMinor ?? openMinor!;
    const saysAmount = read.amountMinor !== null;
    const due = terms(read);
    if ('unknown' in due) {
      const message = `The file does not say when it is due, and neither do the payment terms: ${due.unknown}`;
      return row.fault('invoice.dueDate', 'DUE_DATE_UNKNOWN', message);
    }
    const { dueDate, dueDateSource } = due;
    const overdueAt = this.ledgerSessions.overdueAt(dueDate, zone);
    const owed = { amountMinor, openMinor, saysAmount, currency };
    const dates = { issueDate, dueDate, dueDateSource, overdueAt };
    const feed = { number, customerId, zone, creditorId, ...owed, ...dates, kind, status };
    return { row, feed, credits: read.credits, metadata };
  }
}

export function refuse(row: Row, { field, reason, message }: RowRefusal): null {
  return row.fault(field, reason, message);
}
