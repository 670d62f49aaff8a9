import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { saveBlob } from '../api/files/saved-file.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { SavedTable } from '../lists/saved-table.js';
import { useFormats } from '../parts/formats.js';
import type { IconName } from '../parts/icons.js';
import { useKept } from '../parts/kept.js';
import { Badge, type Tone } from '../parts/state-badge.js';
import type { Column } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { OfferSettlement } from './offer-settlement.js';
import { type SettlementAct, settlementActs, SettlementDrawer } from './settlement-drawers.js';

type Settlement = Schemas['Settlement'];
type State = NonNullable<Settlement['state']>;

const looks: Readonly<Record<State, readonly [Tone, IconName]>> = {
  OFFERED: ['wait', 'clock'],
  ACCEPTED: ['wait', 'clock'],
  FULFILLED: ['good', 'check'],
  BREACHED: ['bad', 'cross'],
  EXPIRED: ['off', 'stop'],
  WITHDRAWN: ['off', 'stop'],
};

interface SettlementsProps {
  readonly customerId: string;
  /** Only those about it; all of the customer when absent. */
  readonly invoiceId?: string;
}

/** What was offered to a customer for less than is owed, the last day first. */
export function Settlements({ customerId, invoiceId }: SettlementsProps): ReactNode {
  const { t } = useTranslation();
  const filter = invoiceId === undefined ? { customerId } : { invoiceId };
  const [chosen, setChosen] = useState<{ readonly settlement: Settlement; readonly act: SettlementAct } | null>(null);
  const [isOffering, setIsOffering] = useState(false);
  const kept = useKept(chosen);
  const columns = useSettlementColumns((settlement, act) => setChosen({ settlement, act }));
  const mayOffer = useMay('settlements.write');
  const pages = usePages(['settlements', 'of', filter], async (pageToken) => {
    const query = { ...filter, descending: true, pageToken, pageSize: 50 };
    const { settlements, nextPageToken } = await taken(api.GET('/api/v1/settlements', { params: { query } }));
    return { rows: settlements, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: filter }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/settlements.csv', call)), 'settlements.csv');
  };
  return (
    <Stack gap="sm">
      {mayOffer && (
        <Group justify="flex-end">
          <Button size="xs" variant="default" onClick={() => setIsOffering(true)}>
            {t('act.offerSettlement.title')}
          </Button>
        </Group>
      )}
      <SavedTable
        name={t('settlements.title')}
        empty={t('settlements.none')}
        pages={pages}
        columns={columns}
        rowKey={({ settlementId }) => settlementId}
        rowName={({ untilDate }) => untilDate ?? ''}
        save={save}
      />
      <OfferSettlement
        opened={isOffering}
        close={() => setIsOffering(false)}
        customerId={customerId}
        invoiceIds={invoiceId === undefined ? [] : [invoiceId]}
      />
      {kept && (
        <SettlementDrawer
          key={kept.settlement.settlementId + kept.act}
          act={kept.act}
          settlement={kept.settlement}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

function useSettlementColumns(choose: (settlement: Settlement, act: SettlementAct) => void): Column<Settlement>[] {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const mayAct = useMay('settlements.write');
  const acts: Column<Settlement> = {
    id: 'acts',
    title: t('act.menu'),
    cell: (settlement) => {
      const menu = settlementActs(settlement.state).map((act) => ({
        name: t(`act.${act}.title`),
        run: () => choose(settlement, act),
      }));
      if (menu.length === 0) return null;
      return <ActMenu of={t('settlements.of', { amount: money(settlement.amount) })} acts={menu} />;
    },
  };
  return [
    { id: 'state', title: t('settlements.state'), cell: ({ state }) => <StateBadge state={state} />, nowrap: true },
    { id: 'until', title: t('settlements.until'), cell: ({ untilDate }) => date(untilDate), nowrap: true },
    { id: 'amount', title: t('settlements.amount'), cell: ({ amount }) => money(amount), numeric: true },
    { id: 'discount', title: t('settlements.discount'), cell: ({ discount }) => money(discount), numeric: true },
    { id: 'paid', title: t('settlements.paid'), cell: ({ paid }) => <strong>{money(paid)}</strong>, numeric: true },
    { id: 'reason', title: t('act.reason'), cell: (settlement) => <Said settlement={settlement} /> },
    { id: 'actor', title: t('settlements.offeredBy'), cell: ({ offeredBy }) => offeredBy },
    ...(mayAct ? [acts] : []),
  ];
}

function StateBadge({ state }: Pick<Settlement, 'state'>): ReactNode {
  const { t } = useTranslation();
  if (!state) return null;
  const [tone, icon] = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`settlements.states.${state}`)}
    </Badge>
  );
}

/** Why it was offered, and how the debtor agreed or why it was withdrawn. */
function Said({ settlement: { reason, consent, withdrawReason } }: { settlement: Settlement }): ReactNode {
  const more = consent || withdrawReason;
  return (
    <>
      {reason}
      {more !== '' && (
        <Text size="xs" c="dimmed">
          {more}
        </Text>
      )}
    </>
  );
}
