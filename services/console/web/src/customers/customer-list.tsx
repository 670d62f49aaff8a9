import { Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLiveList } from '../api/live.js';
import { customerColumns, debtorColumns } from '../lists/exported-columns.js';
import { ListBar, RowCount, shownColumns } from '../lists/list-bar.js';
import { useListSearch } from '../lists/search.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded } from '../parts/panel.js';
import { DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useCustomerColumns } from './customer-columns.js';
import { CustomerFilters, useDebtorChips } from './customer-filters.js';
import { type CustomerPage, type CustomerRow, debtorBody, readCustomers } from './customer-rows.js';
import { debtorFilter } from './debtor-filter.js';

const usual = ['name', 'reference', 'flags', 'contacts', 'outstanding', 'overdue', 'daysLate', 'averageLate'];
const narrow = ['name', 'outstanding', 'daysLate'];

/** Customers by anything that is known of them, and by what they owe and how late they pay. */
export function CustomerListScreen(): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  // What is searched by stays in the page: addresses are kept in histories and logs.
  const [text, setText] = useState('');
  const debtors = debtorFilter(search);
  const { list, more, isWhole, total, about } = usePages<CustomerRow, CustomerPage['about']>(
    ['customers', 'list', text, debtors],
    (pageToken) => readCustomers(text, debtors, pageToken),
  );
  const ids = useMemo(() => new Set(list.data?.map(({ customerId }) => customerId)), [list.data]);
  const waiting = useLiveList({ queryKey: ['customers'], ids, isWhole });
  const columns = useCustomerColumns(debtors?.currencyCode ?? '');
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const shown = shownColumns(search['columns'], columns, isNarrow ? narrow : usual);
  const counted = isWhole ? { count: String(list.data?.length), more: false } : null;
  return (
    <Stack gap="md">
      <PageHead title={t('customer.title')} text={t('customers.findText')} />
      <CustomerFilters tell={setText} />
      <ListBar
        screen="customers"
        chips={useDebtorChips()}
        columns={columns}
        shown={shown}
        exported={
          debtors
            ? {
                path: '/api/v1/debtors/query.csv',
                body: async () => {
                  const body = await debtorBody(text, debtors);
                  if (typeof body !== 'string') return body;
                  throw new Error(t(body === 'TOO_BROAD' ? 'search.tooBroad' : 'list.empty'));
                },
                columnsOf: debtorColumns,
              }
            : { path: '/api/v1/customers/query.csv', body: () => Promise.resolve({ text }), columnsOf: customerColumns }
        }
        count={<RowCount total={total ?? counted} shown={list.data?.length} />}
        waiting={waiting}
      />
      <Loaded
        query={list}
        empty={t(about?.isTooBroad ? 'search.tooBroad' : 'list.empty')}
        isEmpty={({ length }) => length === 0}
      >
        {(rows) => (
          <DataTable
            name={t('customer.title')}
            columns={columns}
            shown={shown}
            rows={rows}
            rowKey={({ customerId }) => customerId}
            rowName={({ name, reference }) => name || reference}
            more={more}
          />
        )}
      </Loaded>
    </Stack>
  );
}
