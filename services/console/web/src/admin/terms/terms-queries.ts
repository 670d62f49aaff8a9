import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../../api/client.js';
import { allOf } from '../../parts/table/pages.js';

export type Terms = Schemas['PaymentTerms'];

/** What every level says. */
export function useAllTerms() {
  return useQuery({
    queryKey: ['terms', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken };
        const { terms, nextPageToken } = await taken(api.GET('/api/v1/terms', { params: { query } }));
        return { rows: terms, nextPageToken };
      }),
  });
}
