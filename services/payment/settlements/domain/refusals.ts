/** Why something cannot be settled: the codes that callers see, each with its sentence. */
export const refusals = {
  DRAFT: 'It is a draft, which nobody owes yet.',
  VOID: 'It is void.',
  WRITTEN_OFF: 'It is written off.',
  SETTLED: 'It is settled already.',
  NOTHING_REMAINS: 'Nothing of it remains to be paid.',
  NOT_COLLECTED: 'It is marked do not collect.',
  IN_DISPUTE: 'It is disputed, or a part of it is; close the dispute first.',
  PLACED: 'An agency has it, or is about to; recall it first.',
  ARRANGED: 'A plan in instalments pays it; cancel the plan first.',
  IN_SETTLEMENT: 'It has a settlement already; withdraw that first, or wait until it is fulfilled or breached.',
  AMOUNTS_CHANGED: 'Another amount is open of the invoices than was; ask for a quote and offer it anew.',
  NOT_OFFERED: 'It is no open offer.',
  DAY_PASSED: 'Its last day is over.',
} as const;
