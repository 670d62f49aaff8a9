import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type Schemas, taken } from '../../api/client.js';
import { allOf } from '../../parts/table/pages.js';

export type Person = Schemas['Person'];
export type Roster = Schemas['Roster'];

/** Everybody who works with Dunlin. */
export function usePeople() {
  return useQuery({
    queryKey: ['people', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken };
        const { people, nextPageToken } = await taken(api.GET('/api/v1/people', { params: { query } }));
        return { rows: people, nextPageToken };
      }),
  });
}

/** Every queue and group, or those to which a person belongs. */
export function useRosters(memberId = '') {
  return useQuery({
    queryKey: ['rosters', 'of', memberId],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken, memberId };
        const { rosters, nextPageToken } = await taken(api.GET('/api/v1/rosters', { params: { query } }));
        return { rows: rosters, nextPageToken };
      }),
  });
}

/** Everybody who belongs to a queue or group. */
export function useMembers(name: string, isWanted = true) {
  return useQuery({
    queryKey: ['rosters', 'members', name],
    queryFn: () =>
      allOf(async (pageToken) => {
        const params = { path: { name }, query: { pageSize: 500, pageToken } };
        const { members, nextPageToken } = await taken(api.GET('/api/v1/rosters/{name}/members', { params }));
        return { rows: members, nextPageToken };
      }),
    enabled: isWanted,
  });
}

/** How many customers people look after, by person. */
export function useCustomerCounts(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['specialists', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken };
        const { specialists, nextPageToken } = await taken(api.GET('/api/v1/specialists', { params: { query } }));
        return { rows: specialists, nextPageToken };
      }),
  });
  return useMemo(() => new Map(data?.map(({ personId, customerCount }) => [personId, customerCount])), [data]);
}

/** What people call whoever acts, by actor; those who are not registered keep the name of the provider. */
export function useActorNames(): (actor: string) => string {
  const { data } = usePeople();
  return useMemo(() => {
    const names = new Map(data?.map(({ sub, name }) => [`user:${sub}`, name]));
    return (actor) => names.get(actor) ?? actor.replace(/^user:/, '');
  }, [data]);
}

/** Every class of customers. */
export function useClasses() {
  return useQuery({
    queryKey: ['classes', 'all'],
    queryFn: () =>
      allOf(async (pageToken) => {
        const query = { pageSize: 500, pageToken };
        const { classes: rows, nextPageToken } = await taken(api.GET('/api/v1/classes', { params: { query } }));
        return { rows, nextPageToken };
      }),
  });
}
