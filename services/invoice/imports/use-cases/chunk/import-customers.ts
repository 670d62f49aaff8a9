import { Injectable } from '@nestjs/common';
import { parseMapping, portfolioFields } from '#libs/files';
import type { Caller } from '#libs/transactions';
import { CustomerDirectory, type ForeseenCustomer } from '../../../customers/use-cases/ports.js';
import { type Import, phaseAfter, takeImportChunk } from '../../domain/import.js';
import {
  type CustomerInFile,
  type ImportChange,
  ImportChangeStore,
  ImportCustomerStore,
  ImportStore,
} from '../ports.js';
import { countRows, customerFaults } from './customer-faults.js';
import type { WriteChunk } from './write-chunk.js';

const customersPerChunk = 5_000;

/**
 * The rows are taken: each customer that was known before gets what its last row said, once. A dry run asks what would
 * become of every customer of the file, and keeps what would change of their metadata.
 */
@Injectable()
export class ImportCustomers {
  constructor(
    private readonly imports: ImportStore,
    private readonly customers: ImportCustomerStore,
    private readonly changes: ImportChangeStore,
    private readonly directory: CustomerDirectory,
  ) {}

  async importCustomers(caller: Caller, read: Import): Promise<WriteChunk> {
    const { fileId, progress } = read;
    const batch = await this.customers.listDeferred(fileId, { after: progress, limit: customersPerChunk });
    const upserted = batch.length > 0 ? await this.upsert(caller, read, batch) : [];
    const faults = customerFaults(parseMapping(read.mapping, portfolioFields), batch, upserted);
    const counts = {
      customersCreatedCount: BigInt(upserted.filter(({ outcome }) => outcome === 'CREATED').length),
      customersUpdatedCount: BigInt(upserted.filter(({ outcome }) => outcome === 'CHANGED').length),
      errorCount: countRows(faults),
    };
    return async (tx, imp) => {
      await this.imports.insertFaults(tx, fileId, faults);
      await this.changes.insertMany(tx, changesOf(fileId, batch, upserted));
      const done = batch.length < customersPerChunk;
      const next = done ? { nextPhase: phaseAfter('CUSTOMERS', imp, true) } : { progress: batch.at(-1)!.reference };
      return takeImportChunk(imp, { counts, ...next }, tx.now);
    };
  }

  /** What became of the customers, or would become of them, in their order. */
  private async upsert(
    caller: Caller,
    { fileId, dryRun, progress }: Import,
    batch: readonly CustomerInFile[],
  ): Promise<readonly ForeseenCustomer[]> {
    if (dryRun) return this.directory.previewMany(batch, caller);
    const upserted = await this.directory.upsertMany(`${fileId}/customers/${progress}`, fileId, batch, caller);
    return upserted.map((customer) => ({ ...customer, changes: [] }));
  }
}

function changesOf(
  importId: string,
  batch: readonly CustomerInFile[],
  foreseen: readonly ForeseenCustomer[],
): ImportChange[] {
  return batch.flatMap(({ reference, line: row }, index) => {
    const { customerId, changes } = foreseen[index]!;
    return changes.map((change) => ({ ...change, importId, row, reference, customerId }));
  });
}
