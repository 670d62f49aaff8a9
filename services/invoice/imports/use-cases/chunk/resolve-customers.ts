import { Injectable } from '@nestjs/common';
import type { Mapping, ReadPosition } from '#libs/files';
import type { FileFault } from '#libs/intake/domain';
import type { Caller } from '#libs/transactions';
import { CustomerCopies, type KnownCustomer } from '../../../customers/use-cases/ports.js';
import type { RowRefusal } from '../../domain/feed.js';
import type { Import } from '../../domain/import.js';
import { refusedNewcomers } from '../../domain/newcomers.js';
import { type CustomerInFile, type ImportChange, ImportCustomerStore, ImportNumberStore } from '../ports.js';
import { customerFaults } from './customer-faults.js';
import type { ReadRow } from './feed-row.js';
import { foreseenChanges, SettleCustomers, type SettledCustomer } from './settle-customers.js';

export interface ResolvedCustomers {
  /** By reference; the customer service refused the others. */
  readonly customers: ReadonlyMap<string, KnownCustomer>;
  /** Rows that need no customer, since they are refused anyway. */
  readonly refused: ReadonlyMap<ReadRow, RowRefusal>;
  /** Those that this chunk made known. */
  readonly requested: readonly KnownCustomer[];
  /** Known before; they are updated once all rows are read, so that the last row wins. */
  readonly deferred: readonly CustomerInFile[];
  /** What became of those that the chunk names. */
  readonly settled: readonly SettledCustomer[];
  readonly faults: readonly FileFault[];
  readonly changes: readonly ImportChange[];
}

export interface ChunkToResolve {
  readonly imp: Import;
  readonly mapping: Mapping;
  readonly rows: readonly ReadRow[];
  /** Where the chunk begins. */
  readonly at: ReadPosition;
  /** Customers that chunks with fewer rows before them requested are known. */
  readonly requestedBefore: number;
  /** Whether the chunk is the whole file, so that what its rows say of customers is final. */
  readonly wholeFile: boolean;
}

/**
 * Finds the customers of a chunk before its transaction. New ones are created at once, since their invoices need them.
 * Where rows disagree about a customer the last row wins: within a chunk here, over chunks by `ImportCustomers`.
 * The same chunk always sends the same request, so that a repeat after a crash gets the first response.
 */
@Injectable()
export class ResolveCustomers {
  constructor(
    private readonly copies: CustomerCopies,
    private readonly customers: ImportCustomerStore,
    private readonly numbers: ImportNumberStore,
    private readonly settleCustomers: SettleCustomers,
  ) {}

  async resolveCustomers(caller: Caller, chunk: ChunkToResolve): Promise<ResolvedCustomers> {
    const { imp, mapping, rows, at, requestedBefore, wholeFile } = chunk;
    const named = mergeByReference(rows);
    const references = [...named.keys()];
    const known = await Promise.all([
      this.copies.findKnownAt(imp.knownCustomers!, references),
      this.customers.findRequestedBefore(imp.fileId, requestedBefore, references),
    ]).then((found) => found.flat());
    const customers = new Map(known.map((customer) => [customer.reference, customer]));
    const refused = await this.refuseNewcomers(imp, rows, customers);
    const notNeeded = new Set([...refused.keys()].map(({ reference }) => reference));
    const unknown = [...named.values()].filter(
      ({ reference }) => !customers.has(reference) && !notNeeded.has(reference),
    );
    const described = [...named.values()].filter(
      ({ reference, customerFields }) => customers.has(reference) && !isEmpty(customerFields),
    );
    const toSettle = wholeFile ? [...unknown, ...described] : unknown;
    const settled = await this.settleCustomers.settleCustomers(caller, imp, `rows/${at.offsetBytes}`, toSettle);
    const resolved = settled.filter(({ customerId }) => customerId !== '');
    for (const customer of resolved) customers.set(customer.reference, customer);
    const knownBefore = new Set(known.map(({ reference }) => reference));
    return {
      customers,
      refused,
      requested: resolved.filter(({ reference }) => !knownBefore.has(reference)),
      deferred: wholeFile ? [] : described,
      settled,
      faults: customerFaults(mapping, toSettle, settled),
      changes: foreseenChanges(imp.fileId, toSettle, settled),
    };
  }

  /** One look-up for the rows of all customers that are not known yet. */
  private async refuseNewcomers(
    { fileId }: Import,
    rows: readonly ReadRow[],
    known: ReadonlyMap<string, KnownCustomer>,
  ): Promise<ReadonlyMap<ReadRow, RowRefusal>> {
    const isNew = (reference: string): boolean => !known.has(reference);
    const newcomers = rows.filter(({ reference }) => isNew(reference));
    if (newcomers.length === 0) return new Map();
    return refusedNewcomers(rows, isNew, await this.numbers.findOwners(newcomers), fileId);
  }
}

/** One customer per reference; a later row wins, field by field, and a field that it leaves empty stays. */
function mergeByReference(rows: readonly ReadRow[]): Map<string, CustomerInFile> {
  const named = new Map<string, CustomerInFile>();
  for (const { reference, customerFields, row } of rows) {
    const before = named.get(reference);
    named.set(reference, {
      reference,
      line: row.line,
      customerFields: { ...before?.customerFields, ...customerFields },
    });
  }
  return named;
}

function isEmpty(customerFields: object): boolean {
  for (const _ in customerFields) return false;
  return true;
}
