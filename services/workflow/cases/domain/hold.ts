import type { CustomerFlag } from '#libs/fence';

/** A dated, reasoned stop. Holds stack: each ends by itself or is lifted by itself. */
export interface Hold {
  readonly holdId: string;
  readonly scope: HoldScope;
  /** Id of the customer, case or invoice. */
  readonly subjectId: string;
  readonly customerId: string;
  /** Case for which the hold was placed: its own, or one whose invoice an agency gave back; null for none. */
  readonly caseId: string | null;
  readonly reason: string;
  /** When it ends by itself, null for never. */
  readonly untilAt: Date | null;
  readonly placedBy: string;
  readonly placedAt: Date;
  readonly liftedAt: Date | null;
  /** Flag of the customer that it follows from, which begins and ends it; null for a hold of any other kind. */
  readonly flag: CustomerFlag | null;
  /** Promise to pay, or settlement, that it follows from, which begins and ends it; null for a hold of any other kind. */
  readonly promiseId: string | null;
  /** Plan in instalments that it follows from, which begins and ends it; null for a hold of any other kind. */
  readonly arrangementId: string | null;
}

export const holdScopes = ['CUSTOMER', 'CASE', 'INVOICE'] as const;
export type HoldScope = (typeof holdScopes)[number];

/**
 * A hold whose end has come is not in force, even before the sweep has lifted it. One of a promise is until that was judged,
 * which its end only foretells.
 */
export function isInForce(
  { liftedAt, untilAt, promiseId }: Pick<Hold, 'liftedAt' | 'untilAt' | 'promiseId'>,
  now: Date,
): boolean {
  return liftedAt === null && (untilAt === null || untilAt > now || promiseId !== null);
}

/** Whether resuming the case lifts it: it is on the case itself, or was placed for it on an invoice. */
export function isPausing({ subjectId, caseId }: Hold, of: string): boolean {
  return subjectId === of || caseId === of;
}

/** Whether people alone paused a case by it: the case itself, or what was left of it when other debts of it were placed. */
export function isOwnPause({ scope, subjectId, caseId, reason, placedBy }: Hold, of: string): boolean {
  if (scope === 'CASE') return subjectId === of && placedBy.startsWith('user:');
  return scope === 'INVOICE' && caseId === of && reason !== recalledReason;
}

/** Of the holds in force on a case or its customer, the first that stops more than a pause by people does. */
export function otherHold(holds: readonly Hold[], caseId: string): Hold | undefined {
  return holds.find((hold) => (hold.scope === 'CUSTOMER' || hold.caseId === caseId) && !isOwnPause(hold, caseId));
}

/** Reason of holds on invoices that a debtor promised to pay. */
export const promiseReason = 'PROMISE';
/** Reason of holds on invoices of a settlement that the debtor accepted. */
export const settlementReason = 'SETTLEMENT';

/** Reason of holds on invoices that a plan in instalments pays. */
export const arrangementReason = 'ARRANGEMENT';

/** Reason of holds that the product places on debts that an agency gave back. */
export const recalledReason = 'RECALLED';
