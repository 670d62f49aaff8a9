import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CASE_NOT_FOUND: ['not-found', 'No case has this id.'],
  CASE_INVALID: ['invalid', 'A field of the request about a case is wrong; the details name each one.'],
  CASE_STATE_FORBIDS: ['refused', 'The state of the case, or the holds that pause it, do not allow the command.'],
  HOLD_NOT_FOUND: ['not-found', 'No hold has this id.'],
  HOLD_INVALID: ['invalid', 'A field of the request about a hold is wrong; the details name each one.'],
  HOLD_STATE_FORBIDS: ['refused', 'The hold was lifted, or its end has come.'],
  MESSAGE_CONFLICT: ['aborted', 'The message of a step is still being sent; its outcome is asked for again.'],
  MOVE_NOT_FOUND: ['not-found', 'No move of cases has this id.'],
  MOVE_INVALID: ['invalid', 'A field of the request to move cases is wrong; the details name each one.'],
  MOVE_STATE_FORBIDS: [
    'refused',
    'Cases of the sequence are being moved already, or another version is active than the one that was previewed.',
  ],
});
