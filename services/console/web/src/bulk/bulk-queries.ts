import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import type { InvoiceFilter } from '../invoices/list/invoice-filter.js';
import { type BulkAct, isUnderWay, type Subject } from './bulk-acts.js';
import { type Lookups, namedItems } from './item-names.js';

/** How often at most an act is read again while its items report. */
const liveMs = 1_000;
/** Items that are refused or fail tell nobody. */
const runningMs = 4_000;

/** An act and how far it is, while one looks. */
export function useBulkAct(bulkActId: string) {
  const query = useQuery({
    queryKey: ['bulk-acts', 'one', bulkActId],
    queryFn: async () => {
      const params = { path: { bulkActId } };
      const { bulkAct, waitingWakeCount } = await taken(api.GET('/api/v1/bulk-acts/{bulkActId}', { params }));
      return { ...bulkAct!, waitingWakeCount };
    },
    enabled: bulkActId !== '',
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data.state) ? runningMs : false),
  });
  useLive(bulkActId === '' ? null : '', [['bulk-acts']], liveMs);
  return query;
}

export async function startBulkAct(
  { bulkActId, hash }: Pick<BulkAct, 'bulkActId' | 'hash'>,
  key: string,
): Promise<void> {
  const params = { path: { bulkActId }, header: { 'Idempotency-Key': key } };
  await taken(api.POST('/api/v1/bulk-acts/{bulkActId}/start', { params, body: { hash } }));
}

/** Pages of all invoices that fit a filter. */
export function pagesOfInvoices(filter: InvoiceFilter) {
  return async (pageToken: string) => {
    const body = { ...filter, pageSize: 500, pageToken };
    const { invoices, nextPageToken } = await taken(api.POST('/api/v1/invoices/query', { body }));
    return { rows: invoices, nextPageToken };
  };
}

const lookups: Lookups = {
  customers: (customerIds) => taken(api.POST('/api/v1/customers/batch-get', { body: { customerIds } })),
  cases: async (caseIds) => (await taken(api.POST('/api/v1/cases/batch-get', { body: { caseIds } }))).cases,
  invoices: async (invoiceIds) =>
    (await taken(api.POST('/api/v1/invoices/batch-get', { body: { invoiceIds } }))).invoices,
};

/** What items are called by; it stays the same, so that a list that is read again does not ask again. */
export function namedItemsQuery(subject: Subject | null, itemIds: readonly string[]) {
  return {
    queryKey: ['bulk-act-names', subject, itemIds],
    queryFn: () => namedItems(subject, itemIds, lookups),
    staleTime: Infinity,
  };
}
