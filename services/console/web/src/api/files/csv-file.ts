import { api, taken } from '../client.js';
import { saveBlob } from './saved-file.js';

/** A list as people see it, to be saved as a file. */
export type ExportedList = SearchedList | FilteredList;

interface ListWithColumns {
  /** Columns of the file, by columns of the list. */
  readonly columnsOf: Readonly<Record<string, readonly string[]>>;
}

interface SearchedList extends ListWithColumns {
  readonly path:
    | '/api/v1/cases/query.csv'
    | '/api/v1/invoices/query.csv'
    | '/api/v1/customers/query.csv'
    | '/api/v1/debtors/query.csv';
  /** The filter of the list, which may have to be asked for; what finds customers never stands in an address. */
  readonly body: object | (() => Promise<object>);
}

interface FilteredList extends ListWithColumns {
  readonly path:
    | '/api/v1/placements.csv'
    | '/api/v1/tasks.csv'
    | '/api/v1/payments.csv'
    | '/api/v1/arrangements.csv'
    | '/api/v1/promises.csv'
    | '/api/v1/messages.csv'
    | '/api/v1/agency-file-errors.csv';
  /** The filter of the list, of nothing but ids, codes and states. */
  readonly query: object;
}

/**
 * Saves a list with the columns that are shown. It is asked for like everything else, with the purpose and the end of the
 * session in mind, which a mere link knows nothing of.
 * @throws ProblemError
 */
export async function saveCsv(list: ExportedList, shown: readonly string[]): Promise<void> {
  const columns = shown.flatMap((id) => list.columnsOf[id] ?? []).join(',');
  const content = 'query' in list ? await filtered(list, columns) : await searched(list, columns);
  saveBlob(content, list.path.replace('/query.csv', '.csv').split('/').at(-1)!);
}

// Lists are the same to the compiler but for their filters.
async function searched({ path, body }: SearchedList, columns: string): Promise<Blob> {
  const filter = (typeof body === 'function' ? await body() : body) as Record<never, never>;
  const one = path as '/api/v1/debtors/query.csv';
  const call = api.POST(one, { params: { query: { columns } }, body: filter, parseAs: 'blob' });
  // Changes are typed as if every answer were read as what it says it is.
  return (await taken(call as Promise<{ data?: unknown; response: Response }>)) as Blob;
}

function filtered({ path, query }: FilteredList, columns: string): Promise<Blob> {
  const one = path as '/api/v1/placements.csv';
  return taken(api.GET(one, { params: { query: { ...query, columns } }, parseAs: 'blob' }));
}

/** Rows of a file of invoices that were refused. @throws ProblemError */
export async function saveImportErrors(importId: string): Promise<void> {
  const params = { path: { importId } };
  saveBlob(await taken(api.GET('/api/v1/imports/{importId}/errors.csv', { params, parseAs: 'blob' })), 'errors.csv');
}

/** What a trial of a file of invoices would change of customers. @throws ProblemError */
export async function saveImportChanges(importId: string): Promise<void> {
  const params = { path: { importId } };
  saveBlob(await taken(api.GET('/api/v1/imports/{importId}/changes.csv', { params, parseAs: 'blob' })), 'changes.csv');
}

/** Lines of a file of payments that were not taken. @throws ProblemError */
export async function savePaymentFileErrors(fileId: string): Promise<void> {
  const params = { path: { fileId } };
  saveBlob(
    await taken(api.GET('/api/v1/payment-files/{fileId}/errors.csv', { params, parseAs: 'blob' })),
    'errors.csv',
  );
}

/** Files exchanged with agencies, by the filter of the list. @throws ProblemError */
export async function saveAgencyFiles(query: object): Promise<void> {
  const params = { query };
  saveBlob(await taken(api.GET('/api/v1/agency-files.csv', { params, parseAs: 'blob' })), 'agency-files.csv');
}

/** A file exchanged with an agency, as it was exchanged. @throws ProblemError */
export async function saveAgencyFile(fileId: string, fileName: string): Promise<void> {
  const params = { path: { fileId } };
  saveBlob(await taken(api.GET('/api/v1/agency-files/{fileId}/content', { params, parseAs: 'blob' })), fileName);
}

/** Lines of a file of an agency that were refused. @throws ProblemError */
export async function saveAgencyFileErrors(fileId: string): Promise<void> {
  const params = { query: { fileId } };
  saveBlob(await taken(api.GET('/api/v1/agency-file-errors.csv', { params, parseAs: 'blob' })), 'errors.csv');
}
