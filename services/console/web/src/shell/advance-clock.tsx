import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#libs/time';
import { api, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import { useFormats } from '../parts/formats.js';

interface AdvanceClockProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** Told which advance began. */
  readonly begun: (advanceId: string) => void;
}

/** Steps a test clock on. */
export function AdvanceClock({ opened, close, begun }: AdvanceClockProps): ReactNode {
  const { t } = useTranslation();
  const { zone } = useFormats();
  return (
    <Act<{ day: string }>
      name="advanceClock"
      opened={opened}
      close={close}
      start={{ day: '' }}
      isReady={({ day }) => day !== ''}
      run={async ({ day }, key) => {
        const { advance } = await taken(
          api.POST('/api/v1/clock/advances', {
            params: { header: { 'Idempotency-Key': key } },
            body: { targetTime: instantOf(day, '00:00', zone).toISOString() },
          }),
        );
        begun(advance!.advanceId);
      }}
      fields={({ day }, change, faults) => (
        <TextInput
          type="date"
          label={t('act.advanceClock.target')}
          value={day}
          onChange={({ currentTarget }) => change({ day: currentTarget.value })}
          error={faults('targetTime')}
          required
          data-autofocus
        />
      )}
    />
  );
}
