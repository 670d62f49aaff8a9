import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';

/** Methods of a customer that may be charged, as what is chosen from. */
export function useActiveMethods(customerId: string, enabled: boolean) {
  const { data } = useQuery({
    queryKey: ['methods', 'active', customerId],
    queryFn: () => taken(api.GET('/api/v1/payment-methods', { params: { query: { customerId, pageSize: 100 } } })),
    enabled,
  });
  const active = (data?.methods ?? []).filter(({ state }) => state === 'ACTIVE');
  return active.map(({ methodId, label }) => ({ value: methodId, label }));
}
