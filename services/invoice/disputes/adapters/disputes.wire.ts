import { enumName, type invoiceV1, toTimestamp, toTimestampOrNull, toWireDate, toWireMoney } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import { type Dispute, type DisputeState, isOverdue } from '../domain/dispute.js';
import { errors } from '../domain/errors.js';
import type { DisputeFilter } from '../use-cases/ports.js';

/** @throws DISPUTE_INVALID */
export function fromWireDisputeFilter(request: invoiceV1.ListDisputesRequest): DisputeFilter {
  const faults = new FieldFaults();
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  faults.throwIfAny(errors.DISPUTE_INVALID);
  const { overdue, descending } = request;
  return { invoiceId, customerId, state: enumName<DisputeState>(request.state, 'STATE_'), overdue, descending };
}

/** @param now the instant at which overdue is decided */
export function toWireDispute(dispute: Dispute, now: Date): invoiceV1.DisputeInit {
  const { currency, amountMinor } = dispute;
  return {
    disputeId: dispute.disputeId,
    invoiceId: dispute.invoiceId,
    customerId: dispute.customerId,
    state: `STATE_${dispute.state}`,
    amount: amountMinor === null ? null : toWireMoney({ minor: amountMinor, currency }),
    reasonCode: dispute.reasonCode,
    text: dispute.text,
    documentIds: [...dispute.documentIds],
    deadlineDate: toWireDate(dispute.deadline),
    overdue: isOverdue(dispute, now),
    raisedBy: dispute.raisedBy,
    raiseTime: toTimestamp(dispute.raisedAt),
    credited: toWireMoney({ minor: dispute.creditedMinor, currency }),
    resolution: dispute.resolution,
    resolvedBy: dispute.resolvedBy,
    resolveTime: toTimestampOrNull(dispute.resolvedAt),
    version: dispute.version.toString(),
  };
}
