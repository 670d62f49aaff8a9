import { useQuery } from '@tanstack/react-query';
import { api, ProblemError, taken } from '../api/client.js';
import { useMe } from '../api/me.js';

const staleTime = 60_000;

/** Who has signed in, as somebody who takes tasks; null where nobody registered them. */
export function useMyself() {
  const { sub } = useMe();
  return useQuery({
    queryKey: ['people', 'myself', sub],
    queryFn: async () => {
      try {
        const { person } = await taken(api.GET('/api/v1/people/by-sub/{sub}', { params: { path: { sub } } }));
        return person;
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) return null;
        throw error;
      }
    },
    staleTime,
  });
}

/** Queues and groups that a person belongs to. */
export function useRostersOf(personId: string | null) {
  return useQuery({
    queryKey: ['rosters', 'of', personId],
    queryFn: async () => {
      const query = { memberId: personId!, pageSize: 500 };
      return (await taken(api.GET('/api/v1/rosters', { params: { query } }))).rosters;
    },
    enabled: personId !== null,
    staleTime,
  });
}
