import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Badge } from '../parts/state-badge.js';

export type Flag = Schemas['Customer']['flags'][number];
export const flagNames: readonly NonNullable<Flag>[] = ['BANKRUPT', 'INSOLVENT', 'DECEASED', 'MINOR', 'FRAUD'];

/** What stops all contact with a customer. */
export function Flags({ flags }: { flags: readonly Flag[] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Group gap={4}>
      {flags.map(
        (flag) =>
          flag && (
            <Badge key={flag} tone="bad" icon="flag">
              {t(`customer.flag.${flag}`)}
            </Badge>
          ),
      )}
    </Group>
  );
}
