import { Injectable } from '@nestjs/common';
import { parseMapping, portfolioFields } from '#libs/files';
import type { Caller } from '#libs/transactions';
import { CustomerDirectory } from '../../../customers/use-cases/ports.js';
import { type Import, phaseAfter, takeImportChunk } from '../../domain/import.js';
import { ImportCustomerStore, ImportStore } from '../ports.js';
import { countRows, customerFaults } from './customer-faults.js';
import type { WriteChunk } from './write-chunk.js';

const customersPerChunk = 5_000;

/** The rows are taken: each customer that was known before gets what its last row said, once. */
@Injectable()
export class ImportCustomers {
  constructor(
    private readonly imports: ImportStore,
    private readonly customers: ImportCustomerStore,
    private readonly directory: CustomerDirectory,
  ) {}

  async importCustomers(caller: Caller, read: Import): Promise<WriteChunk> {
    const { fileId, progress } = read;
    const batch = await this.customers.listDeferred(fileId, { after: progress, limit: customersPerChunk });
    const requestId = `${fileId}/customers/${progress}`;
    const upserted = batch.length > 0 ? await this.directory.upsertMany(requestId, fileId, batch, caller) : [];
    const faults = customerFaults(parseMapping(read.mapping, portfolioFields), batch, upserted);
    const counts = {
      customersCreatedCount: BigInt(upserted.filter(({ outcome }) => outcome === 'CREATED').length),
      customersUpdatedCount: BigInt(upserted.filter(({ outcome }) => outcome === 'CHANGED').length),
      errorCount: countRows(faults),
    };
    return async (tx, imp) => {
      await this.imports.insertFaults(tx, fileId, faults);
      const done = batch.length < customersPerChunk;
      const next = done ? { nextPhase: phaseAfter('CUSTOMERS', imp, true) } : { progress: batch.at(-1)!.reference };
      return takeImportChunk(imp, { counts, ...next }, tx.now);
    };
  }
}
