/** Reasons of errors about placements, with what they mean. */
export const placementErrors = {
  PLACEMENT_INVALID: 'A field of the request is wrong; the details name each one.',
  PLACEMENT_NOT_FOUND: 'No placement has this id.',
  PLACEMENT_KEY_REUSED: 'The idempotency key was used before for another placement.',
  PLACEMENT_BUSY: 'The same act is being decided by another call at this moment.',
  PLACEMENT_CLAIM_LOST: 'The decision took longer than its lease and another call took over; nothing was done twice.',
  PLACEMENT_WRONG_STATE: 'The state of the placement does not allow this.',
  PLACEMENT_LINE_NOT_FOUND: 'The placement has no line for one of these invoices.',
  INVOICE_ID_INVALID: 'A fact of the invoice service names no invoice.',
} as const;
