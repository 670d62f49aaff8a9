import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PROLONGATION_CASE_UNAVAILABLE: [
    'unavailable',
    'Nobody can say now whether the case of the invoice or money on its way allows it. Make the same call again later.',
  ],
  PROLONGATION_CONFLICT: ['aborted', 'What was quoted has changed: ask for another quote and decide anew.'],
  PROLONGATION_INVALID: ['invalid', 'Fields of the prolongation or of its policy are wrong; the violations name each.'],
  PROLONGATION_NOT_FOUND: ['not-found', 'No prolongation has this id.'],
  PROLONGATION_POLICY_CONFLICT: [
    'aborted',
    'The policy is not at the expected version: read it again and decide anew.',
  ],
  PROLONGATION_STATE_FORBIDS: [
    'refused',
    'The policy, the case of the invoice or money on its way does not allow it; the facts give the reason.',
  ],
});
