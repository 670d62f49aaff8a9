import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { saveBlob } from '../../api/files/saved-file.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { SavedTable } from '../../lists/saved-table.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { Badge, type Tone } from '../../parts/state-badge.js';
import type { Column } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import { WaiveCharge } from './charge-drawers.js';

type Charge = Schemas['Charge'];

const tones: Readonly<Record<NonNullable<Charge['state']>, Tone>> = {
  OPEN: 'calm',
  PAID: 'good',
  WAIVED: 'off',
  VOID: 'off',
  WRITTEN_OFF: 'off',
  SETTLED: 'off',
};

/** Fees and costs that were charged on an invoice, and what became of each. */
export function Charges({ invoiceId }: { invoiceId: string }): ReactNode {
  const { t } = useTranslation();
  const mayWaive = useMay('charges.waive');
  const [chosen, setChosen] = useState<Charge | null>(null);
  const kept = useKept(chosen);
  const columns = useColumns(mayWaive ? setChosen : null);
  const pages = usePages(['invoices', 'charges', invoiceId], async (pageToken) => {
    const query = { invoiceId, pageToken, pageSize: 50 };
    const { charges, nextPageToken } = await taken(api.GET('/api/v1/charges', { params: { query } }));
    return { rows: charges, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: { invoiceId } }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/charges.csv', call)), 'charges.csv');
  };
  return (
    <SavedTable
      name={t('charges.title')}
      empty={t('charges.none')}
      pages={pages}
      columns={columns}
      rowKey={({ chargeId }) => chargeId}
      rowName={({ reason }) => reason}
      save={save}
    >
      {(rows) =>
        kept && (
          <WaiveCharge
            key={kept.chargeId}
            charge={rows.find(({ chargeId }) => chargeId === kept.chargeId) ?? kept}
            opened={chosen !== null}
            close={() => setChosen(null)}
          />
        )
      }
    </SavedTable>
  );
}

/** @param waive null for whoever may not */
function useColumns(waive: ((charge: Charge) => void) | null): Column<Charge>[] {
  const { t } = useTranslation();
  const { money, time } = useFormats();
  const acts: Column<Charge> = {
    id: 'acts',
    title: t('act.menu'),
    cell: (charge) =>
      charge.state === 'OPEN' && (
        <ActMenu of={charge.reason} acts={[{ name: t('act.waiveCharge.title'), run: () => waive?.(charge) }]} />
      ),
  };
  return [
    {
      id: 'state',
      title: t('invoices.lifecycle'),
      cell: ({ state }) =>
        state && (
          <Badge tone={tones[state]} icon={state === 'OPEN' ? 'clock' : state === 'PAID' ? 'check' : 'cross'}>
            {t(`charges.state.${state}`)}
          </Badge>
        ),
      nowrap: true,
    },
    { id: 'kind', title: t('charges.kind'), cell: ({ kind }) => kind && t(`component.${kind}`), nowrap: true },
    { id: 'amount', title: t('charges.amount'), cell: ({ amount }) => money(amount), numeric: true },
    { id: 'waived', title: t('charges.waived'), cell: ({ waived }) => money(waived), numeric: true },
    { id: 'paid', title: t('charges.paid'), cell: ({ paid }) => money(paid), numeric: true },
    { id: 'open', title: t('charges.open'), cell: ({ open }) => <strong>{money(open)}</strong>, numeric: true },
    { id: 'why', title: t('act.reason'), cell: (charge) => <Why charge={charge} /> },
    { id: 'added', title: t('charges.added'), cell: ({ addTime }) => time(addTime), nowrap: true },
    { id: 'actor', title: t('charges.actor'), cell: ({ actor }) => actor },
    ...(waive ? [acts] : []),
  ];
}

/** Why it was charged, what the debtor reads, and why it was waived. */
function Why({ charge: { reason, text, occurrence, waiveReason } }: { charge: Charge }): ReactNode {
  const { t } = useTranslation();
  const more = [text, occurrence, waiveReason === '' ? '' : t('charges.waivedBecause', { reason: waiveReason })].filter(
    (part) => part !== '',
  );
  return (
    <>
      {reason}
      {more.length > 0 && (
        <Text size="xs" c="dimmed">
          {more.join(' · ')}
        </Text>
      )}
    </>
  );
}
