import { Group, Select, Stack } from '@mantine/core';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { known, several, useListSearch } from '../lists/search.js';
import { useFormats } from '../parts/formats.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded } from '../parts/panel.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useCodeText } from '../parts/texts.js';
import { type BulkAct, bulkActStates } from './bulk-acts.js';
import { BulkActLink, BulkProgress, BulkStateBadge } from './bulk-parts.js';

/** How often at most the list is read again: every item of an act reports. */
const listMs = 2_000;

/** Acts on many, the newest first. */
export function BulkActsScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const [state] = known(several(search['state']), bulkActStates);
  const { list, more } = usePages(['bulk-acts', 'list', state], async (pageToken) => {
    const query = { ...(state ? { state } : {}), pageSize: 50, pageToken };
    const { bulkActs, nextPageToken } = await taken(api.GET('/api/v1/bulk-acts', { params: { query } }));
    return { rows: bulkActs, nextPageToken };
  });
  useLive('', [['bulk-acts']], listMs);
  const columns = useColumns();
  return (
    <Stack gap="md">
      <PageHead title={t('bulk.title')} text={t('bulk.intro')} />
      <Group role="search" aria-label={t('list.filters')}>
        <Select
          id="first-filter"
          label={t('cases.state')}
          placeholder={t('placements.anyState')}
          data={bulkActStates.map((value) => ({ value, label: t(`bulk.state.${value}`) }))}
          value={state ?? null}
          onChange={(chosen) => change({ state: chosen ?? '' })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
        />
      </Group>
      <Loaded query={list} empty={t('bulk.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('bulk.title')}
            columns={columns}
            rows={rows}
            rowKey={({ bulkActId }) => bulkActId}
            rowName={({ act }) => (act ? t(`bulk.acts.${act}`) : '')}
            more={more}
          />
        )}
      </Loaded>
    </Stack>
  );
}

function useColumns(): Column<BulkAct>[] {
  const { t, i18n } = useTranslation();
  const { time, count } = useFormats();
  const codeText = useCodeText();
  return useMemo(
    () => [
      { id: 'state', title: t('cases.state'), cell: ({ state }) => <BulkStateBadge state={state} />, nowrap: true },
      {
        id: 'act',
        title: t('bulk.act'),
        cell: ({ bulkActId, act }) => <BulkActLink bulkActId={bulkActId} text={codeText('bulk.acts', act ?? '')} />,
      },
      { id: 'items', title: t('bulk.items'), cell: ({ itemCount }) => count(itemCount), numeric: true },
      { id: 'progress', title: t('bulk.progress'), cell: (act) => <BulkProgress act={act} isBrief /> },
      { id: 'by', title: t('bulk.by'), cell: ({ startedBy, previewedBy }) => startedBy || previewedBy },
      { id: 'started', title: t('bulk.startedAt'), cell: ({ startTime }) => time(startTime), nowrap: true },
      { id: 'ended', title: t('bulk.endedAt'), cell: ({ endTime }) => time(endTime), nowrap: true },
    ],
    [i18n.language, time, count],
  );
}
