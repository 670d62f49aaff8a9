import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../api/client.js';
import { allOf } from '../parts/table/pages.js';

/** The newest version of every sequence. */
export function useSequences() {
  return useQuery({
    queryKey: ['sequences', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 200, pageToken };
        const { sequences, nextPageToken } = await taken(api.GET('/api/v1/sequences', { params: { query } }));
        return { rows: sequences, nextPageToken };
      }),
  });
}
