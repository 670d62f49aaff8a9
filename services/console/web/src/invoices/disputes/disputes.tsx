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
import { useCodeText } from '../../parts/texts.js';
import { ResolveDispute, WithdrawDispute } from './dispute-drawers.js';

type Dispute = Schemas['Dispute'];

interface Chosen {
  readonly act: 'resolveDispute' | 'withdrawDispute';
  readonly dispute: Dispute;
}

const tones: Readonly<Record<NonNullable<Dispute['state']>, Tone>> = {
  OPEN: 'wait',
  RESOLVED_FOR_CREDITOR: 'off',
  RESOLVED_FOR_DEBTOR: 'good',
  RESOLVED_IN_PART: 'good',
  WITHDRAWN: 'off',
};

/** What was ever disputed of an invoice, and how each dispute ended. */
export function Disputes({ invoiceId }: { invoiceId: string }): ReactNode {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const kept = useKept(chosen?.dispute ?? null);
  const columns = useColumns(setChosen);
  const pages = usePages(['invoices', 'disputes', invoiceId], async (pageToken) => {
    const query = { invoiceId, descending: true, pageToken, pageSize: 50 };
    const { disputes, nextPageToken } = await taken(api.GET('/api/v1/disputes', { params: { query } }));
    return { rows: disputes, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: { invoiceId } }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/disputes.csv', call)), 'disputes.csv');
  };
  const shared = (act: Chosen['act']) => ({ opened: chosen?.act === act, close: () => setChosen(null) });
  return (
    <SavedTable
      name={t('disputes.title')}
      empty={t('disputes.none')}
      pages={pages}
      columns={columns}
      rowKey={({ disputeId }) => disputeId}
      rowName={({ reasonCode, text }) => text || reasonCode}
      save={save}
    >
      {() =>
        kept && (
          <>
            <ResolveDispute key={`resolve ${kept.disputeId}`} dispute={kept} {...shared('resolveDispute')} />
            <WithdrawDispute key={`withdraw ${kept.disputeId}`} dispute={kept} {...shared('withdrawDispute')} />
          </>
        )
      }
    </SavedTable>
  );
}

function useColumns(choose: (chosen: Chosen) => void): Column<Dispute>[] {
  const { t } = useTranslation();
  const { money, date, time } = useFormats();
  const may = { resolveDispute: useMay('disputes.resolve'), withdrawDispute: useMay('disputes.write') };
  const names = (['resolveDispute', 'withdrawDispute'] as const).filter((name) => may[name]);
  const acts: Column<Dispute> = {
    id: 'acts',
    title: t('act.menu'),
    cell: (dispute) =>
      dispute.state === 'OPEN' && (
        <ActMenu
          of={dispute.text || dispute.reasonCode}
          acts={names.map((act) => ({ name: t(`act.${act}.title`), run: () => choose({ act, dispute }) }))}
        />
      ),
  };
  return [
    {
      id: 'state',
      title: t('invoices.lifecycle'),
      cell: ({ state, overdue }) =>
        state && (
          <Badge tone={overdue ? 'bad' : tones[state]} icon={state === 'OPEN' ? 'hand' : 'check'}>
            {overdue ? t('disputes.overdue') : t(`disputes.state.${state}`)}
          </Badge>
        ),
      nowrap: true,
    },
    {
      id: 'amount',
      title: t('disputes.disputed'),
      cell: ({ amount }) => (amount ? money(amount) : t('disputes.whole')),
      numeric: true,
    },
    { id: 'credited', title: t('disputes.creditNotes'), cell: ({ credited }) => money(credited), numeric: true },
    { id: 'why', title: t('act.reason'), cell: (dispute) => <Why dispute={dispute} /> },
    { id: 'deadline', title: t('disputes.deadline'), cell: ({ deadlineDate }) => date(deadlineDate), nowrap: true },
    { id: 'raised', title: t('disputes.raised'), cell: ({ raiseTime }) => time(raiseTime), nowrap: true },
    { id: 'actor', title: t('disputes.raisedBy'), cell: ({ raisedBy }) => raisedBy },
    ...(names.length > 0 ? [acts] : []),
  ];
}

/** What is disputed, and why it ended as it did. */
function Why({ dispute: { reasonCode, text, resolution } }: { dispute: Dispute }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const why = [reasonCode === '' ? '' : codeText('reasons', reasonCode), text].filter((part) => part !== '');
  return (
    <>
      {why.join(': ')}
      {resolution !== '' && (
        <Text size="xs" c="dimmed">
          {t('disputes.resolution', { reason: resolution })}
        </Text>
      )}
    </>
  );
}
