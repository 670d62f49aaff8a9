import { Drawer, List, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../api/client.js';
import { useFormats } from '../../parts/formats.js';

interface WhatIfDrawerProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** Tries what would come of something; nothing changes by it. */
export function WhatIfDrawer({ opened, close, title, text, children }: WhatIfDrawerProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={close}
      position="right"
      size="md"
      title={
        <Text component="span" fw={650} size="lg">
          {title}
        </Text>
      }
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <Stack>
        <Text size="sm">{text}</Text>
        {children}
      </Stack>
    </Drawer>
  );
}

/** Days off that were stepped over, and why; nothing where there were none. */
export function SkippedDays({ days }: { days: readonly Schemas['SkippedDay'][] }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  if (days.length === 0) return null;
  return (
    <>
      <Text size="sm">{t('calendars.skipped')}</Text>
      <List size="sm">
        {days.map((skipped) => (
          <List.Item key={skipped.date}>
            {date(skipped.date)}: {skipped.name || t('calendars.weekend')}
          </List.Item>
        ))}
      </List>
    </>
  );
}
