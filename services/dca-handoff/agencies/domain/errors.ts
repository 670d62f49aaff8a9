import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  AGENCY_INVALID: ['invalid', 'A field of the agency is wrong; the details name each one.'],
  AGENCY_NOT_FOUND: ['not-found', 'No agency has this code.'],
  AGENCY_STATE_FORBIDS: ['refused', 'The agency is inactive and takes no placements.'],
});
