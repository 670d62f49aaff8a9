import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  LAYOUT_INVALID: ['invalid', 'Widgets of the layout are wrong; the violations name each of them.'],
  LAYOUT_CONFLICT: ['aborted', 'Somebody else changed the layout; read it again and repeat the change.'],
  LAYOUT_NOT_FOUND: ['not-found', 'There is no such role.'],
});
