import { Group, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { names } from '../api/names.js';
import { useListSearch } from '../lists/search.js';
import { TypedFilter } from '../lists/typed-filter.js';
import { useFormats } from '../parts/formats.js';
import { CustomerLink } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';
import linkClasses from '../parts/parts.module.css';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useCodeText } from '../parts/texts.js';
import classes from './admin.module.css';
import { CustomerChoice } from './customer-choice.js';
import { accessQuery, filterShown, lookOf } from './looks.js';
import { useActorNames, usePeople } from './staff/staff.js';

type Entry = Schemas['AccessEntry'];

/** Who looked at what. */
export function AccessLog(): ReactNode {
  const { t } = useTranslation();
  const { zone } = useFormats();
  const { search } = useListSearch();
  const filter = accessQuery(search, zone);
  const { list, more } = usePages(['access', filter], async (pageToken) => {
    const query = { ...filter, pageSize: '100', pageToken };
    const { entries, nextPageToken } = await taken(api.GET('/api/v1/access-entries', { params: { query } }));
    return { rows: entries, nextPageToken };
  });
  useNamesOf(list.data?.flatMap(({ customerId }) => customerId ?? []) ?? []);
  const columns = useColumns();
  return (
    <>
      <Filters />
      <Loaded query={list} empty={t('admin.access.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.access')}
            columns={columns}
            rows={rows}
            rowKey={({ entryId }) => entryId}
            rowName={({ operation }) => operation}
            more={more}
          />
        )}
      </Loaded>
    </>
  );
}

const maxNames = 500;

/** Asks for the names of all customers of the list that no answer has told yet, at once; which is a look, too. */
function useNamesOf(customerIds: readonly string[]): void {
  const unknown = [...new Set(customerIds)].filter((id) => names.get(id) === undefined).slice(0, maxNames);
  useQuery({
    queryKey: ['customer-names', unknown.sort()],
    queryFn: () => taken(api.POST('/api/v1/customers/batch-get', { body: { customerIds: unknown } })),
    enabled: unknown.length > 0,
    staleTime: Infinity,
  });
}

function Filters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { data: people = [] } = usePeople();
  const nameOf = useActorNames();
  const { actor = '', operation = '' } = search;
  const actors = new Set([...people.map(({ sub }) => `user:${sub}`), ...(actor === '' ? [] : [actor])]);
  const looks = {
    ...t('admin.look', { returnObjects: true }),
    ...(operation === '' ? {} : { [operation]: undefined }),
  };
  const lookText = useLookText();
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('list.clear') } };
  return (
    <Group role="search" aria-label={t('list.filters')} align="flex-end">
      <Select
        {...clear}
        id="first-filter"
        label={t('admin.access.who')}
        placeholder={t('admin.access.anybody')}
        data={[...actors].map((value) => ({ value, label: nameOf(value) }))}
        value={actor === '' ? null : actor}
        onChange={(value) => change({ actor: value ?? '' })}
        searchable
      />
      <CustomerChoice value={search['customer'] ?? ''} change={(customer) => change({ customer })} />
      <Select
        {...clear}
        label={t('admin.access.screen')}
        placeholder={t('admin.access.anyScreen')}
        data={Object.keys(looks).map((value) => ({ value, label: lookText(value) }))}
        value={operation === '' ? null : operation}
        onChange={(value) => change({ operation: value ?? '' })}
        searchable
      />
      <TypedFilter name="from" type="date" label={t('admin.access.from')} width={150} />
      <TypedFilter name="until" type="date" label={t('admin.access.until')} width={150} />
    </Group>
  );
}

/** What was shown, in words. */
function useLookText(): (operation: string) => string {
  const { t, i18n } = useTranslation();
  const codeText = useCodeText();
  return (operation) => {
    const { kind, names: possible } = lookOf(operation);
    const known = possible.find((name) => i18n.exists(`admin.look.${name}`)) ?? possible[0]!;
    const what = codeText('admin.look', known);
    return kind === 'shown' ? what : t(`admin.access.${kind}`, { what });
  };
}

function useColumns(): Column<Entry>[] {
  const { t } = useTranslation();
  const { time, count } = useFormats();
  const nameOf = useActorNames();
  const lookText = useLookText();
  return [
    { id: 'when', title: t('admin.access.when'), cell: ({ lookTime }) => time(lookTime), nowrap: true },
    {
      id: 'who',
      title: t('admin.access.who'),
      cell: ({ actor }) => (
        <Link
          to="."
          search={(before: object) => ({ ...before, actor })}
          className={linkClasses['link']}
          title={t('admin.access.onlyActor', { name: nameOf(actor) })}
        >
          {nameOf(actor)}
        </Link>
      ),
      nowrap: true,
    },
    { id: 'screen', title: t('admin.access.screen'), cell: ({ operation }) => lookText(operation) },
    {
      id: 'customer',
      title: t('admin.access.customer'),
      cell: ({ customerId }) =>
        customerId === null ? t('admin.access.several') : <CustomerLink customerId={customerId} />,
    },
    { id: 'rows', title: t('admin.access.rows'), cell: ({ rowCount }) => count(rowCount), numeric: true },
    { id: 'purpose', title: t('admin.access.purpose'), cell: ({ purpose }) => purpose },
    {
      id: 'filter',
      title: t('admin.access.filter'),
      cell: (entry) => (
        <Text size="xs" className={classes['long'] ?? ''}>
          {filterShown(entry)}
        </Text>
      ),
    },
    {
      id: 'client',
      title: t('admin.access.client'),
      cell: ({ client }) => (client === 'console' ? t('admin.access.console') : client),
    },
  ];
}
