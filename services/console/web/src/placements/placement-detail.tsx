import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMay } from '../api/me.js';
import { useFormats } from '../parts/formats.js';
import { CaseLink, CustomerLink, InvoiceLink } from '../parts/links.js';
import { PageHead } from '../parts/page-head.js';
import { Facts, Loaded, Panel } from '../parts/panel.js';
import { PlacementBadge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { useWhy } from '../parts/texts.js';
import { PlacementFiles } from './agency-files.js';
import { PlacementEvents } from './placement-events.js';
import { recallable, RecallPlacement } from './recall-placement.js';

type Line = Schemas['PlacementLine'];

/** One placement with its debts. */
export function PlacementScreen(): ReactNode {
  const { placementId } = useParams({ from: '/placements/$placementId' });
  const query = useQuery({
    queryKey: ['placements', 'one', placementId],
    queryFn: async () => {
      const { placement } = await taken(
        api.GET('/api/v1/placements/{placementId}', { params: { path: { placementId } } }),
      );
      return placement!;
    },
  });
  useLive(query.data?.customerId ?? null, [['placements'], ['diary']]);
  return <Loaded query={query}>{(placement) => <PlacementView placement={placement} />}</Loaded>;
}

function PlacementView({ placement }: { placement: Schemas['Placement'] }): ReactNode {
  const { t } = useTranslation();
  const why = useWhy();
  const { money, time } = useFormats();
  const mayRecall = useMay('placements.recall');
  const [opened, setOpened] = useState(false);
  const {
    agency,
    customerId,
    caseId,
    state,
    reason,
    lines,
    createTime,
    sentTime,
    recallEndTime,
    unannouncedReason,
    notes,
    liftsPause,
  } = placement;
  const isWithAgency = recallable(placement).length > 0;
  const columns: Column<Line>[] = [
    {
      id: 'invoice',
      title: t('placements.invoice'),
      cell: ({ invoiceId, invoiceNumber }) => <InvoiceLink invoiceId={invoiceId} number={invoiceNumber} />,
    },
    { id: 'placed', title: t('placements.placed'), cell: ({ placed }) => money(placed), numeric: true },
    { id: 'state', title: t('placements.state'), cell: (line) => <PlacementBadge state={line.state} />, nowrap: true },
    { id: 'reason', title: t('placements.reason'), cell: (line) => why({ code: line.reason }) },
  ];
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/placements', text: t('placements.all') }}
        title={agency}
        badges={<PlacementBadge state={state} />}
        acts={
          mayRecall &&
          isWithAgency && <Button onClick={() => setOpened(true)}>{t('act.recallPlacement.button')}</Button>
        }
      />
      <Panel title={t('cases.facts')}>
        <Facts
          facts={[
            [t('cases.customer'), <CustomerLink key="customer" customerId={customerId} />],
            ...(caseId
              ? [[t('cases.case'), <CaseLink key="case" caseId={caseId} text={caseId.slice(0, 8)} />] as const]
              : []),
            [t('placements.created'), time(createTime)],
            [t('placements.sent'), time(sentTime)],
            ...(reason ? [[t('placements.reason'), why({ code: reason })] as const] : []),
            ...(recallEndTime ? [[t('placements.recallEnds'), time(recallEndTime)] as const] : []),
            ...(unannouncedReason ? [[t('placements.unannounced'), unannouncedReason] as const] : []),
            ...(notes ? [[t('agencies.notes'), notes] as const] : []),
          ]}
        />
        {liftsPause && (
          <Text size="sm" mt="xs">
            {t('agencies.liftsPause')}
          </Text>
        )}
      </Panel>
      <Panel title={t('placements.lines')}>
        <DataTable
          name={t('placements.lines')}
          columns={columns}
          rows={lines}
          rowKey={({ lineNumber }) => String(lineNumber)}
          rowName={({ invoiceNumber }) => invoiceNumber}
        />
      </Panel>
      <PlacementFiles placementId={placement.placementId} />
      <PlacementEvents customerId={customerId} />
      <RecallPlacement placement={placement} opened={opened} close={() => setOpened(false)} />
    </Stack>
  );
}
