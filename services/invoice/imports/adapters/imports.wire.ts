import { toTimestampOrNull, type invoiceV1 } from '#libs/contracts';
import type { Import } from '../domain/import.js';

export function toWireImport(of: Import): invoiceV1.ImportInit {
  return {
    importId: of.importId,
    fileName: of.fileName,
    state: `STATE_${of.state}`,
    mode: `MODE_${of.mode}`,
    dryRun: of.dryRun,
    rowCount: of.rowCount.toString(),
    createdCount: of.createdCount.toString(),
    updatedCount: of.updatedCount.toString(),
    unchangedCount: of.unchangedCount.toString(),
    reopenedCount: of.reopenedCount.toString(),
    closedCount: of.closedCount.toString(),
    errorCount: of.errorCount.toString(),
    customersCreatedCount: of.customersCreatedCount.toString(),
    customersUpdatedCount: of.customersUpdatedCount.toString(),
    refusal: of.refusal,
    arrivalTime: toTimestampOrNull(of.arrivalAt),
    completeTime: toTimestampOrNull(of.completedAt),
  };
}
