import { invalidFields } from '#libs/errors';
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

/**
 * Raises a flag, or says more of one that is raised: what is left out stays as it was.
 * @returns null when the same is known already
 * @throws CUSTOMER_INVALID for days that end before they begin
 */
export function withFlag(raised: readonly RaisedFlag[], given: RaisedFlag, today: LocalDate): RaisedFlag[] | null {
  const present = raised.find(({ flag }) => flag === given.flag);
  const wanted: RaisedFlag = {
    ...given,
    since: given.since ?? (present ? present.since : today),
    until: given.until ?? present?.until ?? null,
    evidence: given.evidence || (present?.evidence ?? ''),
  };
  if (wanted.until !== null && wanted.since !== null && wanted.until < wanted.since) {
    const description = `is before the first day, ${wanted.since}`;
    throw invalidFields(errors.CUSTOMER_INVALID, [{ field: 'until_date', description }]);
  }
  if (present && saysNothingNew(present, wanted)) return null;
  return inOrder([...raised.filter((each) => each !== present), wanted]);
}

function inOrder(raised: readonly RaisedFlag[]): RaisedFlag[] {
  return [...raised].sort((left, right) => flags.indexOf(left.flag) - flags.indexOf(right.flag));
}

function saysNothingNew(present: RaisedFlag, wanted: RaisedFlag): boolean {
  return present.since === wanted.since && present.until === wanted.until && present.evidence === wanted.evidence;
}
