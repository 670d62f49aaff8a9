import { amount, code, type DiaryLine, invoiceNumber, line, reason, text } from '#libs/diary';
import type { LinesOf } from '../diary-events.js';
import type { ApprovalData } from './money-data.js';

/** Lines about acts that wait for a second person, with why they were asked for or decided so. */
export const approvalLines = {
  'dunlin.invoice.v1.ApprovalRequested': (approval) => requestedLine(approval),
  'dunlin.payment.v1.ApprovalRequested': (approval) => requestedLine(approval),
  'dunlin.payment.v1.ApprovalDecided': (approval) => decidedLine(approval),
  'dunlin.invoice.v1.ApprovalDecided': (approval) => decidedLine(approval),
} satisfies Partial<LinesOf<'dunlin.'>>;

function requestedLine(approval: ApprovalData): DiaryLine {
  return line('APPROVAL_REQUESTED', { ...actOf(approval), why: reason(approval.reason) });
}

function decidedLine(approval: ApprovalData): DiaryLine {
  const act = actOf(approval);
  const decided = { ...act, why: reason(approval.decisionReason) };
  switch (approval.state) {
    case 'DONE':
      return line('APPROVAL_GRANTED', { ...decided, requester: text(approval.requester) });
    case 'WITHDRAWN':
      return line('APPROVAL_WITHDRAWN', decided);
    case 'EXPIRED':
      return line('APPROVAL_EXPIRED', act);
    case 'STALE':
      return line('APPROVAL_STALE', act);
    default:
      return line('APPROVAL_REFUSED', decided);
  }
}

function actOf({ act, amount: sum, number }: ApprovalData) {
  return { act: code('APPROVED_ACT', act), amount: amount(sum), number: invoiceNumber(number) };
}
