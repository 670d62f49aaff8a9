import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  VIEW_NOT_FOUND: ['not-found', 'No saved view of this person has this id.'],
  VIEW_INVALID: ['invalid', 'Fields of the saved view are wrong; the violations name each of them.'],
  VIEW_CONFLICT: ['aborted', 'Somebody else changed the view; read it again and repeat the change.'],
  VIEW_STATE_FORBIDS: ['refused', 'The person has as many saved views as one may have; delete one first.'],
});
