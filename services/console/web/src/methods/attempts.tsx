import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { saveBlob } from '../api/files/saved-file.js';
import { SavedTable } from '../lists/saved-table.js';
import { useFormats } from '../parts/formats.js';
import { AttemptBadge } from '../parts/state-badge.js';
import type { Column } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useTextOf } from '../parts/texts.js';

type Attempt = Schemas['Attempt'];

interface AttemptsProps {
  readonly filter: { readonly customerId?: string; readonly invoiceId?: string };
}

/** Charges of payment methods, and what came of each. */
export function Attempts({ filter }: AttemptsProps): ReactNode {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages(['payments', 'attempts', filter], async (pageToken) => {
    const query = { ...filter, pageToken, pageSize: 50 };
    const { attempts, nextPageToken } = await taken(api.GET('/api/v1/payment-attempts', { params: { query } }));
    return { rows: attempts, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: filter }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/payment-attempts.csv', call)), 'payment-attempts.csv');
  };
  return (
    <SavedTable
      name={t('attempts.title')}
      empty={t('attempts.none')}
      pages={pages}
      columns={columns}
      rowKey={({ attemptId }) => attemptId}
      rowName={({ methodLabel }) => methodLabel}
      save={save}
    />
  );
}

function useColumns(): Column<Attempt>[] {
  const { t } = useTranslation();
  const { money, time } = useFormats();
  return [
    { id: 'state', title: t('invoices.lifecycle'), cell: ({ state }) => <AttemptBadge state={state} />, nowrap: true },
    { id: 'charged', title: t('attempts.charged'), cell: ({ createTime }) => time(createTime), nowrap: true },
    { id: 'amount', title: t('attempts.amount'), cell: ({ amount }) => money(amount), numeric: true },
    { id: 'method', title: t('attempts.method'), cell: ({ methodLabel }) => methodLabel, nowrap: true },
    { id: 'result', title: t('attempts.result'), cell: (attempt) => <AttemptWhy attempt={attempt} /> },
  ];
}

/** Why a charge brought no money: what follows, the code by which that was decided, and the sentence of the provider. */
export function AttemptWhy({ attempt: { failure, reason, actionUrl } }: { attempt: Attempt }): ReactNode {
  const { t } = useTranslation();
  const textOf = useTextOf();
  if (failure) {
    const { class: follows, code, adviceCode, sentence } = failure;
    const more = [code, adviceCode && t('attempts.advice', { code: adviceCode }), sentence].filter(Boolean).join(' · ');
    return (
      <>
        {follows && t(`attempts.class.${follows}`)}
        <Text size="xs" c="dimmed">
          {more}
        </Text>
      </>
    );
  }
  if (actionUrl !== '') {
    return (
      <Anchor href={actionUrl} target="_blank" rel="noreferrer" size="sm">
        {t('attempts.confirm')}
      </Anchor>
    );
  }
  return reason === '' ? null : (textOf(`attempts.why.${reason}`) ?? textOf(`why.${reason}`) ?? reason);
}
