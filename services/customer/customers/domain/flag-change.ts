import { FieldFaults, readChoice, readOptionalText, readReason } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import { errors } from './errors.js';
import { type Flag, flags, maxEvidenceLength } from './flags.js';

/** A flag that is to be raised or lowered, as it is given. */
export interface FlagChange {
  readonly flag: Flag | null;
  readonly reason: string;
}

/** Null and empty say nothing. */
export interface FlagFindings extends FlagChange {
  readonly since: LocalDate | null;
  readonly until: LocalDate | null;
  readonly evidence: string;
  readonly noEnd: boolean;
}

/**
 * Flags stop every contact, so raising and lowering one both need a reason.
 * @throws CUSTOMER_INVALID
 */
export function readFlagChange(given: FlagChange): { flag: Flag; reason: string } {
  const faults = new FieldFaults();
  const read = takeChange(faults, given);
  faults.throwIfAny(errors.CUSTOMER_INVALID);
  return { flag: read.flag!, reason: read.reason! };
}

/** @throws CUSTOMER_INVALID */
export function readFlagFindings(given: FlagFindings): FlagFindings & { flag: Flag } {
  const faults = new FieldFaults();
  const { flag, reason } = takeChange(faults, given);
  const evidence = faults.take('evidence', readOptionalText(given.evidence, maxEvidenceLength));
  faults.throwIfAny(errors.CUSTOMER_INVALID);
  return { ...given, flag: flag!, reason: reason!, evidence: evidence! };
}

function takeChange(faults: FieldFaults, { flag, reason }: FlagChange) {
  return {
    flag: faults.take('flag', readChoice(flag, flags)),
    reason: faults.take('reason', readReason(reason)),
  };
}
