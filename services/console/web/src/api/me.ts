import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api, type Schemas, taken } from './client.js';
import { noteLivePlace } from './live.js';
import { session } from './session.js';

export type Me = Schemas['Me'];
export type PermissionName = Me['permissions'][number];

export const meKey = ['me'] as const;

/** Asked again now and then, since rights and the business time change while a page is open. */
export function useMeQuery() {
  return useQuery({
    queryKey: meKey,
    queryFn: async () => {
      const me = await taken(api.GET('/api/v1/me'));
      noteLivePlace(me.livePlace);
      // Nothing is shown to somebody else until the page is loaded anew.
      return session.begin(me.csrfToken ?? '', me.sub) ? me : new Promise<never>(() => undefined);
    },
    refetchInterval: 60_000,
    retry: false,
  });
}

export const MeContext = createContext<Me | null>(null);

/** Who has signed in; everything below the shell has somebody. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('Nobody has signed in here.');
  return me;
}

export function useMay(permission: PermissionName): boolean {
  return useMe().permissions.includes(permission);
}
