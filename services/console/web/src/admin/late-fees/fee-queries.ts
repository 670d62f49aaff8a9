import { useQuery } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../../api/client.js';
import { allOf } from '../../parts/table/pages.js';

export type FeePolicy = Schemas['FeePolicy'];
export type FeeAllowance = Schemas['FeeAllowance'];

/** All policies of late fees, by code, in their newest versions. */
export function useFeePolicies() {
  return useQuery({
    queryKey: ['fee-policies', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken };
        const { policies: rows, nextPageToken } = await taken(api.GET('/api/v1/fee-policies', { params: { query } }));
        return { rows, nextPageToken };
      }),
  });
}

/** What all jurisdictions allow that say something. */
export function useFeeAllowances() {
  return useQuery({
    queryKey: ['fee-policies', 'allowances'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken };
        const read = await taken(api.GET('/api/v1/fee-allowances', { params: { query } }));
        return { rows: read.allowances, nextPageToken: read.nextPageToken };
      }),
  });
}

/** An earlier version of a policy. */
export function useFeePolicyVersion(code: string, version: number) {
  return useQuery({
    queryKey: ['fee-policies', code, version],
    queryFn: () => taken(api.GET('/api/v1/fee-policies/{code}', { params: { path: { code }, query: { version } } })),
    enabled: version > 0,
  });
}
