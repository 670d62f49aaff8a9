import { Group, MultiSelect, Select, Stack, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useLiveList } from '../api/live.js';
import { useMe } from '../api/me.js';
import { useName } from '../api/names.js';
import { BulkBar, useBulkSelection } from '../bulk/bulk-bar.js';
import { targetOfCases } from '../bulk/targets.js';
import { caseColumns } from '../lists/exported-columns.js';
import { ActMenu, type Chip, ListBar, RowCount, shownColumns } from '../lists/list-bar.js';
import { known, several, useListSearch } from '../lists/search.js';
import { type Column, DataTable } from '../parts/data-table.js';
import { useFormats } from '../parts/formats.js';
import { useKept } from '../parts/kept.js';
import { CaseLink, CustomerLink } from '../parts/links.js';
import { usePages } from '../parts/pages.js';
import { Loaded } from '../parts/panel.js';
import { CaseBadge, type CaseState, caseStates } from '../parts/state-badge.js';
import type { Translate } from '../parts/texts.js';
import { CaseActDrawer } from './case-act-drawers.js';
import { type CaseAct, caseActs, impliedHold } from './case-acts.js';
import { CaseCards } from './case-cards.js';
import { caseName } from './case-name.js';
import { CaseInvoices } from './case-parts.js';

type Case = Schemas['Case'];

const pageSize = 100;
const usual = ['state', 'case', 'customer', 'outstanding', 'oldestDue', 'nextStep', 'sequence', 'acts'];
const narrow = ['state', 'case', 'outstanding', 'acts'];
const keyOf = ({ caseId }: Case) => caseId;

/** Every case, filtered as the address says. */
export function CaseListScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const states = known(several(search['states']), caseStates);
  const { sequence = '', customerId = '', invoiceId = '' } = search;
  const filter = { states, sequence, customerId, invoiceId };
  const { list, more, isWhole, total } = usePages(['cases', 'list', filter], async (pageToken) => {
    const query = { ...filter, pageSize, pageToken, withCount: pageToken === '' };
    const { cases, nextPageToken, count: all } = await taken(api.GET('/api/v1/cases', { params: { query } }));
    return { rows: cases, nextPageToken, total: all };
  });
  const ids = useMemo(() => new Set(list.data?.flatMap((row) => [row.caseId, row.customerId])), [list.data]);
  const waiting = useLiveList({ queryKey: ['cases'], ids, isWhole });
  const { selection, ofTable } = useBulkSelection('cases', list.data, keyOf, filter);
  const [chosen, setChosen] = useState<{ act: CaseAct; of: Case } | null>(null);
  const kept = useKept(chosen);
  const columns = useColumns((act, of) => setChosen({ act, of }));
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const shown = shownColumns(search['columns'], columns, isNarrow ? narrow : usual);
  const customerName = useName(customerId);
  const numbers = list.data?.flatMap(({ invoices }) => invoices).filter((invoice) => invoice.invoiceId === invoiceId);
  const valueOf = (name: 'sequence' | 'customerId' | 'invoiceId'): string => {
    if (name === 'sequence') return sequence;
    const known = name === 'customerId' ? customerName : numbers?.[0]?.invoiceNumber;
    return known ?? `${search[name]?.slice(0, 8)}…`;
  };
  const chips: Chip[] = [
    ...states.map((state) => ({
      key: state,
      text: t(`caseState.${state}`),
      remove: () => change({ states: states.filter((other) => other !== state).join(',') }),
    })),
    ...(['sequence', 'customerId', 'invoiceId'] as const).flatMap((name) =>
      search[name]
        ? [{ key: name, text: `${chipName(name, t)}: ${valueOf(name)}`, remove: () => change({ [name]: '' }) }]
        : [],
    ),
  ];
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('cases.title')}
      </Title>
      <CaseCards chosen={states} choose={(state) => change({ states: state })} />
      <Filters states={states} sequence={sequence} />
      <ListBar
        screen="cases"
        chips={chips}
        columns={columns.filter(({ id }) => id !== 'acts')}
        shown={shown}
        exported={{ path: '/api/v1/cases.csv', query: filter, columnsOf: caseColumns }}
        count={<RowCount total={total} shown={list.data?.length} />}
        waiting={waiting}
      />
      <BulkBar
        list="cases"
        selection={selection}
        total={total}
        targetOf={(subject) => targetOfCases(selection.chosen, filter, subject)}
      />
      <Loaded
        query={list}
        empty={`${t('list.empty')} ${chips.length > 0 ? t('list.emptyText') : ''}`}
        isEmpty={({ length }) => length === 0}
      >
        {(rows) => (
          <DataTable
            name={t('cases.title')}
            columns={columns}
            shown={shown.includes('acts') ? shown : [...shown, 'acts']}
            rows={rows}
            rowKey={keyOf}
            rowName={caseName}
            detail={(row) => <CaseDetailRow caseId={row.caseId} />}
            {...ofTable}
            more={more}
          />
        )}
      </Loaded>
      {kept && (
        <CaseActDrawer
          key={kept.of.caseId}
          act={chosen?.act ?? null}
          caseId={kept.of.caseId}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

function chipName(name: 'sequence' | 'customerId' | 'invoiceId', t: Translate): string {
  if (name === 'sequence') return t('cases.sequence');
  return name === 'customerId' ? t('cases.customer') : t('placements.invoice');
}

function Filters({ states, sequence }: { states: readonly CaseState[]; sequence: string }): ReactNode {
  const { t } = useTranslation();
  const { change } = useListSearch();
  const sequences = useQuery({
    queryKey: ['sequences'],
    queryFn: () => taken(api.GET('/api/v1/sequences', { params: { query: { pageSize: 500 } } })),
    staleTime: 60_000,
  });
  const names = sequences.data?.sequences.map(({ name, title }) => ({ value: name, label: title || name })) ?? [];
  return (
    <Group align="flex-end" gap="sm" role="search" aria-label={t('list.filters')}>
      <MultiSelect
        id="first-filter"
        label={t('cases.state')}
        placeholder={states.length === 0 ? t('list.all') : ''}
        data={caseStates.map((state) => ({ value: state, label: t(`caseState.${state}`) }))}
        value={[...states]}
        onChange={(chosen) => change({ states: chosen.join(',') })}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
        w={{ base: '100%', sm: 320 }}
      />
      <Select
        label={t('cases.sequence')}
        placeholder={t('cases.anySequence')}
        data={names}
        value={sequence === '' ? null : sequence}
        onChange={(chosen) => change({ sequence: chosen ?? '' })}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
        w={{ base: '100%', sm: 260 }}
      />
    </Group>
  );
}

function useColumns(choose: (act: CaseAct, of: Case) => void): Column<Case>[] {
  const { t, i18n } = useTranslation();
  const formats = useFormats();
  const { permissions } = useMe();
  return useMemo(() => columnsOf(t, formats, permissions, choose), [i18n.language, formats, permissions]);
}

function columnsOf(
  t: Translate,
  { money, date, time }: ReturnType<typeof useFormats>,
  permissions: readonly string[],
  choose: (act: CaseAct, of: Case) => void,
): Column<Case>[] {
  return [
    { id: 'state', title: t('cases.state'), cell: ({ state }) => <CaseBadge state={state} />, nowrap: true },
    {
      id: 'case',
      title: t('cases.invoices'),
      cell: (row) => <CaseLink caseId={row.caseId} text={caseName(row)} />,
      nowrap: true,
    },
    { id: 'customer', title: t('cases.customer'), cell: ({ customerId }) => <CustomerLink customerId={customerId} /> },
    { id: 'outstanding', title: t('cases.outstanding'), cell: ({ outstanding }) => money(outstanding), numeric: true },
    { id: 'oldestDue', title: t('cases.oldestDue'), cell: ({ oldestDueDate }) => date(oldestDueDate), nowrap: true },
    { id: 'nextStep', title: t('cases.nextStep'), cell: ({ nextFireTime }) => time(nextFireTime), nowrap: true },
    {
      id: 'sequence',
      title: t('cases.sequence'),
      cell: ({ sequence, sequenceVersion }) => t('cases.version', { name: sequence, version: sequenceVersion }),
    },
    {
      id: 'openInvoices',
      title: t('invoices.lifecycle'),
      cell: ({ openInvoiceCount }) => t('cases.openInvoices', { count: openInvoiceCount }),
      nowrap: true,
    },
    {
      id: 'holds',
      title: t('cases.holds'),
      cell: (row) => <Text size="sm">{heldBy(row, t).join('; ')}</Text>,
    },
    { id: 'opened', title: t('cases.opened'), cell: ({ openTime }) => time(openTime), nowrap: true },
    { id: 'closed', title: t('cases.closed'), cell: ({ closeTime }) => time(closeTime), nowrap: true },
    {
      id: 'acts',
      title: t('act.menu'),
      cell: (row) => (
        <ActMenu
          of={caseName(row)}
          acts={caseActs(row, permissions).map((act) => ({ name: t(`act.${act}.title`), run: () => choose(act, row) }))}
        />
      ),
    },
  ];
}

function heldBy(row: Case, t: Translate): string[] {
  const implied = impliedHold(row);
  return [
    ...(implied ? [t(`cases.heldBy.${implied}`)] : []),
    ...row.holds.map(({ reason }) => reason),
    ...(row.placedInvoiceCount > 0 ? [t('cases.placed')] : []),
  ];
}

function CaseDetailRow({ caseId }: { caseId: string }): ReactNode {
  const { t } = useTranslation();
  const detail = useCase(caseId);
  return (
    <Loaded query={detail} empty={t('cases.noSteps')} isEmpty={({ invoices: { length } }) => length === 0}>
      {({ invoices }) => <CaseInvoices invoices={invoices} />}
    </Loaded>
  );
}

export function useCase(caseId: string) {
  return useQuery({
    queryKey: ['cases', 'one', caseId],
    queryFn: async () => {
      const { case: found } = await taken(api.GET('/api/v1/cases/{caseId}', { params: { path: { caseId } } }));
      return found!;
    },
  });
}
