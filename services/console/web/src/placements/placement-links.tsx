import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import { Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { PlacementBadge } from '../parts/state-badge.js';

/** Placements of one customer. */
export function PlacementLinks({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const query = useQuery({
    queryKey: ['placements', 'of', customerId],
    queryFn: () => taken(api.GET('/api/v1/placements', { params: { query: { customerId, pageSize: 50 } } })),
  });
  return (
    <Loaded query={query} empty={t('customer.noPlacements')} isEmpty={({ placements: { length } }) => length === 0}>
      {({ placements }) => (
        <Stack gap="xs">
          {placements.map(({ placementId, agency, state, createTime, lines }) => (
            <Group key={placementId} gap="sm">
              <Link to="/placements/$placementId" params={{ placementId }} className={classes['link']}>
                {agency}, {time(createTime)}
              </Link>
              <PlacementBadge state={state} />
              <Text size="sm" c="dimmed">
                {t('placements.debts', { count: lines.length })}
              </Text>
            </Group>
          ))}
        </Stack>
      )}
    </Loaded>
  );
}
