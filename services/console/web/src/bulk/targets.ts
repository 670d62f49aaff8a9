import type { Schemas } from '../api/client.js';
import type { Chosen } from '../lists/selection.js';
import { type Subject, TooManyError } from './bulk-acts.js';

/** What an act is about, as the HTTP API takes it. */
export interface Target {
  readonly ids?: string[];
  /** A filter in place of ids. */
  readonly cases?: Schemas['ListCasesInput'];
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

/** Invoices that were chosen or their customers; all that fit are asked for first, as an act takes no filter of them. */
export async function targetOfInvoices(
  { rows, isAll }: Chosen<InvoiceRow>,
  readPage: ReadPage,
  subject: Subject,
): Promise<Target> {
  const all = isAll ? await readAll(readPage) : [...rows.values()];
  return { ids: each(all.map(({ invoiceId, customerId }) => (subject === 'INVOICE' ? invoiceId : customerId))) };
}

type ReadPage = (pageToken: string) => Promise<{ rows: readonly InvoiceRow[]; nextPageToken: string }>;

/** What one message may carry. */
export const maxIds = 10_000;

/** @throws TooManyError where more fit than an act takes */
export async function readAll(readPage: ReadPage): Promise<InvoiceRow[]> {
  const found: InvoiceRow[] = [];
  let pageToken = '';
  do {
    const { rows, nextPageToken } = await readPage(pageToken);
    found.push(...rows);
    if (found.length > maxIds || (found.length === maxIds && nextPageToken !== '')) throw new TooManyError();
    pageToken = nextPageToken;
  } while (pageToken !== '');
  return found;
}

function each(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
