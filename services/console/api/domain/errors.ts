import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  ROUTE_NOT_FOUND: ['not-found', 'The HTTP API has nothing at this address.'],
  BODY_INVALID: ['invalid', 'The body or the address of a request has wrong fields; the violations name each of them.'],
  LIVE_UNAVAILABLE: ['unavailable', 'The process that was asked ends; the same stream may be opened at another.'],
  RATE_EXCEEDED: [
    'unavailable',
    'More requests came than one person or address may make in a minute; wait and try again.',
  ],
});
