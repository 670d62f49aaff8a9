import { Injectable } from '@nestjs/common';
import type { Mapping, ReadPosition, RowFault } from '#libs/files';
import { readZone } from '#libs/fields';
import { derivedId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import type { ReadRow } from './feed-row.js';
import { faultsOfCustomers } from './import-customers.js';
import { CustomerCopies, CustomerDirectory, type KnownCustomer } from '../../../customers/use-cases/ports.js';
import { OrganisationDefaults } from '../../../ledger/use-cases/ports.js';
import { ImportCustomerStore, type CustomerInFile, type FileImport } from '../ports.js';

/** Who the customers of a chunk are. */
export interface ResolvedCustomers {
  /** By reference; the customer service refused the others. */
  readonly customers: ReadonlyMap<string, KnownCustomer>;
  /** Those that were not known before and are now. */
  readonly asked: readonly KnownCustomer[];
  /** Known before; they get what the file says of them when it is read to its end, so that the last row wins. */
  readonly deferred: readonly CustomerInFile[];
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly faults: readonly RowFault[];
}

/** What a chunk belongs to. */
export interface ChunkOf {
  readonly read: FileImport;
  readonly mapping: Mapping;
  readonly rows: readonly ReadRow[];
  /** Where it begins. */
  readonly at: ReadPosition;
  /** What the import asked for in chunks with fewer rows before them is known to it. */
  readonly askedBefore: number;
  /** Whether the file is no longer than this chunk, so that what its rows say of customers is final. */
  readonly wholeFile: boolean;
}

/**
 * Finds the customers of a chunk before its transaction. New ones are created at once, since their invoices need them.
 * Rows that disagree about a customer are settled once per file: within a chunk here, over chunks by `ImportCustomers`.
 * The same chunk always asks the same, so that a repeat after a crash gets the answer of the first time.
 */
@Injectable()
export class ResolveCustomers {
  constructor(
    private readonly copies: CustomerCopies,
    private readonly customers: ImportCustomerStore,
    private readonly directory: CustomerDirectory,
    private readonly defaults: OrganisationDefaults,
  ) {}

  async execute(caller: Caller, chunk: ChunkOf): Promise<ResolvedCustomers> {
    const { read, mapping, rows, at, askedBefore, wholeFile } = chunk;
    const named = mergeByReference(rows);
    const references = [...named.keys()];
    const known = await Promise.all([
      this.copies.findKnownAt(read.knownCustomers, references),
      this.customers.findRequestedBefore(read.importId, askedBefore, references),
    ]).then((found) => found.flat());
    const customers = new Map(known.map((customer) => [customer.reference, customer]));
    const unknown = [...named.values()].filter(({ reference }) => !customers.has(reference));
    const described = [...named.values()].filter(
      ({ reference, customerFields }) => customers.has(reference) && !isEmpty(customerFields),
    );
    if (read.dryRun) return this.pretend(read, customers, unknown);
    const toAsk = wholeFile ? [...unknown, ...described] : unknown;
    const requestId = `${read.importId}/rows/${at.offsetBytes}`;
    const answers = toAsk.length > 0 ? await this.directory.upsertMany(requestId, read.importId, toAsk, caller) : [];
    const resolved = answers.filter(({ customerId }) => customerId !== '');
    for (const customer of resolved) customers.set(customer.reference, customer);
    const knownBefore = new Set(known.map(({ reference }) => reference));
    return {
      customers,
      asked: resolved.filter(({ reference }) => !knownBefore.has(reference)),
      deferred: wholeFile ? [] : described,
      createdCount: answers.filter(({ outcome }) => outcome === 'CREATED').length,
      updatedCount: answers.filter(({ outcome }) => outcome === 'CHANGED').length,
      faults: faultsOfCustomers(mapping, toAsk, answers),
    };
  }

  /** A dry run writes nothing, also not elsewhere: unknown customers would be created, whatever else is wrong with them. */
  private pretend(
    { importId }: FileImport,
    customers: Map<string, KnownCustomer>,
    unknown: readonly CustomerInFile[],
  ): ResolvedCustomers {
    for (const { reference, customerFields } of unknown) {
      const said = readZone(customerFields['zone'] ?? '');
      const zone = 'value' in said ? said.value : this.defaults.zone;
      customers.set(reference, { customerId: derivedId(`${importId}/${reference}`), reference, zone });
    }
    return { customers, asked: [], deferred: unknown, createdCount: 0, updatedCount: 0, faults: [] };
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
