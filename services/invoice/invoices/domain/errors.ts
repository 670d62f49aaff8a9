/** Every error code of this service with what it means; the generated reference is made of these. */
export const invoiceErrors = {
  CUSTOMER_NOT_FOUND: 'No customer has this id.',
  IMPORT_INCOMPLETE: 'Parts of the file are missing or their sizes do not add up to the size that was announced.',
  IMPORT_NOT_FOUND: 'No import has this id.',
  IMPORT_REQUEST_INVALID: 'Fields of the import request are wrong; the violations name them.',
  IMPORT_TRANSITION_REFUSED: 'The state of the import does not allow the call.',
  IMPORT_WAITS: 'Another import runs that must not run beside this one. Make the same call again.',
  INVOICE_CHANGED_MEANWHILE: 'A concurrent change of the same rows won. Make the same call again.',
  INVOICE_INVALID: 'Fields of the invoice are wrong; the violations name them.',
  INVOICE_NOT_FOUND: 'No invoice has this id or number.',
  INVOICE_NUMBER_TAKEN: 'Another invoice has this number.',
  INVOICE_TRANSITION_REFUSED: 'The state of the invoice does not allow the command; the details name those it allows.',
  MAPPING_INVALID: 'The mapping document is wrong; every fault is named with its line.',
  FILE_UNREADABLE: 'The file is no CSV text as the mapping describes it.',
  PAYMENT_INVALID: 'A settled payment is not positive or differs from what was settled under its id before.',
  TOO_MANY_ITEMS: 'The request names more items than one call may.',
} as const;

export type InvoiceErrorCode = keyof typeof invoiceErrors;
