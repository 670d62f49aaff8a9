import type { DisputeData } from './diary-events.js';
import { major } from './words.js';

type Line = (data: DisputeData) => string;

/** Lines about disputes: how much of an invoice, and how they ended. */
export const disputeLines = {
  'dunlin.invoice.v1.DisputeRaised': ({ number, disputed }) =>
    disputed ? `Of invoice ${number} ${major(disputed)} disputed` : `Invoice ${number} disputed`,
  'dunlin.invoice.v1.DisputeClosed': (dispute) =>
    `Dispute about invoice ${dispute.number} ${endOf(dispute)}${dispute.credited ? `: ${major(dispute.credited)} credited` : ''}`,
  'dunlin.invoice.v1.DisputeOverdue': ({ number, deadline }) =>
    `Dispute about invoice ${number} not decided by ${deadline ?? 'its last day'}`,
} satisfies Readonly<Record<string, Line>>;

const ends: Readonly<Record<string, string>> = {
  RESOLVED_FOR_DEBTOR: 'decided for the debtor',
  RESOLVED_IN_PART: 'decided in part for the debtor',
  WITHDRAWN: 'withdrawn',
};

function endOf({ state }: DisputeData): string {
  return ends[state] ?? 'closed';
}
