import { columnName, type Mapping, type RowFaultReason } from '#libs/files';
import type { FileFault } from '#libs/intake/domain';
import type { UpsertedCustomer } from '../../../customers/use-cases/ports.js';
import type { CustomerInFile } from '../ports.js';

/** What the customer service refused, in words of the file; the rest of such a row is taken. */
export function customerFaults(
  mapping: Mapping,
  rows: readonly CustomerInFile[],
  upserted: readonly UpsertedCustomer[],
): FileFault[] {
  return rows.flatMap(({ line }, index) =>
    upserted[index]!.violations.map(({ field, value, reason, description }) => ({
      row: line,
      column: columnName(mapping, `customer.${field}`),
      value,
      reason,
      message: `It ${description || 'is refused by the customer service'}. The rest of the row was taken.`,
    })),
  );
}

/**
 * Reasons that only tell something of a row that was taken: its invoice stays void, or stays collected or not as a person
 * said, or stays due as it was prolonged, or its amount may be what is open.
 */
export const notices = {
  keptVoid: 'KEPT_VOID',
  keptWrittenOff: 'KEPT_WRITTEN_OFF',
  keptSettled: 'KEPT_SETTLED',
  keptProlonged: 'KEPT_PROLONGED',
  keptFee: 'KEPT_FEE',
  keptCollection: 'KEPT_COLLECTION',
  looksOpen: 'LOOKS_LIKE_OPEN_AMOUNT',
} as const;

/** What is no error: notices, and rows that the mapping leaves out. */
const noticeReasons: readonly string[] = [...Object.values(notices), 'LEFT_OUT' satisfies RowFaultReason];

/** Rows with at least one fault. */
export function countRows(faults: readonly FileFault[]): bigint {
  return BigInt(new Set(faults.filter(({ reason }) => !noticeReasons.includes(reason)).map(({ row }) => row)).size);
}
