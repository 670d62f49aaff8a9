import { type paymentV1, toTimestamp, toTimestampOrNull } from '#libs/contracts';
import type { StoredFault } from '#libs/intake';
import type { PaymentFile } from '../domain/payment-file.js';

export function toWireFile(file: PaymentFile): paymentV1.PaymentFileInit {
  return {
    fileId: file.fileId,
    fileName: file.fileName,
    state: `STATE_${file.state}`,
    lineCount: String(file.rowCount),
    recordedCount: String(file.recordedCount),
    repeatedCount: String(file.repeatedCount),
    unmatchedCount: String(file.unmatchedCount),
    errorCount: String(file.errorCount),
    reason: file.reason,
    arrivalTime: toTimestampOrNull(file.arrivalAt),
    endTime: toTimestampOrNull(file.endedAt),
    createTime: toTimestamp(file.createdAt),
  };
}

export function toWireLine(fault: StoredFault): paymentV1.PaymentFileErrorInit {
  const { fileId, row, column, value, reason, message } = fault;
  return { fileId, line: String(row), column, value, reason, message };
}
