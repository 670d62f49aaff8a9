import { defineErrors } from '#libs/errors';

export const errors = defineErrors({
  DOCUMENT_NOT_FOUND: ['not-found', 'No document has this id.'],
  DOCUMENT_INVALID: ['invalid', 'Fields of the request are wrong; the violations name each of them.'],
  DOCUMENT_INCOMPLETE: [
    'refused',
    'Parts of the document are missing, or its size or digest differs from the one that was given.',
  ],
  DOCUMENT_STATE_FORBIDS: [
    'refused',
    'The state of the document does not allow the call; the details name what it allows.',
  ],
  DOCUMENT_CONFLICT: ['aborted', 'Another call changed the document at the same time. Make the same call again.'],
  DOCUMENT_KEY_REUSED: ['conflict', 'This part of the document was uploaded before with other content.'],
  DOCUMENT_INVOICE_UNAVAILABLE: [
    'unavailable',
    'Nobody can say now whose the invoice is that the document is about. Make the same call again later.',
  ],
  DOCUMENT_STORAGE_UNAVAILABLE: [
    'unavailable',
    'The content of the document cannot be read or stored where contents are kept. Make the same call again later.',
  ],
});
