import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  NOTE_NOT_FOUND: ['not-found', 'No note has this id.'],
  NOTE_INVALID: ['invalid', 'The text of the note is wrong; the violation says how.'],
  NOTE_CONFLICT: ['aborted', 'The note was changed meanwhile: read it again and decide anew.'],
  TASK_NOT_FOUND: ['not-found', 'No task has this id.'],
  TASK_INVALID: ['invalid', 'Fields of the task are wrong; the violations name each of them.'],
  TASK_CONFLICT: ['aborted', 'The task is not at the expected version: read it again and decide anew.'],
  TASK_KEY_REUSED: ['conflict', 'The idempotency key names a task of another customer.'],
  TASK_STATE_FORBIDS: ['refused', 'The task is resolved, or somebody else has it.'],
});
