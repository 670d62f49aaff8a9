/** Reasons of errors about agencies, with what they mean. */
export const agencyErrors = {
  AGENCY_INVALID: 'A field of the agency is wrong; the details name each one.',
  AGENCY_NOT_FOUND: 'No agency has this code.',
  AGENCY_INACTIVE: 'The agency takes no placements at present.',
} as const;
