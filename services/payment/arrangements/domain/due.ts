import { localDateAt } from '#libs/time';
import type { DuePart } from '../../payments/domain/payment.js';
import { type ArrangementPlan, missingOf } from './arrangement.js';

/** What of a plan is due on the day or was due before it and is not here: of the invoice that is due first, then of the next. */
export function dueParts(plan: ArrangementPlan, now: Date): DuePart[] {
  const today = localDateAt(now, plan.zone);
  let left = plan.instalments
    .filter(({ state, dueDate }) => dueDate <= today && state !== 'SKIPPED' && state !== 'CANCELLED')
    .reduce((sum, instalment) => sum + missingOf(instalment), 0n);
  const parts: DuePart[] = [];
  for (const { invoiceId, minor, paidMinor, releasedMinor } of plan.parts) {
    const missing = minor - paidMinor - releasedMinor;
    const asked = missing < left ? missing : left;
    if (asked > 0n) parts.push({ invoiceId, minor: asked });
    left -= asked;
  }
  return parts;
}

/** What a payment pays of parts, and what of them the next payment may pay. */
export function payParts(
  parts: readonly DuePart[],
  amountMinor: bigint,
): { readonly paid: readonly DuePart[]; readonly left: readonly DuePart[] } {
  let rest = amountMinor;
  const paid: DuePart[] = [];
  const left: DuePart[] = [];
  for (const { invoiceId, minor } of parts) {
    const taken = minor < rest ? minor : rest;
    rest -= taken;
    if (taken > 0n) paid.push({ invoiceId, minor: taken });
    if (taken < minor) left.push({ invoiceId, minor: minor - taken });
  }
  return { paid, left };
}
