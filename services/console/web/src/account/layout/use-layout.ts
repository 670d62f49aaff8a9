import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, type Schemas, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import type { Widget } from './arrangement.js';

export type AccountLayout = Schemas['AccountLayout'];
export type RoleName = NonNullable<AccountLayout['role']>;
/** Whose layout is arranged: that of who asks, or that of a role. */
export type Holder = 'me' | RoleName;

export function useAccountLayout() {
  return useQuery({ queryKey: keyOf('me'), queryFn: () => readLayout('me'), staleTime: 300_000 });
}

/** The layout of a role, which only those read who arrange it. */
export function useLayoutOf(holder: Holder) {
  return useQuery({
    queryKey: keyOf(holder),
    queryFn: () => readLayout(holder),
    staleTime: holder === 'me' ? 300_000 : 0,
  });
}

/** Stores and removes the layout of somebody. */
export function useLayoutChanges(holder: Holder, after: () => void) {
  const queries = useQueryClient();
  const settle = async () => {
    await queries.invalidateQueries({ queryKey: ['account-layout'] });
    after();
  };
  const save = useMutation({
    mutationFn: ({ widgets, seen }: { widgets: Widget[]; seen: string }) => storeLayout(holder, widgets, seen),
    onSuccess: settle,
  });
  const remove = useMutation({
    mutationFn: ({ seen }: { seen: string }) => removeLayout(holder, seen),
    onSuccess: settle,
  });
  return { save, remove };
}

const keyOf = (holder: Holder) => ['account-layout', holder];

async function readLayout(holder: Holder): Promise<AccountLayout> {
  if (holder === 'me') return (await taken(api.GET('/api/v1/account-layout'))).layout;
  const path = { role: holder };
  return (await taken(api.GET('/api/v1/account-layouts/{role}', { params: { path } }))).layout;
}

function storeLayout(holder: Holder, widgets: Widget[], seen: string) {
  const header = onlyIfSeen(crypto.randomUUID(), seen);
  if (holder === 'me') return taken(api.PUT('/api/v1/account-layout', { params: { header }, body: { widgets } }));
  const params = { path: { role: holder }, header };
  return taken(api.PUT('/api/v1/account-layouts/{role}', { params, body: { widgets } }));
}

function removeLayout(holder: Holder, seen: string) {
  const header = onlyIfSeen(crypto.randomUUID(), seen);
  if (holder === 'me') return taken(api.DELETE('/api/v1/account-layout', { params: { header } }));
  return taken(api.DELETE('/api/v1/account-layouts/{role}', { params: { path: { role: holder }, header } }));
}
