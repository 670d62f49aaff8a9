import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';

/** More than any customer has. */
const shown = 100;

/** The cards and accounts of a customer, the newest first. */
export function useMethods(customerId: string, enabled = true) {
  return useQuery({
    queryKey: ['payments', 'methods', customerId],
    queryFn: async () => {
      const query = { customerId, pageSize: shown };
      return (await taken(api.GET('/api/v1/payment-methods', { params: { query } }))).methods;
    },
    enabled,
  });
}
