import { FieldFaults, readChoice, readReason } from '#libs/fields';
import { type Flag, flags } from './customer.js';
import { errors } from './errors.js';

/**
 * Flags stop every contact, so raising and lowering one both need a reason.
 * @throws CUSTOMER_INVALID
 */
export function readFlagChange(flag: string | null, reason: string): { flag: Flag; reason: string } {
  const faults = new FieldFaults();
  const read = {
    flag: faults.take('flag', readChoice(flag, flags)),
    reason: faults.take('reason', readReason(reason)),
  };
  faults.throwIfAny(errors.CUSTOMER_INVALID);
  return { flag: read.flag!, reason: read.reason! };
}
