import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  NOTE_INVALID: ['invalid', 'The text of the note is wrong; the violation says how.'],
  TASK_NOT_FOUND: ['not-found', 'No task has this id.'],
  TASK_INVALID: ['invalid', 'Fields of the task are wrong; the violations name each of them.'],
  TASK_KEY_REUSED: ['conflict', 'The idempotency key names a task of another customer.'],
  TASK_STATE_FORBIDS: ['refused', 'The task is resolved; nothing more can be done with it.'],
});
