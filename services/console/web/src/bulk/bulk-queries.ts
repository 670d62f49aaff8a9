import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { type BulkAct, isUnderWay } from './bulk-acts.js';

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

/**
 * Whose items are, so that they are called by names; these come with one call for all. Of invoices there is none to ask.
 * @returns customers by items
 */
export async function customersOf(
  subject: BulkAct['subject'],
  itemIds: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const ids = [...itemIds];
  if (ids.length === 0) return {};
  if (subject === 'CUSTOMER') await taken(api.POST('/api/v1/customers/batch-get', { body: { customerIds: ids } }));
  if (subject !== 'CASE') return {};
  const { cases } = await taken(api.POST('/api/v1/cases/batch-get', { body: { caseIds: ids } }));
  return Object.fromEntries(cases.map(({ caseId, customerId }) => [caseId, customerId]));
}
