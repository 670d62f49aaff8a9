import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  WORKER_UNAVAILABLE: ['unavailable', 'The worker is stopping; another worker continues the activity.'],
});
