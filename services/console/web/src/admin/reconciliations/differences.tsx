import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useFormats } from '../../parts/formats.js';
import { Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import { useTextOf } from '../../parts/texts.js';

type Difference = Schemas['ReconciliationDifference'];

/** What a comparison found to differ: what the provider has of a charge, and what is known here. */
export function Differences({ reconciliation }: { reconciliation: Schemas['Reconciliation'] }): ReactNode {
  const { t } = useTranslation();
  const columns = useColumns();
  const { reconciliationId, version, state, day } = reconciliation;
  const pages = usePages(['reconciliations', reconciliationId, version], async (pageToken) => {
    const params = { path: { reconciliationId }, query: { pageToken, pageSize: 100 } };
    const place = '/api/v1/reconciliations/{reconciliationId}/differences';
    const { differences, nextPageToken } = await taken(api.GET(place, { params }));
    return { rows: differences, nextPageToken };
  });
  if (state === 'WAITING') return <Text size="sm">{t('reconciliations.waits')}</Text>;
  return (
    <Loaded query={pages.list} empty={t('reconciliations.none')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={t('reconciliations.differences', { day: day ?? '' })}
          columns={columns}
          rows={rows}
          more={pages.more}
          rowKey={({ number }) => String(number)}
          rowName={({ providerChargeId, attemptId }) => providerChargeId || attemptId}
        />
      )}
    </Loaded>
  );
}

function useColumns(): Column<Difference>[] {
  const { t } = useTranslation();
  const { money } = useFormats();
  const textOf = useTextOf();
  const stateText = (state: string): string => (state === '' ? '' : (textOf(`attempts.state.${state}`) ?? state));
  return [
    { id: 'kind', title: t('reconciliations.what'), cell: ({ kind }) => kind && t(`reconciliations.kind.${kind}`) },
    {
      id: 'there',
      title: t('reconciliations.atProvider'),
      cell: ({ providerState }) =>
        providerState === 'FAILED' ? t('reconciliations.failed') : stateText(providerState),
    },
    {
      id: 'thereAmount',
      title: t('reconciliations.providerAmount'),
      cell: ({ providerAmount }) => money(providerAmount),
      numeric: true,
    },
    { id: 'here', title: t('reconciliations.here'), cell: ({ attemptState }) => stateText(attemptState) },
    {
      id: 'hereAmount',
      title: t('reconciliations.attemptAmount'),
      cell: ({ attemptAmount }) => money(attemptAmount),
      numeric: true,
    },
    { id: 'charge', title: t('reconciliations.charge'), cell: ({ providerChargeId }) => providerChargeId },
    { id: 'attempt', title: t('reconciliations.attempt'), cell: ({ attemptId }) => attemptId },
  ];
}
