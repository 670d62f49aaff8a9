import { addDays, type LocalDate, startOfDay } from '#libs/time';
import { type AllowanceContent, allowFee } from './fee-allowance.js';
import { type FeeReason, type FeeReckoning, reckonFee } from './fee-amount.js';
import type { FeePolicy } from './fee-policy.js';

/** A fee that was decided: it was charged, or its day came and it never is. */
export interface DecidedFee extends FeeReckoning {
  readonly invoiceId: string;
  /** Number in the policy, from 1. An invoice has each once, whichever policy and version it is of. */
  readonly occurrence: number;
  readonly policyCode: string;
  readonly policyVersion: number;
  /** Day of the debtor. */
  readonly chargedOn: LocalDate;
  readonly currency: string;
  /** Null where nothing was charged. */
  readonly chargeId: string | null;
  readonly decidedAt: Date;
}

/** What of an invoice decides its fees. */
export interface FeeFacts {
  readonly invoiceId: string;
  readonly currency: string;
  readonly dueDate: LocalDate;
  readonly zone: string;
  /** What of the principal remains now. */
  readonly principalMinor: bigint;
  /** What payments settled of the principal, by value date. */
  readonly payments: readonly { readonly valueDate: LocalDate; readonly minor: bigint }[];
  /** Fees charged before, waived ones too. */
  readonly chargedMinor: bigint;
  /** Numbers of fees that are decided, or charged by a person. */
  readonly decided: readonly number[];
  /** Why no fee is charged now, whatever it comes to. */
  readonly objection: FeeReason | null;
  /** Holds on the invoice, its case or its customer; null is until it is lifted. */
  readonly holds: readonly { readonly from: Date; readonly until: Date | null }[];
  /** What the jurisdiction of the customer allows; null where nothing is limited. */
  readonly allowance: AllowanceContent | null;
  /** Fees whose day is earlier do not count, unless the policy reaches back. */
  readonly since: LocalDate;
}

/** A fee whose day came, or is to come. */
export interface ScheduledFee {
  readonly occurrence: number;
  readonly day: LocalDate;
  /** Start of the day, for the debtor. */
  readonly at: Date;
  readonly reckoning: FeeReckoning;
}

/** Fees that are not decided yet, the earliest first, as if nothing but they changed. */
export function scheduledFees(facts: FeeFacts, policy: FeePolicy, policyDay: LocalDate): ScheduledFee[] {
  const { rules } = policy;
  const decided = new Set(facts.decided);
  const floor = earliestDay(facts, rules.chargesFrom, policyDay);
  let { chargedMinor } = facts;
  return rules.occurrences.flatMap((occurrence, index) => {
    const day = addDays(facts.dueDate, occurrence.days);
    if (decided.has(index + 1) || day < floor) return [];
    const base = { currency: facts.currency, principalMinor: principalOn(facts, day), chargedMinor };
    const at = startOfDay(day, facts.zone);
    const objection = facts.objection ?? (isHeld(facts, at) ? 'HELD' : null);
    const reckoning = unlessObjected(allowFee(reckonFee(rules, occurrence, base), facts.allowance, base), objection);
    chargedMinor += reckoning.minor;
    return [{ occurrence: index + 1, day, at, reckoning }];
  });
}

/** A policy does not reach back, unless it says so: not before its version, nor before it held for the invoice. */
function earliestDay({ since }: FeeFacts, chargesFrom: LocalDate | null, policyDay: LocalDate): LocalDate {
  const floor = since > policyDay ? since : policyDay;
  return chargesFrom !== null && chargesFrom < floor ? chargesFrom : floor;
}

/** What of the principal remained as a day began: money that came later counts as still owed then. */
export function principalOn({ principalMinor, payments }: FeeFacts, day: LocalDate): bigint {
  return payments.reduce((sum, { valueDate, minor }) => (valueDate < day ? sum : sum + minor), principalMinor);
}

/** A hold that is placed later on the day stops no fee of that day. */
function isHeld({ holds }: FeeFacts, at: Date): boolean {
  return holds.some(({ from, until }) => from <= at && (until === null || at < until));
}

function unlessObjected(reckoning: FeeReckoning, objection: FeeReason | null): FeeReckoning {
  if (objection === null || reckoning.reason !== null) return reckoning;
  return { ...reckoning, minor: 0n, reason: objection };
}
