import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  PERSON_NOT_FOUND: ['not-found', 'Nobody is registered under this id or sub.'],
  PERSON_INVALID: ['invalid', 'Fields of the person are wrong; the violations name each of them.'],
  PERSON_CONFLICT: ['aborted', 'The person is not at the expected version: read them again and decide anew.'],
  PERSON_STATE_FORBIDS: ['refused', 'The person is not active, so nothing new is given to them.'],
  ROSTER_NOT_FOUND: ['not-found', 'No queue or group has this name.'],
  ROSTER_INVALID: ['invalid', 'Fields of the queue or group are wrong; the violations name each of them.'],
  ROSTER_CONFLICT: ['aborted', 'The queue or group is not at the expected version: read it again and decide anew.'],
  ROSTER_KEY_REUSED: ['conflict', 'The name belongs to a queue where a group is meant, or the other way round.'],
});
