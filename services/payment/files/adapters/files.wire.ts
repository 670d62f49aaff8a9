import { toTimestampOrNull, type paymentV1 } from '#libs/contracts';
import type { LineFault } from '../domain/file-line.js';
import type { PaymentFile } from '../domain/payment-file.js';

export function toWireFile(file: PaymentFile): paymentV1.PaymentFileInit {
  return {
    fileId: file.fileId,
    fileName: file.fileName,
    state: `STATE_${file.state}`,
    lineCount: String(file.counts.lines),
    recordedCount: String(file.counts.recorded),
    repeatedCount: String(file.counts.repeated),
    unmatchedCount: String(file.counts.unmatched),
    errorCount: String(file.counts.errors),
    refusal: file.refusal,
    arrivalTime: toTimestampOrNull(file.arrivalAt),
    completeTime: toTimestampOrNull(file.completedAt),
  };
}

export function toWireLine(fault: LineFault & { fileId: string }): paymentV1.PaymentLineInit {
  const { fileId, line, column, value, reason, message } = fault;
  return { fileId, line: String(line), column, value, reason, message };
}
