import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PAPER_INVALID: ['invalid', 'Fields of the request are wrong; the violations name them.'],
  PAPER_CUSTOMER_NOT_FOUND: ['not-found', 'No customer has this id.'],
  PAPER_STATE_FORBIDS: ['refused', 'The invoice is a draft: there is no paper of it before it is issued.'],
  STATEMENT_TOO_LONG: ['refused', 'More entries or open invoices than a statement holds; a shorter period may do.'],
});
