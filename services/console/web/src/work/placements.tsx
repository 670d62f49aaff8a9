import { Group, Select, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useLiveList } from '../api/live.js';
import { useListSearch } from '../lists/search.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { useFormats } from '../parts/formats.js';
import { CustomerLink } from '../parts/links.js';
import { usePages } from '../parts/pages.js';
import { Loaded, Panel, type Shown } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { Badge, PlacementBadge } from '../parts/state-badge.js';
import { WaitingChanges } from '../parts/waiting.js';
import { inWords, reasonInWords } from '../parts/written.js';

type Placement = Schemas['Placement'];
type FileError = Schemas['AgencyFileError'];
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

/** Debts with agencies, the agencies, and the lines of theirs that were refused. */
export function PlacementsScreen(): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { search, change } = useListSearch();
  const { agency = '' } = search;
  const state = states.find((known) => known === search['state']);
  const filter = { agency, ...(state ? { state } : {}) };
  const { list, more, isWhole } = usePages(['placements', 'list', filter], async (pageToken) => {
    const query = { ...filter, pageSize: 100, pageToken };
    const { placements, nextPageToken } = await taken(api.GET('/api/v1/placements', { params: { query } }));
    return { rows: placements, nextPageToken };
  });
  const ids = useMemo(() => new Set(list.data?.flatMap((row) => [row.placementId, row.customerId])), [list.data]);
  const waiting = useLiveList({ queryKey: ['placements'], ids, isWhole });
  const agencies = useQuery({
    queryKey: ['agencies'],
    queryFn: () => taken(api.GET('/api/v1/agencies', { params: { query: { pageSize: 500 } } })),
  });
  const columns: Column<Placement>[] = [
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
    { id: 'reason', title: t('placements.reason'), cell: ({ reason }) => reasonInWords(reason) },
  ];
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h2">
          {t('placements.title')}
        </Title>
        <Text c="dimmed">{t('placements.text')}</Text>
      </div>
      <Group role="search" aria-label={t('list.filters')}>
        <Select
          id="first-filter"
          label={t('placements.agency')}
          placeholder={t('placements.anyAgency')}
          data={agencies.data?.agencies.map(({ code, title }) => ({ value: code, label: title || code })) ?? []}
          value={agency === '' ? null : agency}
          onChange={(chosen) => change({ agency: chosen ?? '' })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
        />
        <Select
          label={t('placements.state')}
          placeholder={t('placements.anyState')}
          data={states.map((value) => ({ value, label: t(`placements.states.${value}`) }))}
          value={state ?? null}
          onChange={(chosen) => change({ state: chosen ?? '' })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
        />
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
            height="440px"
          />
        )}
      </Loaded>
      <Agencies agencies={agencies} />
      <Panel title={t('placements.fileErrors')}>
        <FileErrors agency={agency} />
      </Panel>
    </Stack>
  );
}

function Agencies({ agencies }: { agencies: Shown<Schemas['ListAgenciesResponse']> }): ReactNode {
  const { t } = useTranslation();
  return (
    <Panel title={t('placements.agencies')}>
      <Loaded query={agencies} empty={t('placements.noAgencies')} isEmpty={({ agencies: { length } }) => length === 0}>
        {({ agencies: known }) => (
          <Stack gap="xs">
            {known.map(({ code, title, active }) => (
              <Group key={code} gap="sm">
                <Text fw={600}>{title || code}</Text>
                <Badge tone={active ? 'good' : 'off'} icon={active ? 'check' : 'cross'}>
                  {t(active ? 'placements.active' : 'placements.inactive')}
                </Badge>
              </Group>
            ))}
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

function FileErrors({ agency }: { agency: string }): ReactNode {
  const { t } = useTranslation();
  const { time } = useFormats();
  const { list, more } = usePages(['placements', 'errors', agency], async (pageToken) => {
    const query = { agency, pageSize: 100, pageToken };
    const { errors, nextPageToken } = await taken(api.GET('/api/v1/agency-file-errors', { params: { query } }));
    return { rows: errors, nextPageToken };
  });
  const columns: Column<FileError>[] = [
    { id: 'file', title: t('placements.file'), cell: ({ fileName }) => fileName },
    { id: 'line', title: t('placements.line'), cell: ({ line }) => line, numeric: true },
    { id: 'reason', title: t('placements.reason'), cell: ({ reason }) => inWords(reason) },
    { id: 'content', title: t('placements.content'), cell: ({ content }) => content },
    { id: 'read', title: t('placements.read'), cell: ({ readTime }) => time(readTime), nowrap: true },
  ];
  return (
    <Loaded query={list} empty={t('placements.noFileErrors')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={t('placements.fileErrors')}
          columns={columns}
          rows={rows}
          rowKey={({ fileName, line }) => `${fileName} ${line}`}
          rowName={({ fileName }) => fileName}
          more={more}
          height="300px"
        />
      )}
    </Loaded>
  );
}
