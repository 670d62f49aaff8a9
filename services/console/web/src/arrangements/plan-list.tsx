import { Group, Select, Stack, TextInput, Title } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useLiveList } from '../api/live.js';
import { planColumns } from '../lists/exported-columns.js';
import { ExportButton } from '../lists/save-button.js';
import { useListSearch } from '../lists/search.js';
import { useKept } from '../parts/kept.js';
import { CustomerLink } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { WaitingChanges } from '../parts/waiting.js';
import { Instalments } from './instalments.js';
import { type PlanAct, PlanActDrawer } from './plan-drawers.js';
import { type Plan, type PlanState, planStates, usePlanColumns } from './plans.js';

/** Plans of all customers: what is due, and what is in arrears. */
export function PlansScreen(): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('plans.title')}
      </Title>
      <Filters />
      <PlanList />
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
        label={t('plans.state')}
        placeholder={t('plans.anyState')}
        data={planStates.map((value) => ({ value, label: t(`plans.states.${value}`) }))}
        value={stateIn(search['state'])}
        onChange={(value) => change({ state: value ?? '' })}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
      />
      <TextInput
        type="date"
        label={t('plans.dueFrom')}
        value={search['from'] ?? ''}
        onChange={({ currentTarget }) => change({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('plans.dueUntil')}
        value={search['until'] ?? ''}
        onChange={({ currentTarget }) => change({ until: currentTarget.value })}
      />
    </Group>
  );
}

function PlanList(): ReactNode {
  const { t } = useTranslation();
  const { search } = useListSearch();
  const [chosen, setChosen] = useState<{ readonly plan: Plan; readonly act: PlanAct } | null>(null);
  const kept = useKept(chosen);
  const columns = useColumns((plan, act) => setChosen({ plan, act }));
  const state = stateIn(search['state']);
  const { from = '', until = '' } = search;
  const filter = {
    ...(state && { state }),
    ...(from !== '' && { dueFrom: from }),
    ...(until !== '' && { dueUntil: until }),
    // Of days the next is looked for, else the plan that was made last.
    descending: from === '' && until === '',
  };
  const { list, more, isWhole } = usePages(['arrangements', 'list', filter], async (pageToken) => {
    const query = { ...filter, pageSize: 100, pageToken };
    const { arrangements, nextPageToken } = await taken(api.GET('/api/v1/arrangements', { params: { query } }));
    return { rows: arrangements, nextPageToken };
  });
  const ids = useMemo(() => new Set(list.data?.map(({ arrangementId }) => arrangementId)), [list.data]);
  const waiting = useLiveList({ queryKey: ['arrangements'], ids, isWhole });
  return (
    <>
      <WaitingChanges waiting={waiting} />
      <Loaded query={list} empty={t('plans.noneOfAll')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <Stack gap="xs">
            <Group justify="flex-end">
              <ExportButton list={{ path: '/api/v1/arrangements.csv', query: filter, columnsOf: planColumns }} />
            </Group>
            <DataTable
              name={t('plans.title')}
              columns={columns}
              rows={rows}
              rowKey={({ arrangementId }) => arrangementId}
              rowName={({ nextDueDate, arrangementId }) => nextDueDate ?? arrangementId.slice(0, 8)}
              detail={({ instalments }) => <Instalments instalments={instalments} />}
              more={more}
            />
          </Stack>
        )}
      </Loaded>
      {kept && (
        <PlanActDrawer
          key={kept.plan.arrangementId + kept.act}
          act={kept.act}
          plan={kept.plan}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </>
  );
}

function useColumns(choose: (plan: Plan, act: PlanAct) => void): Column<Plan>[] {
  const { t } = useTranslation();
  const [state, ...rest] = usePlanColumns(choose) as [Column<Plan>, ...Column<Plan>[]];
  const customer: Column<Plan> = {
    id: 'customer',
    title: t('plans.customer'),
    cell: ({ customerId }) => <CustomerLink customerId={customerId} />,
  };
  return [state, customer, ...rest];
}

/** Null for any. */
function stateIn(text: string | undefined): PlanState | null {
  return planStates.find((name) => name === text) ?? null;
}
