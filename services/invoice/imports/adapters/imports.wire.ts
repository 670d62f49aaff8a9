import { enumName, fromTimestamp, type invoiceV1, toTimestamp, toTimestampOrNull } from '#libs/contracts';
import type { FileFault } from '#libs/intake/domain';
import type { Import, ImportDescription, ImportMode } from '../domain/import.js';
import type { ImportChange } from '../use-cases/ports.js';

export function fromWireDescription(request: invoiceV1.RegisterImportRequest): ImportDescription {
  const { fileName, sizeBytes, sha256, mapping, mode, dryRun, confirmClose, arrivalTime } = request;
  return {
    fileName,
    sizeBytes: BigInt(sizeBytes),
    sha256,
    mapping,
    mode: enumName<ImportMode>(mode, 'MODE_') ?? 'DELTA',
    dryRun,
    confirmClose,
    arrivalAt: fromTimestamp(arrivalTime),
  };
}

export function toWireImport(imp: Import): invoiceV1.ImportInit {
  return {
    importId: imp.fileId,
    fileName: imp.fileName,
    state: `STATE_${imp.state}`,
    mode: `MODE_${imp.mode}`,
    dryRun: imp.dryRun,
    rowCount: imp.rowCount.toString(),
    createdCount: imp.createdCount.toString(),
    updatedCount: imp.updatedCount.toString(),
    unchangedCount: imp.unchangedCount.toString(),
    reopenedCount: imp.reopenedCount.toString(),
    closedCount: imp.closedCount.toString(),
    errorCount: imp.errorCount.toString(),
    customersCreatedCount: imp.customersCreatedCount.toString(),
    customersUpdatedCount: imp.customersUpdatedCount.toString(),
    reason: imp.reason,
    arrivalTime: toTimestampOrNull(imp.arrivalAt),
    endTime: toTimestampOrNull(imp.endedAt),
    createTime: toTimestamp(imp.createdAt),
  };
}

export function toWireChange(change: ImportChange): invoiceV1.ImportChangeInit {
  const { row, reference, customerId, schema, field, label, from, to, isNew } = change;
  return { row: String(row), reference, customerId, schema, field, label, from, to, isNew };
}

export function toWireFault({ row, column, value, reason, message }: FileFault) {
  return { row, column, value, reason, message };
}
