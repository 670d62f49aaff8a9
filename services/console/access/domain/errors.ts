import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PERMISSION_MISSING: ['forbidden', 'The roles of who signed in do not allow this; the details name the permission.'],
  PURPOSE_MISSING: [
    'invalid',
    'This deployment wants to know why a customer is looked at; say it in `Dunlin-Purpose`.',
  ],
});
