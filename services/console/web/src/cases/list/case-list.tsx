import { SimpleGrid, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Diary } from '../../account/diary.js';
import { api, type Schemas, taken } from '../../api/client.js';
import { useLiveList } from '../../api/live.js';
import { BulkBar, useBulkSelection } from '../../bulk/bulk-bar.js';
import { targetOfCases } from '../../bulk/targets.js';
import { caseColumns } from '../../lists/exported-columns.js';
import { ListBar, RowCount, shownColumns } from '../../lists/list-bar.js';
import { usePageText } from '../../lists/page-text.js';
import { known, several, useListSearch } from '../../lists/search.js';
import { caseStates } from '../../parts/case-states.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { PageHead } from '../../parts/page-head.js';
import { Loaded } from '../../parts/panel.js';
import { DataTable } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import { CaseActDrawer } from '../acts/case-act-drawers.js';
import type { CaseAct } from '../acts/case-acts.js';
import { caseName } from '../case-name.js';
import { CaseInvoices } from '../case-parts.js';
import { CaseCards } from './case-cards.js';
import { useCaseChips } from './case-chips.js';
import { useCaseColumns } from './case-columns.js';
import { caseFilter } from './case-filter.js';
import { CaseFilters } from './case-filters.js';
import { TextFound } from './text-found.js';
import { useMeantCases } from './use-meant.js';

type Case = Schemas['Case'];

const pageSize = 100;
const usual = ['state', 'case', 'customer', 'outstanding', 'oldestDue', 'nextStep', 'sequence', 'acts'];
const narrow = ['state', 'case', 'outstanding', 'acts'];
const keyOf = ({ caseId }: Case) => caseId;

/** Every case, filtered as the address says. */
export function CaseListScreen(): ReactNode {
  const { t } = useTranslation();
  const { zone } = useFormats();
  const { search, change } = useListSearch();
  const { text } = usePageText();
  const meant = useMeantCases(text);
  const states = known(several(search['states']), caseStates);
  const filter = { ...caseFilter(search, zone), ...meant.filter };
  const { list, more, isWhole, total } = usePages(
    ['cases', 'list', filter],
    async (pageToken) => {
      const body = { ...filter, pageSize, pageToken, withCount: pageToken === '' };
      const { cases, nextPageToken, count: all } = await taken(api.POST('/api/v1/cases/query', { body }));
      return { rows: cases, nextPageToken, total: all };
    },
    { enabled: meant.filter !== undefined },
  );
  const ids = useMemo(() => new Set(list.data?.flatMap((row) => [row.caseId, row.customerId])), [list.data]);
  const waiting = useLiveList({ queryKey: ['cases'], ids, isWhole });
  const { selection, ofTable } = useBulkSelection('cases', list.data, keyOf, filter);
  const [chosen, setChosen] = useState<{ act: CaseAct; of: Case } | null>(null);
  const kept = useKept(chosen);
  const columns = useCaseColumns((act, of) => setChosen({ act, of }));
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const shown = shownColumns(search['columns'], columns, isNarrow ? narrow : usual);
  const numbers = list.data?.flatMap(({ invoices }) => invoices);
  const chips = useCaseChips(numbers?.find(({ invoiceId }) => invoiceId === search['invoiceId'])?.invoiceNumber);
  return (
    <Stack gap="md">
      <PageHead title={t('cases.title')} />
      <CaseCards chosen={states} choose={(state) => change({ states: state })} />
      <CaseFilters />
      <TextFound meant={meant} />
      <ListBar
        screen="cases"
        chips={chips}
        columns={columns.filter(({ id }) => id !== 'acts')}
        shown={shown}
        exported={meant.filter ? { path: '/api/v1/cases/query.csv', body: filter, columnsOf: caseColumns } : null}
        count={<RowCount total={total} shown={list.data?.length} />}
        waiting={waiting}
      />
      {meant.filter && (
        <>
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
                detail={(row) => <CaseDetailRow found={row} />}
                {...ofTable}
                more={more}
              />
            )}
          </Loaded>
        </>
      )}
      {kept && (
        <CaseActDrawer key={kept.of.caseId} act={chosen?.act ?? null} found={kept.of} close={() => setChosen(null)} />
      )}
    </Stack>
  );
}

/** What a row says when it is expanded: its steps, and what happened to the customer. */
function CaseDetailRow({ found: { caseId, customerId } }: { found: Case }): ReactNode {
  const { t } = useTranslation();
  const detail = useCase(caseId);
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }}>
      <Loaded query={detail} empty={t('cases.noSteps')} isEmpty={({ invoices: { length } }) => length === 0}>
        {({ invoices }) => <CaseInvoices invoices={invoices} />}
      </Loaded>
      <Diary customerId={customerId} />
    </SimpleGrid>
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
