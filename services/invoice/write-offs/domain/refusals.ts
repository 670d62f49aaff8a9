/** Why an open invoice is not written off: the codes that callers see, each with its sentence. */
export const refusals = {
  PLACED: 'An agency has it, or is about to; recall it first.',
  CASE_COLLECTS: 'Its case goes on; pause it first.',
  NOT_SMALL: 'More remains of it than counts as little here; write it off instead.',
} as const;
