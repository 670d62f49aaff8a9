import { Injectable } from '@nestjs/common';
import { columnName, parseMapping, portfolioFields, type Mapping, type RowFault } from '#libs/files';
import { Runner, type Caller } from '#libs/transactions';
import { raise } from '../../domain/import.js';
import { ImportProgress } from './import-progress.js';
import { CustomerDirectory, type UpsertedCustomer } from '../../../customers/use-cases/ports.js';
import { ImportCustomerStore, ImportStore, type CustomerInFile, type FileImport } from '../ports.js';

const customersPerCall = 5_000;

/** The file is read: each customer that was known before gets what its last row said, once. */
@Injectable()
export class ImportCustomers {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
    private readonly customers: ImportCustomerStore,
    private readonly directory: CustomerDirectory,
    private readonly steps: ImportProgress,
  ) {}

  async execute(caller: Caller, read: FileImport): Promise<FileImport> {
    const { importId, progress } = read;
    const batch = await this.customers.listDeferred(importId, { after: progress, limit: customersPerCall });
    const requestId = `${importId}/customers/${progress}`;
    const upserted = batch.length > 0 ? await this.directory.upsertMany(requestId, importId, batch, caller) : [];
    return this.runner.run(caller, async (tx) => {
      const of = await this.steps.lock(tx, read);
      const faults = faultsOfCustomers(parseMapping(of.mapping, portfolioFields), batch, upserted);
      await this.imports.addErrors(tx, importId, faults);
      const counted = raise(of, {
        customersUpdatedCount: BigInt(upserted.filter(({ outcome }) => outcome === 'CHANGED').length),
        customersCreatedCount: BigInt(upserted.filter(({ outcome }) => outcome === 'CREATED').length),
        errorCount: BigInt(new Set(faults.map(({ row }) => row)).size),
      });
      const last = batch.at(-1);
      if (!last || batch.length < customersPerCall) return this.steps.advanceTo(tx, counted, 'CLOSE');
      return this.imports.update(tx, { ...counted, progress: last.reference });
    });
  }
}

/** What the customer service found wrong, in words of the file; the rest of such a row is taken. */
export function faultsOfCustomers(
  mapping: Mapping,
  rows: readonly CustomerInFile[],
  upserted: readonly UpsertedCustomer[],
): RowFault[] {
  return rows.flatMap(({ line }, index) =>
    upserted[index]!.violations.map(({ field, value, reason }) => ({
      row: line,
      column: columnName(mapping, `customer.${field}`),
      value,
      reason,
      message: 'The customer service refuses this value; the rest of the row was taken.',
    })),
  );
}
