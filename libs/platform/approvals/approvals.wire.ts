import { type Approval, approvalStates } from '#libs/approvals';
import { type commonV1, enumName, toTimestamp, toTimestampOrNull, toWireMoney } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import { errors } from '../errors.js';
import type { ApprovalFilter } from './approval.store.js';

/** @throws APPROVAL_INVALID */
export function fromWireApprovalFilter(request: commonV1.ListApprovalsRequest): ApprovalFilter {
  const faults = new FieldFaults();
  const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
  faults.throwIfAny(errors.APPROVAL_INVALID);
  const state = enumName(request.state, 'STATE_');
  return {
    state: approvalStates.find((name) => name === state) ?? null,
    requestedBy: request.requester || null,
    notRequestedBy: request.otherThan || null,
    customerId,
  };
}

export function toWireApproval(approval: Approval): commonV1.ApprovalInit {
  const { currency } = approval;
  return {
    approvalId: approval.approvalId,
    act: `ACT_${approval.act}`,
    subjectId: approval.subjectId,
    customerId: approval.customerId,
    invoiceId: approval.invoiceId,
    amount: toWireMoney({ minor: approval.amountMinor, currency }),
    limit: toWireMoney({ minor: approval.limitMinor, currency }),
    doneBefore: toWireMoney({ minor: approval.doneMinor, currency }),
    facts: approval.facts.map(({ name, value }) => ({ name, value })),
    reason: approval.reason,
    requester: approval.requestedBy,
    requesterRoles: [...approval.requestedRoles],
    requestTime: toTimestamp(approval.requestedAt),
    expireTime: toTimestamp(approval.expiresAt),
    state: `STATE_${approval.state}`,
    decider: approval.decidedBy,
    decisionReason: approval.decisionReason,
    decideTime: toTimestampOrNull(approval.decidedAt),
    version: approval.version.toString(),
  };
}
