/** Why an open invoice is not written off: the codes that callers see, each with its sentence. */
export const refusals = {
  PLACED: 'An agency has it, or is about to; recall it first.',
  CASE_COLLECTS: 'Its case is on hold, on an arrangement or with an agency; pause, recall or cancel it first.',
} as const;
