import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { isUnderWay } from './bulk-acts.js';

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
  { bulkActId, hash }: Pick<Schemas['BulkAct'], 'bulkActId' | 'hash'>,
  key: string,
): Promise<void> {
  const params = { path: { bulkActId }, header: { 'Idempotency-Key': key } };
  await taken(api.POST('/api/v1/bulk-acts/{bulkActId}/start', { params, body: { hash } }));
}

/** Pages of all invoices that fit a filter. */
export function pagesOfInvoices(filter: object) {
  return async (pageToken: string) => {
    const query = { ...filter, pageSize: 500, pageToken };
    const { invoices, nextPageToken } = await taken(api.GET('/api/v1/invoices', { params: { query } }));
    return { rows: invoices, nextPageToken };
  };
}
