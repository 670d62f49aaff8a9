import { Group, Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../api/live.js';
import { known, useListSearch } from '../lists/search.js';
import { PageHead } from '../parts/page-head.js';
import { Loaded, Panel } from '../parts/panel.js';
import { DocumentTable, useDocuments } from './documents.js';

const states = ['RELEASED', 'REFUSED', 'DELETED'] as const;
/** How often at most the lists are read again: every event of a customer may be about a document. */
const documentMs = 5_000;

/** Documents about all customers, those first that wait for somebody to look at them. */
export function DocumentsScreen(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const [state] = known([search['state'] ?? ''], states);
  const waiting = useDocuments({ state: 'QUARANTINED' });
  const others = useDocuments(state === undefined ? {} : { state });
  useLive('', [['documents']], documentMs);
  // Those that wait stand above.
  const rows = others.list.data?.filter((document) => document.state !== 'QUARANTINED');
  return (
    <Stack gap="md">
      <PageHead
        title={t('documents.title')}
        text={waiting.about && t(waiting.about.scanner === 'none' ? 'documents.noScanner' : 'documents.scannerThere')}
      />
      <Panel title={t('documents.quarantine')}>
        <Loaded query={waiting.list} empty={t('documents.noneWaits')} isEmpty={({ length }) => length === 0}>
          {(documents) => (
            <DocumentTable
              name={t('documents.quarantine')}
              rows={documents}
              scanner={waiting.about!.scanner}
              more={waiting.more}
              withCustomer
              height="360px"
            />
          )}
        </Loaded>
      </Panel>
      <Panel
        title={t('documents.others')}
        aside={
          <Group role="search" aria-label={t('list.filters')}>
            <Select
              id="first-filter"
              size="xs"
              aria-label={t('documents.state')}
              placeholder={t('list.all')}
              data={states.map((value) => ({ value, label: t(`documents.states.${value}`) }))}
              value={state ?? null}
              clearable
              clearButtonProps={{ 'aria-label': t('list.clear') }}
              onChange={(chosen) => change({ state: chosen ?? '' })}
            />
          </Group>
        }
      >
        <Loaded
          query={{ ...others.list, data: rows }}
          empty={t('documents.none')}
          isEmpty={({ length }) => length === 0 && !others.more.hasMore}
        >
          {(documents) => (
            <DocumentTable
              name={t('documents.others')}
              rows={documents}
              scanner={others.about!.scanner}
              more={others.more}
              withCustomer
            />
          )}
        </Loaded>
      </Panel>
    </Stack>
  );
}
