import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  WRITE_OFF_CASE_UNAVAILABLE: [
    'unavailable',
    'Nobody can say now whether the case of the invoice allows it. Make the same call again later.',
  ],
  WRITE_OFF_INVALID: ['invalid', 'Fields of the write-off are wrong; the violations name each of them.'],
  WRITE_OFF_NOT_FOUND: ['not-found', 'No write-off has this id.'],
  WRITE_OFF_STATE_FORBIDS: ['refused', 'The case of the invoice or an agency does not allow it.'],
});
