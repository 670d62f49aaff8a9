import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  FEE_ALLOWANCE_CONFLICT: ['aborted', 'The allowance is not at the expected version: read it again and decide anew.'],
  FEE_ALLOWANCE_INVALID: ['invalid', 'Fields of the allowance are wrong; the violations name each of them.'],
  FEE_ALLOWANCE_NOT_FOUND: ['not-found', 'Nothing is said of fees in this jurisdiction, or not in such a version.'],
  FEE_POLICY_CONFLICT: ['aborted', 'The policy is not at the expected version: read it again and decide anew.'],
  FEE_POLICY_INVALID: [
    'invalid',
    'Fields of the policy or of the question are wrong; the violations name each of them.',
  ],
  FEE_POLICY_NOT_FOUND: ['not-found', 'No policy of late fees has this code, or it has no such version.'],
});
