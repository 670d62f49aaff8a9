/** Why an invoice does not allow an act: the codes that callers see, each with its sentence. */
export const refusals = {
  ISSUED_ALREADY: 'It was issued already.',
  DRAFT: 'It is a draft, which nobody owes yet.',
  NOTHING_REMAINS: 'Nothing of it remains to be paid.',
  VOID: 'It is void already.',
  NOT_VOID: 'It is not void.',
  KEPT_VOID: 'It is kept void already.',
  MAY_REOPEN: 'A file may re-open it already.',
  DISPUTED: 'It is disputed already.',
  NOT_DISPUTED: 'It is not disputed.',
  IN_DISPUTE: 'It is disputed; close the dispute first.',
  NOT_COLLECTED: 'It is marked do not collect.',
  WRITTEN_OFF: 'It is written off.',
  SETTLED: 'A settlement of it was fulfilled.',
  NOT_SMALL: 'More remains of it than counts as little here; write it off instead.',
  IN_CASE: 'A sequence collects it already; its case can change that.',
  FEE_INVOICE: 'It is the fee of a prolongation: it is paid or voided, and neither prolonged, charged on nor credited.',
} as const;
