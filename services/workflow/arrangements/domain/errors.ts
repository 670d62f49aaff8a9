import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  ARRANGEMENT_WAITS: ['aborted', 'Something of a plan is due that cannot be done yet; it is tried again.'],
});
