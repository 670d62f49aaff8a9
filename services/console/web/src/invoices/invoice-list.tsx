import { Checkbox, Group, MultiSelect, Stack, TextInput, Title } from '@mantine/core';
import { useDebouncedCallback, useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isCurrency, parseMajor } from '#libs/money';
import { api, taken } from '../api/client.js';
import { useLiveList } from '../api/live.js';
import { type Chip, ListBar, shownColumns } from '../lists/list-bar.js';
import { known, type Search, several, useListSearch } from '../lists/search.js';
import { DataTable } from '../parts/data-table.js';
import { usePages } from '../parts/pages.js';
import { Loaded } from '../parts/panel.js';
import { lifecycles } from '../parts/state-badge.js';
import { useInvoiceColumns } from './invoice-columns.js';
import { InvoiceMore } from './invoice-more.js';
import { OwedSummary } from './owed-summary.js';

const pageSize = 100;
const usual = ['state', 'number', 'customer', 'remaining', 'amount', 'due', 'sequence'];
const narrow = ['state', 'number', 'remaining'];

/** The filter that an address stands for, as the HTTP API takes it. */
export function invoiceFilter(search: Search) {
  const { text = '', customerId = '', currency = '', min = '', max = '', dueFrom = '', dueTo = '' } = search;
  const bound = (major: string) => {
    if (!isCurrency(currency) || major === '') return undefined;
    const read = parseMajor(major, currency, { decimal: '.' });
    return 'amount' in read ? `${currency}:${read.amount.minor}` : undefined;
  };
  const [minRemaining, maxRemaining] = [bound(min), bound(max)];
  return {
    lifecycles: known(several(search['lifecycles']), lifecycles),
    text,
    customerId,
    ...(search['overdue'] === 'true' ? { overdue: true } : {}),
    ...(search['disputed'] === 'true' ? { disputed: true } : {}),
    ...(search['unassigned'] === 'true' ? { unassigned: true } : {}),
    ...(minRemaining === undefined ? {} : { minRemaining }),
    ...(maxRemaining === undefined ? {} : { maxRemaining }),
    ...(dueFrom === '' ? {} : { dueFromDate: dueFrom }),
    ...(dueTo === '' ? {} : { dueToDate: dueTo }),
  };
}

/** Every invoice, filtered as the address says. */
export function InvoiceListScreen(): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  const filter = invoiceFilter(search);
  const { list, more, isWhole } = usePages(['invoices', 'list', filter], async (pageToken) => {
    const query = { ...filter, pageSize, pageToken };
    const { invoices, nextPageToken } = await taken(api.GET('/api/v1/invoices', { params: { query } }));
    return { rows: invoices, nextPageToken };
  });
  const ids = useMemo(() => new Set(list.data?.flatMap((row) => [row.invoiceId, row.customerId])), [list.data]);
  const waiting = useLiveList({ queryKey: ['invoices'], ids, isWhole });
  const columns = useInvoiceColumns();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const shown = shownColumns(search['columns'], columns, isNarrow ? narrow : usual);
  const chips = useChips();
  const rowCount = list.data?.length ?? 0;
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('invoices.title')}
      </Title>
      <OwedSummary />
      <Filters />
      <ListBar
        screen="invoices"
        chips={chips}
        columns={columns}
        shown={shown}
        exportAddress={`/api/v1/invoices.csv?${addressOf(filter)}`}
        count={list.data && t(more.hasMore ? 'list.rowsMore' : 'list.rows', { count: rowCount })}
        waiting={waiting}
      />
      <Loaded
        query={list}
        empty={`${t('list.empty')} ${chips.length > 0 ? t('list.emptyText') : ''}`}
        isEmpty={({ length }) => length === 0}
      >
        {(rows) => (
          <DataTable
            name={t('invoices.title')}
            columns={columns}
            shown={shown}
            rows={rows}
            rowKey={({ invoiceId }) => invoiceId}
            rowName={({ number }) => number}
            detail={(invoice) => <InvoiceMore invoice={invoice} />}
            more={more}
          />
        )}
      </Loaded>
    </Stack>
  );
}

function addressOf(filter: ReturnType<typeof invoiceFilter>): string {
  const pairs = Object.entries(filter).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [String(value)]).filter((text) => text !== '').map((text) => [name, text]),
  );
  return new URLSearchParams(pairs).toString();
}

function useChips(): Chip[] {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const states = known(several(search['lifecycles']), lifecycles);
  const names = {
    text: t('invoices.numberBegins'),
    customerId: t('invoices.customer'),
    currency: t('invoices.currency'),
    min: t('invoices.minRemaining'),
    max: t('invoices.maxRemaining'),
    dueFrom: t('invoices.dueFrom'),
    dueTo: t('invoices.dueTo'),
  };
  const flags = {
    overdue: t('invoices.overdueOnly'),
    disputed: t('invoices.disputedOnly'),
    unassigned: t('invoices.unassigned'),
  };
  return [
    ...states.map((state) => ({
      key: state,
      text: t(`lifecycle.${state}`),
      remove: () => change({ lifecycles: states.filter((other) => other !== state).join(',') }),
    })),
    ...Object.entries(flags)
      .filter(([name]) => search[name] === 'true')
      .map(([name, text]) => ({ key: name, text, remove: () => change({ [name]: '' }) })),
    ...Object.entries(names)
      .filter(([name]) => search[name])
      .map(([name, text]) => ({ key: name, text: `${text}: ${search[name]}`, remove: () => change({ [name]: '' }) })),
  ];
}

function Filters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const states = known(several(search['lifecycles']), lifecycles);
  const flag = (name: 'overdue' | 'disputed' | 'unassigned', label: string) => (
    <Checkbox
      label={label}
      checked={search[name] === 'true'}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.checked ? 'true' : '' })}
      mb={8}
    />
  );
  return (
    <Stack gap="xs" role="search" aria-label={t('list.filters')}>
      <Group align="flex-end" gap="sm">
        <TypedFilter id="first-filter" name="text" label={t('invoices.numberBegins')} />
        <MultiSelect
          label={t('invoices.lifecycle')}
          placeholder={states.length === 0 ? t('list.all') : ''}
          data={lifecycles.map((state) => ({ value: state, label: t(`lifecycle.${state}`) }))}
          value={states}
          onChange={(chosen) => change({ lifecycles: chosen.join(',') })}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
          w={{ base: '100%', sm: 220 }}
        />
        <TypedFilter name="currency" label={t('invoices.currency')} width={90} />
        <TypedFilter name="min" label={t('invoices.minRemaining')} width={140} />
        <TypedFilter name="max" label={t('invoices.maxRemaining')} width={140} />
        <TypedFilter name="dueFrom" label={t('invoices.dueFrom')} type="date" width={150} />
        <TypedFilter name="dueTo" label={t('invoices.dueTo')} type="date" width={150} />
      </Group>
      <Group gap="lg">
        {flag('overdue', t('invoices.overdueOnly'))}
        {flag('disputed', t('invoices.disputedOnly'))}
        {flag('unassigned', t('invoices.unassigned'))}
      </Group>
    </Stack>
  );
}

interface TypedFilterProps {
  readonly name: string;
  readonly label: string;
  readonly type?: 'text' | 'date';
  readonly width?: number;
  readonly id?: string;
}

const typingMs = 350;

/** A filter that is typed: the list follows when the typing rests. */
function TypedFilter({ name, label, type = 'text', width = 200, id }: TypedFilterProps): ReactNode {
  const { search, change } = useListSearch();
  const address = search[name] ?? '';
  const [typed, setTyped] = useState({ text: address, of: address });
  // The address moved on by other means, such as a chip or a saved view.
  if (typed.of !== address) setTyped({ text: address, of: address });
  const tell = useDebouncedCallback((text: string) => change({ [name]: text }), typingMs);
  return (
    <TextInput
      {...(id === undefined ? {} : { id })}
      type={type}
      label={label}
      value={typed.text}
      onChange={({ currentTarget: { value } }) => {
        const text = name === 'currency' ? value.toUpperCase().slice(0, 3) : value;
        setTyped({ text, of: address });
        tell(text);
      }}
      w={width}
    />
  );
}
