import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Schemas } from './client.js';

type Change = Schemas['Change'];

/** How long changes are gathered before what is shown is read again. */
const gatherMs = 700;

/**
 * Reads what is shown again soon after something of it changed.
 * @param customerId only what happens to this customer; all when empty, and nothing when null
 */
export function useLive(customerId: string | null, keys: readonly QueryKey[]): void {
  const queries = useQueryClient();
  const watched = JSON.stringify(keys);
  useEffect(() => {
    if (customerId === null) return undefined;
    const query = customerId === '' ? '' : `?customerId=${encodeURIComponent(customerId)}`;
    const source = new EventSource(`/api/v1/live${query}`);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        for (const queryKey of JSON.parse(watched) as QueryKey[]) void queries.invalidateQueries({ queryKey });
      }, gatherMs);
    };
    source.addEventListener('change', readAgain satisfies (event: MessageEvent<Change>) => void);
    source.addEventListener('reload', readAgain);
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [customerId, queries, watched]);
}
