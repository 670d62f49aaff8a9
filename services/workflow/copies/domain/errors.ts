/** Every error code of this noun with what it means to its caller. */
export const copyErrors = {
  INVOICE_NOT_KNOWN: 'No event about the invoice has arrived here yet, or there is no such invoice.',
} as const;
