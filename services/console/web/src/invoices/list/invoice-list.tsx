import { Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useLiveList } from '../../api/live.js';
import { useName } from '../../api/names.js';
import { BulkBar, useBulkSelection } from '../../bulk/bulk-bar.js';
import { targetOfInvoices } from '../../bulk/targets.js';
import { TextFound } from '../../cases/list/text-found.js';
import { useMeantCustomers } from '../../cases/list/use-meant.js';
import { invoiceColumns } from '../../lists/exported-columns.js';
import { type Chip, ListBar, RowCount, shownColumns } from '../../lists/list-bar.js';
import { usePageText } from '../../lists/page-text.js';
import { known, several, useListSearch } from '../../lists/search.js';
import { useFormats } from '../../parts/formats.js';
import { PageHead } from '../../parts/page-head.js';
import { Loaded } from '../../parts/panel.js';
import { DataTable } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import { lifecycleNames } from '../lifecycles.js';
import { useInvoiceColumns } from './invoice-columns.js';
import { boundOf, invoiceFilter } from './invoice-filter.js';
import { InvoiceFilters } from './invoice-filters.js';
import { InvoiceMore } from './invoice-more.js';
import { OwedSummary } from './owed-summary.js';

const pageSize = 100;
const usual = ['state', 'number', 'customer', 'remaining', 'amount', 'due', 'sequence'];
const narrow = ['state', 'number', 'remaining'];
const keyOf = ({ invoiceId }: Schemas['Invoice']) => invoiceId;

/** Every invoice, filtered as the address says. */
export function InvoiceListScreen(): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  const { text } = usePageText();
  const meant = useMeantCustomers(text);
  const filter = { ...invoiceFilter(search), ...meant.filter };
  const isKnown = meant.filter !== undefined && !meant.isNobody;
  const { list, more, isWhole, total } = usePages(
    ['invoices', 'list', filter],
    async (pageToken) => {
      const body = { ...filter, pageSize, pageToken, withCount: pageToken === '' };
      const { invoices, nextPageToken, count } = await taken(api.POST('/api/v1/invoices/query', { body }));
      return { rows: invoices, nextPageToken, total: count };
    },
    { enabled: isKnown },
  );
  const ids = useMemo(() => new Set(list.data?.flatMap((row) => [row.invoiceId, row.customerId])), [list.data]);
  const waiting = useLiveList({ queryKey: ['invoices'], ids, isWhole });
  const columns = useInvoiceColumns();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const shown = shownColumns(search['columns'], columns, isNarrow ? narrow : usual);
  const chips = useChips();
  const { selection, ofTable } = useBulkSelection('invoices', list.data, keyOf, filter);
  return (
    <Stack gap="md">
      <PageHead title={t('invoices.title')} />
      <OwedSummary />
      <InvoiceFilters />
      <ListBar
        screen="invoices"
        chips={chips}
        columns={columns}
        shown={shown}
        exported={isKnown ? { path: '/api/v1/invoices/query.csv', body: filter, columnsOf: invoiceColumns } : null}
        count={<RowCount total={total} shown={list.data?.length} />}
        waiting={waiting}
      />
      <TextFound meant={meant} />
      {meant.isNobody && <Text c="dimmed">{t('list.empty')}</Text>}
      {isKnown && (
        <>
          <BulkBar
            list="invoices"
            selection={selection}
            total={total}
            targetOf={(subject) => targetOfInvoices(selection.chosen, filter, subject)}
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
                rowKey={keyOf}
                rowName={({ number }) => number}
                detail={(invoice) => <InvoiceMore invoice={invoice} />}
                {...ofTable}
                more={more}
              />
            )}
          </Loaded>
        </>
      )}
    </Stack>
  );
}

function useChips(): Chip[] {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const { money } = useFormats();
  const { text: meant, setText } = usePageText();
  const customer = useName(search['customerId'] ?? '');
  const states = known(several(search['lifecycles']), lifecycleNames);
  const { currency = '' } = search;
  const amount = (minor: string | undefined) =>
    boundOf(minor, currency) && money({ currencyCode: currency, minorUnits: minor! });
  const values: Readonly<Record<string, string | undefined>> = {
    ...search,
    customerId: search['customerId'] && (customer ?? `${search['customerId'].slice(0, 8)}…`),
    min: amount(search['min']),
    max: amount(search['max']),
    // Without an amount a currency filters nothing.
    currency: undefined,
  };
  const names = {
    text: t('invoices.numberBegins'),
    customerId: t('invoices.customer'),
    min: t('invoices.minRemaining'),
    max: t('invoices.maxRemaining'),
    dueFrom: t('invoices.dueFrom'),
    dueTo: t('invoices.dueTo'),
    issuedFrom: t('invoiceList.issuedFrom'),
    issuedTo: t('invoiceList.issuedTo'),
  };
  const flags = {
    overdue: t('invoices.overdueOnly'),
    disputed: t('invoices.disputedOnly'),
    unassigned: t('invoices.unassigned'),
  };
  return [
    ...(meant === ''
      ? []
      : [{ key: 'customer', text: `${t('invoices.customer')}: ${meant}`, remove: () => setText('') }]),
    ...states.map((state) => ({
      key: state,
      text: t(`lifecycle.${state}`),
      remove: () => change({ lifecycles: states.filter((other) => other !== state).join(',') }),
    })),
    ...Object.entries(flags)
      .filter(([name]) => search[name] === 'true')
      .map(([name, text]) => ({ key: name, text, remove: () => change({ [name]: '' }) })),
    ...Object.entries(names)
      .filter(([name]) => values[name])
      .map(([name, text]) => ({ key: name, text: `${text}: ${values[name]}`, remove: () => change({ [name]: '' }) })),
  ];
}
