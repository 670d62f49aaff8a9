import { Group, Select, Stack, Tabs } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useLiveList } from '../api/live.js';
import { agencyFileErrorColumns, placementColumns } from '../lists/exported-columns.js';
import { ExportButton } from '../lists/save-button.js';
import { useListSearch } from '../lists/search.js';
import { useFormats } from '../parts/formats.js';
import { CustomerLink } from '../parts/links.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { PlacementBadge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useWhy } from '../parts/texts.js';
import { WaitingChanges } from '../parts/waiting.js';
import { Agencies } from './agencies.js';
import { AgencyFiles } from './agency-files.js';
import { AgencyFilter } from './agency-filter.js';
import { FileErrors } from './file-errors.js';

type Placement = Schemas['Placement'];
const states = [
  'DRAFT',
  'READY',
  'SENT',
  'ACTIVE',
  'REJECTED',
  'RECALL_REQUESTED',
  'RECALLED',
  'CLOSED_PAID',
  'REFUSED',
] as const;

const tabs = ['placements', 'agencies', 'files', 'errors'] as const;

/** Debts with agencies, the agencies, the files exchanged with them, and the lines of theirs that were refused. */
export function PlacementsScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, replace } = useListSearch();
  const { agency = '' } = search;
  return (
    <Stack gap="md">
      <PageHead title={t('placements.title')} text={t('placements.text')} />
      <Tabs
        value={tabs.find((tab) => tab === search['of']) ?? 'placements'}
        onChange={(of) => replace(of === 'placements' ? {} : { of: of ?? undefined })}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="placements">{t('placements.title')}</Tabs.Tab>
          <Tabs.Tab value="agencies">{t('placements.agencies')}</Tabs.Tab>
          <Tabs.Tab value="files">{t('agencyFiles.title')}</Tabs.Tab>
          <Tabs.Tab value="errors">{t('placements.fileErrors')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="placements" pt="md">
          <Placements agency={agency} />
        </Tabs.Panel>
        <Tabs.Panel value="agencies" pt="md">
          <Agencies />
        </Tabs.Panel>
        <Tabs.Panel value="files" pt="md">
          <AgencyFiles />
        </Tabs.Panel>
        <Tabs.Panel value="errors" pt="md">
          <Stack gap="md">
            <Group role="search" aria-label={t('list.filters')} align="flex-end">
              <AgencyFilter />
              <ExportButton
                list={{ path: '/api/v1/agency-file-errors.csv', query: { agency }, columnsOf: agencyFileErrorColumns }}
              />
            </Group>
            <FileErrors agency={agency} empty={t('placements.noFileErrors')} />
          </Stack>
        </Tabs.Panel>
      </Tabs>
    </Stack>
  );
}

function Placements({ agency }: { agency: string }): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const state = states.find((known) => known === search['state']);
  const filter = { agency, ...(state ? { state } : {}) };
  const { list, more, isWhole } = usePages(['placements', 'list', filter], async (pageToken) => {
    const query = { ...filter, pageSize: 100, pageToken };
    const { placements, nextPageToken } = await taken(api.GET('/api/v1/placements', { params: { query } }));
    return { rows: placements, nextPageToken };
  });
  const ids = useMemo(() => new Set(list.data?.flatMap((row) => [row.placementId, row.customerId])), [list.data]);
  const waiting = useLiveList({ queryKey: ['placements'], ids, isWhole });
  const columns = useColumns();
  return (
    <Stack gap="md">
      <Group role="search" aria-label={t('list.filters')} align="flex-end">
        <AgencyFilter />
        <Select
          label={t('placements.state')}
          placeholder={t('placements.anyState')}
          data={states.map((value) => ({ value, label: t(`placements.states.${value}`) }))}
          value={state ?? null}
          onChange={(chosen) => change({ state: chosen ?? '' })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
        />
        <ExportButton list={{ path: '/api/v1/placements.csv', query: filter, columnsOf: placementColumns }} />
      </Group>
      <WaitingChanges waiting={waiting} />
      <Loaded query={list} empty={t('placements.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('placements.title')}
            columns={columns}
            rows={rows}
            rowKey={({ placementId }) => placementId}
            rowName={({ agency: code }) => code}
            more={more}
          />
        )}
      </Loaded>
    </Stack>
  );
}

function useColumns(): Column<Placement>[] {
  const { t } = useTranslation();
  const why = useWhy();
  const { time } = useFormats();
  return [
    { id: 'state', title: t('placements.state'), cell: (row) => <PlacementBadge state={row.state} />, nowrap: true },
    {
      id: 'agency',
      title: t('placements.agency'),
      cell: ({ placementId, agency: code }) => (
        <Link to="/placements/$placementId" params={{ placementId }} className={classes['link']}>
          {code}
        </Link>
      ),
    },
    { id: 'customer', title: t('cases.customer'), cell: ({ customerId }) => <CustomerLink customerId={customerId} /> },
    {
      id: 'debts',
      title: t('placements.lines'),
      cell: ({ lines }) => t('placements.debts', { count: lines.length }),
      nowrap: true,
    },
    { id: 'created', title: t('placements.created'), cell: ({ createTime }) => time(createTime), nowrap: true },
    { id: 'sent', title: t('placements.sent'), cell: ({ sentTime }) => time(sentTime), nowrap: true },
    { id: 'reason', title: t('placements.reason'), cell: ({ reason }) => why({ code: reason }) },
  ];
}
