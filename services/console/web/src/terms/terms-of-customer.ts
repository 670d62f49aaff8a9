import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';

/** What holds for the invoices of a customer, and where it comes from. */
export function useTermsOfCustomer(customerId: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['terms', customerId, 'payment'],
    queryFn: () => taken(api.GET('/api/v1/terms/resolved', { params: { query: { customerId } } })),
    enabled: isWanted,
  });
}
