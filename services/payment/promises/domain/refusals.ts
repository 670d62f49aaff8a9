/** Why something cannot be promised: the codes that callers see, each with its sentence. */
export const refusals = {
  DRAFT: 'It is a draft, which nobody owes yet.',
  VOID: 'It is void.',
  WRITTEN_OFF: 'It is written off.',
  SETTLED: 'A settlement of it was fulfilled.',
  SETTLING: 'The debtor accepted a settlement of it, which says what is paid by when.',
  NOTHING_REMAINS: 'Nothing of it remains to be paid.',
  NOT_COLLECTED: 'It is marked do not collect.',
  IN_DISPUTE: 'It is disputed; close the dispute first.',
  PLACED: 'An agency has it, or is about to; recall it first.',
  ARRANGED: 'A plan in instalments pays it; cancel that plan first.',
  PROMISED: 'It is promised already; cancel that promise first.',
  TOO_MANY_PROMISES: 'The customer has as many promises as one may have at a time.',
  DECIDED: 'It was kept, broken or cancelled already.',
} as const;
