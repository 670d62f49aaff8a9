import { Group, Select, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, parseLocalDate, startOfDay } from '#libs/time';
import { api, type Schemas, taken } from '../api/client.js';
import { saveAgencyFiles } from '../api/files/csv-file.js';
import { SaveListButton } from '../lists/save-button.js';
import { type Search, useListSearch } from '../lists/search.js';
import { TypedFilter } from '../lists/typed-filter.js';
import { useFormats } from '../parts/formats.js';
import { Loaded, Panel } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { AgencyFileBadge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useCodeText } from '../parts/texts.js';
import { AgencyFilter } from './agency-filter.js';

type AgencyFile = Schemas['AgencyFile'];

/** No event tells that a file came or was written. */
const pollMs = 5_000;

const directions = ['SENT', 'RECEIVED'] as const;
const states = ['TO_WRITE', 'WRITTEN', 'CONFIRMED', 'WAITING', 'TAKEN', 'PARTLY_REFUSED', 'REFUSED'] as const;

/** The filter of the list as the address has it; days that are none filter nothing, and the last day is included. */
function filterOf({ agency = '', direction, fileState, file = '', from = '', until = '' }: Search, zone: string) {
  const [first, last] = [parseLocalDate(from), parseLocalDate(until)];
  const knownDirection = directions.find((one) => one === direction);
  const knownState = states.find((one) => one === fileState);
  return {
    agency,
    fileName: file,
    ...(knownDirection ? { direction: knownDirection } : {}),
    ...(knownState ? { state: knownState } : {}),
    ...(first ? { fromTime: startOfDay(first, zone).toISOString() } : {}),
    ...(last ? { beforeTime: startOfDay(addDays(last, 1), zone).toISOString() } : {}),
  };
}

/** Files that were exchanged with agencies, in both directions. */
export function AgencyFiles(): ReactNode {
  const { t } = useTranslation();
  const { zone } = useFormats();
  const { search } = useListSearch();
  const filter = filterOf(search, zone);
  const pages = useAgencyFiles(filter, { refetchInterval: pollMs });
  return (
    <Stack gap="md">
      <Group role="search" aria-label={t('list.filters')} align="flex-end">
        <AgencyFilter />
        <ChoiceFilter name="direction" values={directions} texts="agencyFiles.directions" any="anyDirection" />
        <ChoiceFilter name="fileState" values={states} texts="agencyFiles.states" any="anyState" />
        <TypedFilter name="file" label={t('agencyFiles.name')} placeholder={t('agencyFiles.wholeName')} width={260} />
        <TypedFilter name="from" type="date" label={t('agencyFiles.from')} width={150} />
        <TypedFilter name="until" type="date" label={t('agencyFiles.until')} width={150} />
        <SaveListButton save={() => saveAgencyFiles(filter)} />
      </Group>
      <FileTable name={t('agencyFiles.title')} empty={t('agencyFiles.empty')} pages={pages} />
    </Stack>
  );
}

/** The files that carried one placement, and what the agency answered. */
export function PlacementFiles({ placementId }: { placementId: string }): ReactNode {
  const { t } = useTranslation();
  const pages = useAgencyFiles({ placementId });
  return (
    <Panel title={t('agencyFiles.ofPlacement')}>
      <FileTable name={t('agencyFiles.ofPlacement')} empty={t('agencyFiles.noneYet')} pages={pages} />
    </Panel>
  );
}

interface FileTableProps {
  readonly name: string;
  readonly empty: string;
  readonly pages: ReturnType<typeof useAgencyFiles>;
}

function FileTable({ name, empty, pages: { list, more } }: FileTableProps): ReactNode {
  const columns = useColumns();
  return (
    <Loaded query={list} empty={empty} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={name}
          columns={columns}
          rows={rows}
          rowKey={({ fileId }) => fileId}
          rowName={({ fileName }) => fileName}
          more={more}
        />
      )}
    </Loaded>
  );
}

type Filter = ReturnType<typeof filterOf> | { readonly placementId: string };

function useAgencyFiles(filter: Filter, options: { readonly refetchInterval?: number } = {}) {
  return usePages(
    ['placements', 'files', filter],
    async (pageToken) => {
      const query = { ...filter, pageSize: 100, pageToken };
      const { files, nextPageToken } = await taken(api.GET('/api/v1/agency-files', { params: { query } }));
      return { rows: files, nextPageToken };
    },
    options,
  );
}

interface ChoiceFilterProps {
  /** Its name in the address. */
  readonly name: 'direction' | 'fileState';
  readonly values: readonly string[];
  /** Where the texts of the values are. */
  readonly texts: string;
  readonly any: 'anyDirection' | 'anyState';
}

function ChoiceFilter({ name, values, texts, any }: ChoiceFilterProps): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const { search, change } = useListSearch();
  return (
    <Select
      label={t(`agencyFiles.${name}`)}
      placeholder={t(`agencyFiles.${any}`)}
      data={values.map((value) => ({ value, label: codeText(texts, value) }))}
      value={values.find((value) => value === search[name]) ?? null}
      onChange={(chosen) => change({ [name]: chosen ?? '' })}
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
    />
  );
}

function useColumns(): Column<AgencyFile>[] {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const codeText = useCodeText();
  return [
    {
      id: 'state',
      title: t('agencyFiles.fileState'),
      cell: ({ state }) => <AgencyFileBadge state={state} />,
      nowrap: true,
    },
    { id: 'time', title: t('agencyFiles.time'), cell: ({ createTime }) => time(createTime), nowrap: true },
    { id: 'agency', title: t('placements.agency'), cell: ({ agency }) => agency, nowrap: true },
    {
      id: 'direction',
      title: t('agencyFiles.direction'),
      cell: ({ direction }) => codeText('agencyFiles.directions', direction ?? ''),
      nowrap: true,
    },
    {
      id: 'kind',
      title: t('agencyFiles.kind'),
      cell: ({ kind }) => codeText('agencyFiles.kinds', kind ?? ''),
      nowrap: true,
    },
    {
      id: 'name',
      title: t('agencyFiles.name'),
      cell: ({ fileId, fileName }) => (
        <Link to="/placements/files/$fileId" params={{ fileId }} className={classes['link']}>
          {fileName}
        </Link>
      ),
    },
    {
      id: 'lines',
      title: t('agencyFiles.lines'),
      cell: ({ lineCount }) => (lineCount === null ? '' : count(lineCount)),
      numeric: true,
    },
    { id: 'errors', title: t('agencyFiles.refused'), cell: ({ errorCount }) => count(errorCount), numeric: true },
  ];
}
