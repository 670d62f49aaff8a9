import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { DiaryText, useDiaryText, useReasonText } from '../parts/diary/diary-text.js';
import { useFormats } from '../parts/formats.js';
import { Loaded, Panel } from '../parts/panel.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';

const events = [
  'PlacementProposed',
  'PlacementSent',
  'PlacementAcknowledged',
  'AcknowledgementRefused',
  'PlacementRefused',
  'RecallRequested',
  'PlacementRecalled',
  'PlacementClosedPaid',
];

/** What happened with the placements of a customer, as the diary tells it. */
export function PlacementEvents({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const reasonText = useReasonText();
  const textOf = useDiaryText();
  const { time } = useFormats();
  const { list, more } = usePages(['diary', customerId, 'placements'], async (pageToken) => {
    const params = { path: { customerId }, query: { events, pageSize: 50, pageToken } };
    const { entries, nextPageToken } = await taken(api.GET('/api/v1/customers/{customerId}/diary', { params }));
    return { rows: entries, nextPageToken };
  });
  const columns: Column<Schemas['DiaryEntry']>[] = [
    { id: 'when', title: t('message.when'), cell: ({ occurTime }) => time(occurTime), nowrap: true },
    { id: 'text', title: t('agencies.events'), cell: (entry) => <DiaryText entry={entry} /> },
    { id: 'who', title: t('customer.who'), cell: ({ actor }) => actor.replace(/^user:/, ''), nowrap: true },
    { id: 'why', title: t('placements.reason'), cell: ({ reason }) => reasonText(reason) },
  ];
  return (
    <Panel title={t('agencies.events')}>
      <Stack gap="xs">
        <Text size="sm" c="dimmed">
          {t('agencies.eventsText')}
        </Text>
        <Loaded query={list} empty={t('agencies.noEvents')} isEmpty={({ length }) => length === 0}>
          {(rows) => (
            <DataTable
              name={t('agencies.events')}
              columns={columns}
              rows={rows}
              rowKey={({ entryId, invoiceId, text }) => `${entryId} ${invoiceId} ${text}`}
              rowName={textOf}
              more={more}
            />
          )}
        </Loaded>
      </Stack>
    </Panel>
  );
}
