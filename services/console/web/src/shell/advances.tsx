import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';

const stepMs = 1_000;
const advanceKey = 'dunlin.advance';

/** The step of a test clock that was begun last in this window. */
class AdvanceStore {
  private id = sessionStorage.getItem(advanceKey) ?? '';
  /** Whether what is shown may be older than where the clock has come to. */
  private isAhead = false;
  private readonly listeners = new Set<() => void>();

  readonly get = (): string => this.id;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly begin = (advanceId: string): void => {
    sessionStorage.setItem(advanceKey, advanceId);
    this.id = advanceId;
    this.isAhead = true;
    for (const listener of this.listeners) listener();
  };

  /** Whether everything is to be read again, which is so once for each step. */
  readonly takeAhead = (): boolean => {
    const wasAhead = this.isAhead;
    this.isAhead = false;
    return wasAhead;
  };
}

const advances = new AdvanceStore();

export const beginAdvance = advances.begin;

/** How the last step stands; empty when none was begun here. */
export function useAdvance() {
  const advanceId = useSyncExternalStore(advances.subscribe, advances.get);
  return useQuery({
    queryKey: ['clock', advanceId],
    queryFn: async () => {
      const params = { path: { advanceId } };
      return (await taken(api.GET('/api/v1/clock/advances/{advanceId}', { params }))).advance!;
    },
    enabled: advanceId !== '',
    refetchInterval: ({ state }) => (state.data?.state === 'RUNNING' ? stepMs : false),
  });
}

/** Reads everything again once a clock stands that was stepped here. */
export function useFreshAfterAdvance(stands: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!stands || !advances.takeAhead()) return;
    void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'clock' });
  }, [stands, queries]);
}

export function CancelAdvance({ advanceId }: { advanceId: string }): ReactNode {
  const { t } = useTranslation();
  const cancel = useMutation({
    mutationFn: () => {
      const params = { path: { advanceId }, header: { 'Idempotency-Key': `stop-${advanceId}` } };
      return taken(api.POST('/api/v1/clock/advances/{advanceId}/cancel', { params }));
    },
  });
  return (
    <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
      {t('shell.stopClock')}
    </Button>
  );
}
