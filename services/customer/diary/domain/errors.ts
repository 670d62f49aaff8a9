import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  DIARY_INVALID: ['invalid', 'The filter names an event type that no diary entry has; the violation says which.'],
});
