import type { Schemas } from '../api/client.js';

type Case = Schemas['Case'];

/** What people call a case by: the first invoice it is about. */
export function caseName({ invoices, caseId }: Pick<Case, 'invoices' | 'caseId'>): string {
  const [first] = invoices;
  if (!first) return caseId.slice(0, 8);
  return invoices.length > 1 ? `${first.invoiceNumber} +${invoices.length - 1}` : first.invoiceNumber;
}
