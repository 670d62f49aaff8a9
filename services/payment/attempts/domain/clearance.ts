import { type Act, type FenceFacts, partition } from '#libs/fence';
import type { Attempt, CancelReason } from './attempt.js';

export function actOf({ customerId, invoiceIds }: Attempt): Act {
  return { customerId, caseId: null, invoiceIds };
}

/**
 * Why an attempt may not be made now; null when nothing speaks against it. A person chose the invoices, so that one that may
 * not be charged stops all.
 */
export function objectionTo(attempt: Attempt, facts: FenceFacts): CancelReason | null {
  const { allowed, mainReason } = partition(actOf(attempt), { flagsForbid: true }, facts);
  if (mainReason) return mainReason;
  const { minor, currency } = attempt.amount;
  if (allowed.some(({ remaining }) => remaining.currency !== currency)) return 'OTHER_CURRENCY';
  const remaining = allowed.reduce((sum, invoice) => sum + invoice.remaining.minor, 0n);
  return minor > remaining ? 'AMOUNT_ABOVE_REMAINING' : null;
}
