import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PLACEMENT_INVALID: ['invalid', 'A field of the request is wrong; the details name each one.'],
  PLACEMENT_NOT_FOUND: ['not-found', 'No placement has this id.'],
  PLACEMENT_LINE_NOT_FOUND: ['not-found', 'The placement has no line for one of these invoices.'],
  PLACEMENT_KEY_REUSED: ['conflict', 'The idempotency key was used before for another placement.'],
  PLACEMENT_CONFLICT: ['aborted', 'Another call decides about the placement; make the same call again.'],
  PLACEMENT_STATE_FORBIDS: ['refused', 'The state of the placement does not allow this.'],
  INVOICE_INVALID: ['invalid', 'An event of the invoice service names no invoice.'],
});
