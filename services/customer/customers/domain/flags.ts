import { faultOf } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import { errors } from './errors.js';

/** A circumstance of the debtor (rules R11, R32 and R44 of docs/contact-and-money-rules.md). */
export type Flag = 'BANKRUPT' | 'DECEASED' | 'MINOR' | 'FRAUD' | 'INSOLVENT' | 'ATTORNEY' | 'MORATORIUM' | 'VULNERABLE';

/** Flags that the release before has room for. */
export const firstFlags: readonly Flag[] = ['BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT'];
export const flags: readonly Flag[] = [...firstFlags, 'ATTORNEY', 'MORATORIUM', 'VULNERABLE'];

export const maxEvidenceLength = 2_000;

/** A flag with what is known of it. */
export interface RaisedFlag {
  readonly flag: Flag;
  /** First day, in the debtor's zone; null where it was raised before days were kept. */
  readonly since: LocalDate | null;
  /** Last day; null while no end is known. */
  readonly until: LocalDate | null;
  readonly evidence: string;
  readonly reason: string;
  readonly actor: string;
  readonly raisedAt: Date;
}

/** Flags whose days hold today; one that has run out stays in the records until a person lowers it. */
export function flagsInForce(raised: readonly RaisedFlag[], today: LocalDate): Flag[] {
  return raised.filter((each) => isInForce(each, today)).map(({ flag }) => flag);
}

export function isInForce({ since, until }: RaisedFlag, today: LocalDate): boolean {
  return (since === null || since <= today) && (until === null || today <= until);
}

/** What a person says of a flag; null and empty say nothing. */
export type GivenFlag = RaisedFlag & {
  /** That no end is known any more. */
  readonly noEnd?: boolean;
};

/**
 * Raises a flag, or says more of one that is raised: what is left out stays as it was. One that has run out begins anew.
 * @returns null when the same is known already
 * @throws CUSTOMER_INVALID for days that end before they begin, and for those by which a flag in force would end
 */
export function withFlag(raised: readonly RaisedFlag[], given: GivenFlag, today: LocalDate): RaisedFlag[] | null {
  const former = raised.find(({ flag }) => flag === given.flag);
  const present = former && !hasRunOut(former, today) ? former : undefined;
  const { noEnd = false, ...said } = given;
  const wanted: RaisedFlag = {
    ...said,
    since: said.since ?? (present ? present.since : today),
    until: noEnd ? null : (said.until ?? present?.until ?? null),
    evidence: said.evidence || (present?.evidence ?? ''),
  };
  refuseDays(given, wanted, present, today);
  if (present && saysNothingNew(present, wanted)) return null;
  return inOrder([...raised.filter((each) => each !== former), wanted]);
}

function hasRunOut({ until }: RaisedFlag, today: LocalDate): boolean {
  return until !== null && until < today;
}

/** Raising never ends what is in force: whoever means that lowers the flag. */
function refuseDays(given: GivenFlag, wanted: RaisedFlag, present: RaisedFlag | undefined, today: LocalDate): void {
  const { since, until } = wanted;
  const faults = new FieldFaults();
  faults.check(!given.noEnd || given.until === null, 'no_end', 'contradicts the last day');
  faults.check(!hasRunOut(wanted, today), 'until_date', faultOf('DAY_IS_OVER', { today }));
  if (since !== null && until !== null && until < since)
    faults.add('until_date', faultOf('BEFORE_FIRST_DAY', { first: since }));
  const endsPresent = present !== undefined && isInForce(present, today) && since !== null && since > today;
  faults.check(!endsPresent, 'since_date', faultOf('FLAG_IS_IN_FORCE'));
  faults.throwIfAny(errors.CUSTOMER_INVALID);
}

function inOrder(raised: readonly RaisedFlag[]): RaisedFlag[] {
  return [...raised].sort((left, right) => flags.indexOf(left.flag) - flags.indexOf(right.flag));
}

function saysNothingNew(present: RaisedFlag, wanted: RaisedFlag): boolean {
  return (['since', 'until', 'evidence', 'reason'] as const).every((name) => present[name] === wanted[name]);
}
