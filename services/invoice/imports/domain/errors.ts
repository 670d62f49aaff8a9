import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  FILE_UNREADABLE: ['invalid', 'The file is no CSV text as the mapping describes it.'],
  IMPORT_CONFLICT: [
    'aborted',
    'Another import runs that must not run beside this one, or another call changed the import. Make the same call again.',
  ],
  IMPORT_INCOMPLETE: [
    'refused',
    'Parts of the file are missing, or its size or digest differs from the one that was announced.',
  ],
  IMPORT_INVALID: ['invalid', 'Fields of the request are wrong; the violations name them.'],
  IMPORT_KEY_REUSED: ['conflict', 'This part of the file was uploaded before with other content.'],
  IMPORT_NOT_FOUND: ['not-found', 'No import has this id.'],
  IMPORT_STATE_FORBIDS: [
    'refused',
    'The state of the import does not allow the call; the details name what it allows.',
  ],
  MAPPING_INVALID: ['invalid', 'The mapping document is wrong; every fault is named with its line.'],
});
