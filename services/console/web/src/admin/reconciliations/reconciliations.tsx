import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { useListSearch } from '../../lists/search.js';
import { Act } from '../../parts/acts/act.js';
import { useFormats } from '../../parts/formats.js';
import { Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import { useActorNames } from '../staff/staff.js';
import { Differences } from './differences.js';

type Reconciliation = Schemas['Reconciliation'];

/** Days beside the reports of payment providers; a row opens to what differs. */
export function Reconciliations(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const mayRun = useMay('reconciliations.run');
  const [isRunning, setRunning] = useState(false);
  const columns = useColumns();
  const unmatched = search['unmatched'] === 'true';
  const pages = usePages(['reconciliations', unmatched], async (pageToken) => {
    const query = { unmatched, pageToken, pageSize: 100 };
    const { reconciliations, nextPageToken } = await taken(api.GET('/api/v1/reconciliations', { params: { query } }));
    return { rows: reconciliations, nextPageToken };
  });
  return (
    <>
      <Group justify="space-between">
        <Checkbox
          id="first-filter"
          label={t('reconciliations.onlyUnmatched')}
          checked={unmatched}
          onChange={({ currentTarget }) => change({ unmatched: currentTarget.checked ? 'true' : '' })}
        />
        {mayRun && <Button onClick={() => setRunning(true)}>{t('act.runReconciliation.title')}</Button>}
      </Group>
      <Loaded query={pages.list} empty={t('reconciliations.empty')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('admin.section.reconciliations')}
            columns={columns}
            rows={rows}
            more={pages.more}
            rowKey={({ reconciliationId }) => reconciliationId}
            rowName={({ day }) => day ?? ''}
            detail={(row) => <Differences reconciliation={row} />}
          />
        )}
      </Loaded>
      <RunReconciliation opened={isRunning} close={() => setRunning(false)} />
    </>
  );
}

function useColumns(): Column<Reconciliation>[] {
  const { t } = useTranslation();
  const { date, time, count } = useFormats();
  const nameOf = useActorNames();
  return [
    { id: 'day', title: t('reconciliations.day'), cell: ({ day }) => date(day), nowrap: true },
    { id: 'provider', title: t('reconciliations.provider'), cell: ({ provider }) => provider, nowrap: true },
    { id: 'state', title: t('admin.state'), cell: ({ state }) => state && t(`reconciliations.state.${state}`) },
    {
      id: 'matched',
      title: t('reconciliations.matched'),
      cell: ({ matchedCount }) => count(matchedCount),
      numeric: true,
    },
    { id: 'moved', title: t('reconciliations.moved'), cell: ({ movedCount }) => count(movedCount), numeric: true },
    {
      id: 'unmatched',
      title: t('reconciliations.unmatched'),
      cell: ({ unmatchedCount }) => (
        <Text span size="sm" fw={unmatchedCount > 0 ? 650 : 400}>
          {count(unmatchedCount)}
        </Text>
      ),
      numeric: true,
    },
    { id: 'when', title: t('reconciliations.compared'), cell: ({ runTime }) => time(runTime), nowrap: true },
    { id: 'by', title: t('reconciliations.by'), cell: ({ runBy }) => (runBy === '' ? '' : nameOf(runBy)) },
  ];
}

function RunReconciliation({ opened, close }: { opened: boolean; close: () => void }): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<{ readonly day: string }>
      name="runReconciliation"
      opened={opened}
      close={close}
      start={{ day: '' }}
      isReady={({ day }) => day !== ''}
      run={({ day }, key) =>
        taken(api.POST('/api/v1/reconciliations', { params: { header: { 'Idempotency-Key': key } }, body: { day } }))
      }
      fields={({ day }, change, faults) => (
        <TextInput
          type="date"
          label={t('reconciliations.day')}
          description={t('reconciliations.dayHint')}
          value={day}
          onChange={({ currentTarget }) => change({ day: currentTarget.value })}
          error={faults('day')}
          required
        />
      )}
    />
  );
}
