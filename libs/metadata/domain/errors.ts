import { defineErrors } from '#libs/errors';

/** What every service with metadata gives; its own list of errors takes these over. */
export const errors = defineErrors({
  METADATA_SCHEMA_NOT_FOUND: ['not-found', 'No metadata schema has this name.'],
  METADATA_SCHEMA_INVALID: ['invalid', 'Fields of the metadata schema are wrong; the violations name each of them.'],
  METADATA_SCHEMA_CONFLICT: ['aborted', 'The schema is not at the expected version: read it again and decide anew.'],
  METADATA_SCHEMA_STATE_FORBIDS: [
    'refused',
    'The change would make stored values unreadable, or there are as many schemas as there may be; the violations say what.',
  ],
  METADATA_INVALID: ['invalid', 'Values of metadata are wrong; the violations name each field.'],
  METADATA_CONFLICT: ['aborted', 'The metadata is not at the expected version: read it again and decide anew.'],
  METADATA_STATE_FORBIDS: ['refused', 'The schema is retired, so that nobody fills it in any more.'],
});
