import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  CLASS_NOT_FOUND: ['not-found', 'No class of customers has this name.'],
  CLASS_INVALID: ['invalid', 'Fields of the class are wrong; the violations name each of them.'],
  CLASS_CONFLICT: ['aborted', 'The class is not at the expected version: read it again and decide anew.'],
  CLASS_STATE_FORBIDS: ['refused', 'The class is locked: its customers have no settings of their own.'],
});
