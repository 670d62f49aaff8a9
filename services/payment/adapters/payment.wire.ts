import { enumName, toTimestamp, toTimestampOrNull, toWireDate, toWireMoney, type paymentV1 } from '#libs/contracts';
import type { Payment, PaymentMethod, PaymentState } from '../domain/payment.js';
import type { LineFault } from '../domain/file-line.js';
import type { PaymentFile } from '../domain/payment-file.js';

export function toWirePayment(payment: Payment): paymentV1.PaymentInit {
  const { currency } = payment.amount;
  return {
    paymentId: payment.paymentId,
    customerId: payment.customerId,
    state: `STATE_${payment.state}`,
    method: `METHOD_${payment.method}`,
    amount: toWireMoney(payment.amount),
    valueDate: toWireDate(payment.valueDate),
    reference: payment.reference,
    proof: payment.proof,
    source: payment.source,
    sourceId: payment.sourceId,
    invoiceIds: [...payment.invoiceIds],
    inFlight: payment.inFlight,
    allocated: payment.allocated.map(({ invoiceId, minor }) => ({
      invoiceId,
      amount: toWireMoney({ minor, currency }),
    })),
    reversalReason: payment.reversalReason,
    version: payment.version.toString(),
    createTime: toTimestamp(payment.createdAt),
  };
}

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

export function fromWireMethod(method: paymentV1.PaymentMethod): PaymentMethod {
  return enumName<PaymentMethod>(method, 'METHOD_') ?? 'BANK_TRANSFER';
}

export function fromWireState(state: paymentV1.PaymentState): PaymentState | null {
  return enumName<PaymentState>(state, 'STATE_');
}
