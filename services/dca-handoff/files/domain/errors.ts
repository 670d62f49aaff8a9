/** Reasons of errors about files for agencies, with what they mean. */
export const fileErrors = {
  DELIVERY_FAILED: 'The file could not be written to the agency; it is kept and delivered later.',
} as const;
