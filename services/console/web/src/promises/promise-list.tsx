import { Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useLiveList } from '../api/live.js';
import { promiseColumns } from '../lists/exported-columns.js';
import { ExportButton } from '../lists/save-button.js';
import { useListSearch } from '../lists/search.js';
import { useKept } from '../parts/kept.js';
import { CustomerLink } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';
import { type PaymentMethod, paymentMethods } from '../parts/payment-methods.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { WaitingChanges } from '../parts/waiting.js';
import { CancelPromise } from './promise-drawers.js';
import { type PromiseState, promiseStates, type PromiseToPay, usePromiseColumns } from './promises.js';

/** Promises of all customers, the earliest day first: what is due today, and what was broken. */
export function PromisesScreen(): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('promises.all')}
      </Title>
      <Filters />
      <PromiseList />
    </Stack>
  );
}

function Filters(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  return (
    <Group role="search" aria-label={t('list.filters')} align="flex-end">
      <Select
        id="first-filter"
        label={t('promises.state')}
        placeholder={t('promises.anyState')}
        data={promiseStates.map((value) => ({ value, label: t(`promises.states.${value}`) }))}
        value={stateIn(search['state'])}
        onChange={(value) => change({ state: value ?? '' })}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
      />
      <Select
        label={t('promises.method')}
        placeholder={t('promises.anyMethod')}
        data={paymentMethods.map((value) => ({ value, label: t(`payment.method.${value}`) }))}
        value={methodIn(search['method'])}
        onChange={(value) => change({ method: value ?? '' })}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
      />
      <TextInput
        type="date"
        label={t('promises.dueFrom')}
        value={search['from'] ?? ''}
        onChange={({ currentTarget }) => change({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('promises.dueUntil')}
        value={search['until'] ?? ''}
        onChange={({ currentTarget }) => change({ until: currentTarget.value })}
      />
    </Group>
  );
}

function PromiseList(): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  const [cancelled, setCancelled] = useState<PromiseToPay | null>(null);
  const kept = useKept(cancelled);
  const columns = useColumns(setCancelled);
  const state = stateIn(search['state']);
  const method = methodIn(search['method']);
  const { from = '', until = '' } = search;
  const filter = {
    ...(state && { state }),
    ...(method && { method }),
    ...(from !== '' && { dueFrom: from }),
    ...(until !== '' && { dueUntil: until }),
    // Of what is over the last is looked for, of what is to come the next.
    descending: state !== null && state !== 'ACTIVE',
  };
  const { list, more, isWhole } = usePages(['promises', 'list', filter], async (pageToken) => {
    const query = { ...filter, pageSize: 100, pageToken };
    const { promises, nextPageToken } = await taken(api.GET('/api/v1/promises', { params: { query } }));
    return { rows: promises, nextPageToken };
  });
  const ids = useMemo(() => new Set(list.data?.map(({ promiseId }) => promiseId)), [list.data]);
  const waiting = useLiveList({ queryKey: ['promises'], ids, isWhole });
  return (
    <>
      <WaitingChanges waiting={waiting} />
      <Loaded query={list} empty={t('promises.noneOfAll')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <Stack gap="xs">
            <Group justify="flex-end">
              <ExportButton list={{ path: '/api/v1/promises.csv', query: filter, columnsOf: promiseColumns }} />
            </Group>
            <DataTable
              name={t('promises.all')}
              columns={columns}
              rows={rows}
              rowKey={({ promiseId }) => promiseId}
              rowName={({ dueDate }) => dueDate ?? ''}
              more={more}
            />
          </Stack>
        )}
      </Loaded>
      {kept && (
        <CancelPromise
          key={kept.promiseId}
          promise={kept}
          opened={cancelled !== null}
          close={() => setCancelled(null)}
        />
      )}
    </>
  );
}

function useColumns(cancel: (promise: PromiseToPay) => void): Column<PromiseToPay>[] {
  const { t } = useTranslation();
  const [state, due, ...rest] = usePromiseColumns(cancel) as [
    Column<PromiseToPay>,
    Column<PromiseToPay>,
    ...Column<PromiseToPay>[],
  ];
  const customer: Column<PromiseToPay> = {
    id: 'customer',
    title: t('promises.customer'),
    cell: ({ customerId }) => <CustomerLink customerId={customerId} />,
  };
  return [state, due, customer, ...rest];
}

/** Null for any. */
function stateIn(text: string | undefined): PromiseState | null {
  return promiseStates.find((name) => name === text) ?? null;
}

/** Null for any. */
function methodIn(text: string | undefined): PaymentMethod | null {
  return paymentMethods.find((name) => name === text) ?? null;
}
