import { useQuery } from '@tanstack/react-query';
import { api, taken } from '../../api/client.js';
import { allOf } from '../../parts/table/pages.js';

/** All number series, by code. */
export function useNumberSeries() {
  return useQuery({
    queryKey: ['number-series', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken };
        const { series: rows, nextPageToken } = await taken(api.GET('/api/v1/number-series', { params: { query } }));
        return { rows, nextPageToken };
      }),
  });
}
