import type { Schemas } from '../api/client.js';
import type { Chosen } from '../lists/selection.js';
import type { Subject } from './bulk-acts.js';

/** What an act is about, as the HTTP API takes it. */
export interface Target {
  readonly ids?: string[];
  /** A filter in place of ids. */
  readonly cases?: Schemas['ListCasesInput'];
  readonly invoices?: Schemas['ListInvoicesInput'];
}

/** Names what was chosen once somebody wants to know what an act would do with it. */
export type TargetOf = (subject: Subject) => Promise<Target>;

type CaseRow = Pick<Schemas['Case'], 'caseId' | 'customerId'>;
type InvoiceRow = Pick<Schemas['Invoice'], 'invoiceId' | 'customerId'>;

/** Cases that were chosen or their customers; all that fit come as the filter itself. */
export async function targetOfCases(
  { rows, isAll }: Chosen<CaseRow>,
  filter: Schemas['ListCasesInput'],
  subject: Subject,
): Promise<Target> {
  if (isAll) return { cases: filter };
  return { ids: each([...rows.values()].map(({ caseId, customerId }) => (subject === 'CASE' ? caseId : customerId))) };
}

/** Invoices that were chosen or their customers; all that fit come as the filter itself. */
export async function targetOfInvoices(
  { rows, isAll }: Chosen<InvoiceRow>,
  filter: Schemas['ListInvoicesInput'],
  subject: Subject,
): Promise<Target> {
  if (isAll) return { invoices: filter };
  const chosen = [...rows.values()];
  return { ids: each(chosen.map(({ invoiceId, customerId }) => (subject === 'INVOICE' ? invoiceId : customerId))) };
}

function each(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
