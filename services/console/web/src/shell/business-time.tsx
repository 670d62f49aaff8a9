import { Button, Text } from '@mantine/core';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../api/me.js';
import { useFormats } from '../parts/formats.js';
import { Icon } from '../parts/icons.js';
import { beginAdvance, CancelAdvance, useAdvance, useFreshAfterAdvance } from './advances.js';

const AdvanceClock = lazy(async () => ({ default: (await import('./advance-clock.js')).AdvanceClock }));

/** The time of a test clock, which who may can step on. */
export function BusinessTime(): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { clockMode, businessTime } = useMe();
  const mayStep = useMay('clock.step');
  const [isOpen, setOpen] = useState<boolean | null>(null);
  const { data: advance } = useAdvance();
  const isRunning = advance?.state === 'RUNNING';
  useFreshAfterAdvance(advance !== undefined && !isRunning);
  if (clockMode !== 'TEST') return null;
  const text = time(isRunning ? advance.nowTime : businessTime);
  if (!mayStep) {
    return (
      <Text size="sm" visibleFrom="sm">
        {t('shell.businessTime')}: {text}
      </Text>
    );
  }
  return (
    <>
      {isRunning && <CancelAdvance advanceId={advance.advanceId} />}
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
          <AdvanceClock opened={isOpen} close={() => setOpen(false)} begun={beginAdvance} />
        </Suspense>
      )}
    </>
  );
}
