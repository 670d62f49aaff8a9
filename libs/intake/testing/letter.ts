import { defineErrors } from '#libs/errors';
import type { IntakeNoun } from '../domain/index.js';

const list = defineErrors({
  LETTER_INVALID: ['invalid', ''],
  LETTER_NOT_FOUND: ['not-found', ''],
  LETTER_INCOMPLETE: ['refused', ''],
  LETTER_STATE_FORBIDS: ['refused', ''],
  LETTER_CONFLICT: ['aborted', ''],
  LETTER_KEY_REUSED: ['conflict', ''],
});
/** A noun whose files specs take in. */
export const letter: IntakeNoun = {
  name: 'letter',
  errors: {
    invalid: list.LETTER_INVALID,
    notFound: list.LETTER_NOT_FOUND,
    incomplete: list.LETTER_INCOMPLETE,
    stateForbids: list.LETTER_STATE_FORBIDS,
    conflict: list.LETTER_CONFLICT,
    keyReused: list.LETTER_KEY_REUSED,
  },
};
