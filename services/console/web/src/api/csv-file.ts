import { api, taken } from './client.js';

/** A list as people see it, to be saved as a file. */
export type ExportedList = (InAddress | InBody) & {
  /** Columns of the file, by columns of the list. */
  readonly columnsOf: Readonly<Record<string, readonly string[]>>;
};

interface InAddress {
  readonly path: '/api/v1/cases.csv' | '/api/v1/invoices.csv';
  /** The filter of the list. */
  readonly query: object;
}

/** What finds customers never stands in an address. */
interface InBody {
  readonly path: '/api/v1/customers/query.csv' | '/api/v1/debtors/query.csv';
  /** The filter of the list, which may have to be asked for. */
  readonly body: () => Promise<object>;
}

/**
 * Saves a list with the columns that are shown. It is asked for like everything else, with the purpose and the end of the
 * session in mind, which a mere link knows nothing of.
 * @throws ProblemError
 */
export async function saveCsv(list: ExportedList, shown: readonly string[]): Promise<void> {
  const columns = shown.flatMap((id) => list.columnsOf[id] ?? []).join(',');
  saveBlob(await csvOf(list, columns), list.path.replace('/query.csv', '.csv').split('/').at(-1)!);
}

/** Lists of one way to be asked are the same to the compiler but for their filters. */
async function csvOf(list: ExportedList, columns: string): Promise<Blob> {
  const parseAs = 'blob';
  if ('query' in list) {
    const params = { query: { ...list.query, columns } };
    return taken(api.GET(list.path as '/api/v1/cases.csv', { params, parseAs }));
  }
  const body = (await list.body()) as Record<never, never>;
  const call = api.POST(list.path as '/api/v1/debtors/query.csv', { params: { query: { columns } }, body, parseAs });
  // Changes are typed as if every answer were read as what it says it is.
  return taken(call as Promise<{ data?: unknown; response: Response }>) as Promise<Blob>;
}

/** Saves bytes as a file: the browser shows nothing of them. */
export function saveBlob(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
