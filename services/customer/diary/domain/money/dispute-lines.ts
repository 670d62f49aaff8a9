import { amount, date, type DiaryLine, invoiceNumber, line } from '#libs/diary';
import type { LinesOf } from '../diary-events.js';
import type { DisputeData } from './money-data.js';

/** Lines about disputes: how much of an invoice, and how they ended. */
export const disputeLines = {
  'dunlin.invoice.v1.DisputeRaised': (dispute) =>
    dispute.disputed
      ? line('DISPUTE_RAISED_IN_PART', { ...numberOf(dispute), disputed: amount(dispute.disputed) })
      : line('DISPUTE_RAISED', numberOf(dispute)),
  'dunlin.invoice.v1.DisputeClosed': (dispute) => endLine(dispute),
  'dunlin.invoice.v1.DisputeOverdue': (dispute) =>
    line('DISPUTE_OVERDUE', { ...numberOf(dispute), deadline: date(dispute.deadline) }),
} satisfies Partial<LinesOf<'dunlin.invoice.v1.'>>;

function endLine(dispute: DisputeData): DiaryLine {
  const credited = { ...numberOf(dispute), credited: amount(dispute.credited) };
  switch (dispute.state) {
    case 'RESOLVED_FOR_CREDITOR':
      return line('DISPUTE_DECIDED_FOR_CREDITOR', numberOf(dispute));
    case 'RESOLVED_FOR_DEBTOR':
      return line('DISPUTE_DECIDED_FOR_DEBTOR', credited);
    case 'RESOLVED_IN_PART':
      return line('DISPUTE_DECIDED_IN_PART', credited);
    case 'WITHDRAWN':
      return line('DISPUTE_WITHDRAWN', numberOf(dispute));
    default:
      return line('DISPUTE_CLOSED', numberOf(dispute));
  }
}

function numberOf({ number }: DisputeData) {
  return { number: invoiceNumber(number) };
}
