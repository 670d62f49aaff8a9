import { Button, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#libs/time';
import { api, taken } from '../api/client.js';
import { useMay, useMe } from '../api/me.js';
import { Act } from '../parts/act.js';
import { useFormats } from '../parts/formats.js';
import { Icon } from '../parts/icons.js';

/** The time of a test clock, which who may can step on. */
export function BusinessTime(): ReactNode {
  const { t } = useTranslation();
  const { time, zone } = useFormats();
  const { clockMode, businessTime } = useMe();
  const mayStep = useMay('clock.step');
  const [opened, { open, close }] = useDisclosure(false);
  if (clockMode !== 'TEST') return null;
  const text = time(businessTime);
  if (!mayStep) {
    return (
      <Text size="sm" visibleFrom="sm">
        {t('shell.businessTime')}: {text}
      </Text>
    );
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="clock" />}
        onClick={open}
        aria-label={`${t('shell.testClock')}: ${text}`}
      >
        {text}
      </Button>
      <Act<{ day: string }>
        name="advanceClock"
        opened={opened}
        close={close}
        start={{ day: '' }}
        isReady={({ day }) => day !== ''}
        run={({ day }, key) =>
          taken(
            api.POST('/api/v1/clock/advances', {
              params: { header: { 'Idempotency-Key': key } },
              body: { targetTime: instantOf(day, '00:00', zone).toISOString() },
            }),
          )
        }
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
    </>
  );
}
