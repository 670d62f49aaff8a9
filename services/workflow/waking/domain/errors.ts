import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  WORKER_UNAVAILABLE: ['unavailable', 'The worker stops while it works on an activity; another worker goes on.'],
});
