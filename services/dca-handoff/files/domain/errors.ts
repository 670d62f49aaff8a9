import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  AGENCY_FILE_INVALID: ['invalid', 'A field of the request is wrong; the details name each one.'],
  AGENCY_FILE_NOT_FOUND: ['not-found', 'No file was exchanged with an agency by this id.'],
  AGENCY_FILE_STATE_FORBIDS: ['refused', 'The content of the file is not kept, not any more or not yet.'],
  DELIVERY_FAILED: ['unavailable', 'The file could not be written for the agency; it is stored and delivered later.'],
});
