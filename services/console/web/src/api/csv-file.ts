import { api, taken } from './client.js';

/** A list as people see it, to be saved as a file. */
export interface ExportedList {
  readonly path: '/api/v1/cases.csv' | '/api/v1/invoices.csv';
  /** The filter of the list. It may name many customers, whom no address can hold. */
  readonly body: object;
  /** Columns of the file, by columns of the list. */
  readonly columnsOf: Readonly<Record<string, readonly string[]>>;
}

/**
 * Saves a list with the columns that are shown. It is asked for like everything else, with the purpose and the end of the
 * session in mind, which a mere link knows nothing of.
 * @throws ProblemError
 */
export async function saveCsv({ path, body, columnsOf }: ExportedList, shown: readonly string[]): Promise<void> {
  const columns = shown.flatMap((id) => columnsOf[id] ?? []).join(',');
  // Both are the same to the compiler but for their filters.
  const one = path.replace('.csv', '/query.csv') as '/api/v1/cases/query.csv';
  const content = await taken(api.POST(one, { params: { query: { columns } }, body, parseAs: 'blob' }));
  // The types of the contract call it a text.
  save(content as unknown as Blob, path.split('/').at(-1)!);
}

/** Rows of a file of invoices that were refused. @throws ProblemError */
export async function saveImportErrors(importId: string): Promise<void> {
  const params = { path: { importId } };
  save(await taken(api.GET('/api/v1/imports/{importId}/errors.csv', { params, parseAs: 'blob' })), 'errors.csv');
}

/** Lines of a file of payments that were not taken. @throws ProblemError */
export async function savePaymentFileErrors(fileId: string): Promise<void> {
  const params = { path: { fileId } };
  save(await taken(api.GET('/api/v1/payment-files/{fileId}/errors.csv', { params, parseAs: 'blob' })), 'errors.csv');
}

function save(content: Blob, download: string): void {
  const href = URL.createObjectURL(content);
  Object.assign(document.createElement('a'), { href, download }).click();
  URL.revokeObjectURL(href);
}
