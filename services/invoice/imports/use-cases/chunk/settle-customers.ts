import { Injectable } from '@nestjs/common';
import { derivedId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import {
  CustomerDirectory,
  type ForeseenChange,
  type ForeseenCustomer,
  type UpsertedCustomer,
} from '../../../customers/use-cases/ports.js';
import type { Import } from '../../domain/import.js';
import type { CustomerInFile, ImportChange } from '../ports.js';

/** What became of a customer of a file; in a dry run, what would become of it. */
export interface SettledCustomer extends UpsertedCustomer {
  /** What a dry run would set or change in its metadata; empty otherwise. */
  readonly changes: readonly ForeseenChange[];
}

/** Gives the customer service what rows say of customers; a dry run asks what would come of it, at the same places. */
@Injectable()
export class SettleCustomers {
  constructor(private readonly directory: CustomerDirectory) {}

  /**
   * @param part of the file that the rows are taken from; a repeat of it gets the first response
   * @returns one result per row, in their order
   */
  async settleCustomers(
    caller: Caller,
    { fileId, dryRun }: Pick<Import, 'fileId' | 'dryRun'>,
    part: string,
    rows: readonly CustomerInFile[],
  ): Promise<SettledCustomer[]> {
    if (rows.length === 0) return [];
    if (dryRun) {
      const foreseen = await this.directory.previewMany(rows, caller);
      return rows.map(({ reference }, index) => pretend(fileId, reference, foreseen[index]!));
    }
    const upserted = await this.directory.upsertMany(`${fileId}/${part}`, fileId, rows, caller);
    return upserted.map((customer) => ({ ...customer, changes: [] }));
  }
}

/** A customer that would be created has the same made-up id in every chunk, so that its invoices can be judged. */
function pretend(fileId: string, reference: string, foreseen: ForeseenCustomer): SettledCustomer {
  const customerId = foreseen.outcome === 'CREATED' ? derivedId(`${fileId}/${reference}`) : foreseen.customerId;
  return { ...foreseen, customerId, reference, debtorKind: '' };
}

/** @param counted before, with the chunk that requested them first: what later rows say of them makes no others of them */
export function customerCounts(
  settled: readonly SettledCustomer[],
  counted: ReadonlySet<string>,
): Pick<Import, 'customersCreatedCount' | 'customersUpdatedCount'> {
  const outcomes = settled.flatMap(({ reference, outcome }) => (counted.has(reference) ? [] : [outcome]));
  return {
    customersCreatedCount: BigInt(outcomes.filter((outcome) => outcome === 'CREATED').length),
    customersUpdatedCount: BigInt(outcomes.filter((outcome) => outcome === 'CHANGED').length),
  };
}

/** What a dry run foresees of the metadata of customers, with the lines that say it. */
export function foreseenChanges(
  importId: string,
  rows: readonly CustomerInFile[],
  settled: readonly SettledCustomer[],
): ImportChange[] {
  return rows.flatMap(({ reference, line: row }, index) => {
    const { customerId: found, outcome, changes } = settled[index]!;
    const customerId = outcome === 'CREATED' ? '' : found;
    return changes.map((change) => ({ ...change, importId, row, reference, customerId }));
  });
}
