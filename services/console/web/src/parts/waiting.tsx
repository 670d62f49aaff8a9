import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Waiting } from '../api/live.js';
import { useFormats } from './formats.js';

/** How much may be another since the list was read, and the way to see it. */
export function WaitingChanges({ waiting: { count, show } }: { waiting: Waiting }): ReactNode {
  const { t } = useTranslation();
  const { count: written } = useFormats();
  if (count === 0) return null;
  return (
    <Button size="compact-xs" variant="light" onClick={show}>
      {t('list.changes', { count, formatted: written(count) })}
    </Button>
  );
}
