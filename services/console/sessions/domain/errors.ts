import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  SIGN_IN_REQUIRED: ['forbidden', 'Nobody has signed in, or the session has ended; sign in and make the call again.'],
  SIGN_IN_INVALID: [
    'invalid',
    'What came back from the identity provider does not belong to this sign-in; sign in again.',
  ],
  SIGN_IN_STATE_FORBIDS: ['refused', 'No identity provider is set, so that nobody can sign in.'],
  PROVIDER_UNAVAILABLE: ['unavailable', 'The identity provider cannot be reached; the same call may be made again.'],
  CSRF_TOKEN_INVALID: ['forbidden', 'A change came without the token of its session; load the page again.'],
});
