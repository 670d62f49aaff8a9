import { Injectable } from '@nestjs/common';
import { parseMapping, portfolioFields } from '#libs/files';
import type { Caller } from '#libs/transactions';
import { type Import, phaseAfter, takeImportChunk } from '../../domain/import.js';
import { ImportChangeStore, ImportCustomerStore, ImportStore } from '../ports.js';
import { countRows, customerFaults } from './customer-faults.js';
import { customerCounts, foreseenChanges, SettleCustomers } from './settle-customers.js';
import type { WriteChunk } from './write-chunk.js';

const customersPerChunk = 5_000;

/** The rows are taken: each customer that was known before its chunk gets what its last row said, once. */
@Injectable()
export class ImportCustomers {
  constructor(
    private readonly imports: ImportStore,
    private readonly customers: ImportCustomerStore,
    private readonly changes: ImportChangeStore,
    private readonly settleCustomers: SettleCustomers,
  ) {}

  async importCustomers(caller: Caller, read: Import): Promise<WriteChunk> {
    const { fileId, progress, position } = read;
    const batch = await this.customers.listDeferred(fileId, { after: progress, limit: customersPerChunk });
    const settled = await this.settleCustomers.settleCustomers(caller, read, `customers/${progress}`, batch);
    const references = batch.map(({ reference }) => reference);
    const requested = await this.customers.findRequestedBefore(fileId, position!.rowCount, references);
    const counted = new Set(requested.map(({ reference }) => reference));
    const faults = customerFaults(parseMapping(read.mapping, portfolioFields), batch, settled);
    const counts = {
      ...customerCounts(settled, counted),
      errorCount: countRows(faults),
    };
    return async (tx, imp) => {
      await this.imports.insertFaults(tx, fileId, faults);
      await this.changes.upsertMany(tx, foreseenChanges(fileId, batch, settled));
      const done = batch.length < customersPerChunk;
      const next = done ? { nextPhase: phaseAfter('CUSTOMERS', imp, true) } : { progress: batch.at(-1)!.reference };
      return takeImportChunk(imp, { counts, ...next }, tx.now);
    };
  }
}
