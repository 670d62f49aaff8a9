import { type paymentV1, toTimestamp, toTimestampOrNull, toWireDate, toWireMoney } from '#libs/contracts';
import type { StoredFault } from '#libs/intake';
import type { PaymentFile } from '../domain/payment-file.js';
import type { Match } from '../domain/trial.js';

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
    dryRun: file.dryRun,
    totals: file.totals.map(toWireMoney),
    overpaidCount: String(file.overpaidCount),
    sha256: file.sha256,
    takenFileId: file.takenFileId ?? '',
  };
}

export function toWireLine(fault: StoredFault): paymentV1.PaymentFileErrorInit {
  const { fileId, row, column, value, reason, message } = fault;
  return { fileId, line: String(row), column, value, reason, message };
}

export function toWireMatch(match: Match): paymentV1.PaymentFileMatchInit {
  const { amount, overpaidMinor } = match;
  return {
    fileId: match.fileId,
    line: String(match.row),
    invoiceNumber: match.invoiceNumber,
    creditorId: match.creditorId,
    invoiceId: match.invoiceId,
    customerId: match.customerId,
    amount: toWireMoney(amount),
    valueDate: toWireDate(match.valueDate),
    overpaid: toWireMoney({ minor: overpaidMinor, currency: amount.currency }),
    sourceId: match.sourceId,
  };
}
