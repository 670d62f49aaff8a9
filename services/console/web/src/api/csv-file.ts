import { api, taken } from './client.js';

/** A list as people see it, to be saved as a file. */
export interface ExportedList {
  readonly path: '/api/v1/cases.csv' | '/api/v1/invoices.csv';
  /** The filter of the list. */
  readonly query: object;
  /** Columns of the file, by columns of the list. */
  readonly columnsOf: Readonly<Record<string, readonly string[]>>;
}

/**
 * Saves a list with the columns that are shown. It is asked for like everything else, with the purpose and the end of the
 * session in mind, which a mere link knows nothing of.
 * @throws ProblemError
 */
export async function saveCsv({ path, query, columnsOf }: ExportedList, shown: readonly string[]): Promise<void> {
  const columns = shown.flatMap((id) => columnsOf[id] ?? []).join(',');
  const params = { query: { ...query, columns } };
  // Both are the same to the compiler but for their filters.
  const one = path as '/api/v1/cases.csv';
  const text = await taken(api.GET(one, { params, parseAs: 'blob' }));
  const url = URL.createObjectURL(text);
  const link = Object.assign(document.createElement('a'), { href: url, download: path.split('/').at(-1)! });
  link.click();
  URL.revokeObjectURL(url);
}
