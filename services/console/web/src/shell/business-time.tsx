import { Button, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useMay, useMe } from '../api/me.js';
import { useFormats } from '../parts/formats.js';
import { Icon } from '../parts/icons.js';

const AdvanceClock = lazy(async () => ({ default: (await import('./advance-clock.js')).AdvanceClock }));
const stepMs = 1_000;

/** The time of a test clock, which who may can step on. */
export function BusinessTime(): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { clockMode, businessTime } = useMe();
  const mayStep = useMay('clock.step');
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const [advanceId, setAdvanceId] = useState('');
  const advance = useAdvance(advanceId);
  if (clockMode !== 'TEST') return null;
  const text = time(advance?.nowTime ?? businessTime);
  if (!mayStep) {
    return (
      <Text size="sm" visibleFrom="sm">
        {t('shell.businessTime')}: {text}
      </Text>
    );
  }
  return (
    <>
      {advance?.state === 'RUNNING' && <CancelAdvance advanceId={advanceId} />}
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="clock" />}
        onClick={() => setOpen(true)}
        aria-label={`${t('shell.testClock')}: ${text}`}
      >
        {text}
      </Button>
      {isOpen !== null && (
        <Suspense>
          <AdvanceClock opened={isOpen} close={() => setOpen(false)} begun={setAdvanceId} />
        </Suspense>
      )}
    </>
  );
}

/** How far a clock has come that steps; everything is read again once it stands. */
function useAdvance(advanceId: string) {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: ['clock', advanceId],
    queryFn: async () => {
      const params = { path: { advanceId } };
      return (await taken(api.GET('/api/v1/clock/advances/{advanceId}', { params }))).advance!;
    },
    enabled: advanceId !== '',
    refetchInterval: ({ state }) => (!state.data || state.data.state === 'RUNNING' ? stepMs : false),
  });
  const isDone = data !== undefined && data.state !== 'RUNNING';
  useEffect(() => {
    if (isDone) void queries.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'clock' });
  }, [isDone, queries]);
  return isDone ? undefined : data;
}

function CancelAdvance({ advanceId }: { advanceId: string }): ReactNode {
  const { t } = useTranslation();
  const cancel = useMutation({
    mutationFn: () => {
      const params = { path: { advanceId }, header: { 'Idempotency-Key': `stop ${advanceId}`.replace(' ', '-') } };
      return taken(api.POST('/api/v1/clock/advances/{advanceId}/cancel', { params }));
    },
  });
  return (
    <Button size="xs" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
      {t('shell.stopClock')}
    </Button>
  );
}
