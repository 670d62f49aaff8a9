import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  BULK_ACT_NOT_FOUND: [
    'not-found',
    'No act on many items has this id; a preview that was not started is deleted soon.',
  ],
  BULK_ACT_INVALID: [
    'invalid',
    'A field of the request about an act on many items is wrong; the details name each one.',
  ],
  BULK_ACT_STATE_FORBIDS: [
    'refused',
    'The act was started, has ended or expired, was previewed by somebody else, or is another one than was previewed.',
  ],
});
