import { invalidFields } from '#libs/errors';

/** Errors: REASON_MISSING */
export function assertReason(reason: string): void {
  if (reason.trim() !== '' && reason.length <= 500) return;
  throw invalidFields('REASON_MISSING', [{ field: 'reason', description: 'must have 1 to 500 characters' }]);
}
