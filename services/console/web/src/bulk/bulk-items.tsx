import { Chip, Group, Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import { Loaded, ServiceText } from '../parts/panel.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useWhy } from '../parts/texts.js';
import { type BulkAct, isUnderWay, type Outcome, outcomes, type Subject } from './bulk-acts.js';
import { ItemLink, OutcomeBadge } from './bulk-parts.js';
import { namedItemsQuery } from './bulk-queries.js';
import type { NamedItem, NamedItems } from './item-names.js';

/** An item, and what it is called by. */
interface Item {
  readonly item: Schemas['BulkActItem'];
  readonly named: NamedItem | undefined;
}

const countOf: Readonly<Record<Outcome, (act: BulkAct) => number>> = {
  PENDING: ({ pendingCount }) => pendingCount,
  DONE: ({ doneCount }) => doneCount,
  REFUSED: ({ refusedCount }) => refusedCount,
  FAILED: ({ failedCount }) => failedCount,
  CANCELLED: ({ cancelledCount }) => cancelledCount,
};

/** How often they are read again while the act runs. */
const itemsMs = 5_000;

/** The items of an act with what became of each; those of one outcome when somebody wants them. */
export function BulkItems({ act }: { act: BulkAct }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { bulkActId, subject, state } = act;
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { list, more } = usePages(
    ['bulk-act-items', bulkActId, outcome],
    async (pageToken) => {
      const query = { ...(outcome ? { outcome } : {}), pageSize: 100, pageToken };
      const params = { path: { bulkActId }, query };
      const { items, nextPageToken } = await taken(api.GET('/api/v1/bulk-acts/{bulkActId}/items', { params }));
      const ids = items.map(({ itemId }) => itemId);
      // While their service is away the items are of use without names, which are asked for again then.
      const named = await queries.fetchQuery(namedItemsQuery(subject, ids)).catch((): NamedItems => ({}));
      return { rows: items.map((item) => ({ item, named: named[item.itemId] })), nextPageToken };
    },
    isUnderWay(state) ? { refetchInterval: itemsMs } : {},
  );
  useEffect(
    () => void queries.invalidateQueries({ queryKey: ['bulk-act-items', bulkActId] }),
    [queries, bulkActId, state],
  );
  const columns = useColumns(subject);
  return (
    <Stack gap="sm">
      <Chip.Group
        value={outcome ?? ''}
        onChange={(chosen) => setOutcome(outcomes.find((known) => known === chosen) ?? null)}
      >
        <Group gap={6} role="group" aria-label={t('bulk.outcomes')}>
          <Chip value="" size="xs">
            {t('list.all')} {count(act.itemCount)}
          </Chip>
          {outcomes
            .filter((known) => countOf[known](act) > 0 || known === outcome)
            .map((known) => (
              <Chip key={known} value={known} size="xs">
                {t(`bulk.outcome.${known}`)} {count(countOf[known](act))}
              </Chip>
            ))}
        </Group>
      </Chip.Group>
      <Loaded query={list} empty={t('bulk.noItems')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('bulk.items')}
            columns={columns}
            rows={rows}
            rowKey={({ item }) => item.itemId}
            rowName={({ item }) => item.itemId}
            more={more}
          />
        )}
      </Loaded>
    </Stack>
  );
}

function useColumns(subject: Subject | null): Column<Item>[] {
  const { t, i18n } = useTranslation();
  const { time } = useFormats();
  return useMemo(
    () => [
      {
        id: 'outcome',
        title: t('cases.outcome'),
        cell: ({ item }) => <OutcomeBadge outcome={item.outcome} />,
        nowrap: true,
      },
      {
        id: 'item',
        title: t('bulk.item'),
        cell: ({ item, named }) => <ItemLink subject={subject} itemId={item.itemId} named={named} />,
      },
      { id: 'why', title: t('cases.because'), cell: ({ item }) => <Why item={item} /> },
      { id: 'ended', title: t('bulk.endedAt'), cell: ({ item }) => time(item.endTime), nowrap: true },
    ],
    [i18n.language, time, subject],
  );
}

/** Why an item was refused or failed, in words; what the service says itself is folded away. */
function Why({ item: { reason, text } }: { item: Schemas['BulkActItem'] }): ReactNode {
  const why = useWhy();
  if (reason === '') return null;
  const said = why({ code: reason, text });
  return (
    <>
      {said}
      {said !== text && <ServiceText text={text} />}
    </>
  );
}
