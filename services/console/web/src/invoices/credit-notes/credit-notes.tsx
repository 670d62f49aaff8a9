import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { saveBlob } from '../../api/files/saved-file.js';
import { SavedTable } from '../../lists/saved-table.js';
import { useFormats } from '../../parts/formats.js';
import type { Column } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';

/** What is owed no longer of an invoice, and why. */
export function CreditNotes({ invoiceId }: { invoiceId: string }): ReactNode {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages(['invoices', 'credit-notes', invoiceId], async (pageToken) => {
    const query = { invoiceId, descending: true, pageToken, pageSize: 50 };
    const { creditNotes, nextPageToken } = await taken(api.GET('/api/v1/credit-notes', { params: { query } }));
    return { rows: creditNotes, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: { invoiceId } }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/credit-notes.csv', call)), 'credit-notes.csv');
  };
  return (
    <SavedTable
      name={t('creditNotes.title')}
      empty={t('creditNotes.none')}
      pages={pages}
      columns={columns}
      rowKey={({ creditNoteId }) => creditNoteId}
      rowName={({ number, reason }) => number || reason}
      save={save}
    />
  );
}

function useColumns(): Column<Schemas['CreditNote']>[] {
  const { t } = useTranslation();
  const { money, time } = useFormats();
  return [
    { id: 'number', title: t('creditNotes.number'), cell: ({ number }) => number, nowrap: true },
    {
      id: 'amount',
      title: t('creditNotes.amount'),
      cell: ({ amount }) => <strong>{money(amount)}</strong>,
      numeric: true,
    },
    { id: 'tax', title: t('creditNotes.tax'), cell: ({ tax }) => money(tax), numeric: true },
    {
      id: 'why',
      title: t('act.reason'),
      cell: ({ reason, disputeId }) => (
        <>
          {reason}
          {disputeId !== '' && (
            <Text size="xs" c="dimmed">
              {t('creditNotes.fromDispute')}
            </Text>
          )}
        </>
      ),
    },
    { id: 'created', title: t('creditNotes.created'), cell: ({ createTime }) => time(createTime), nowrap: true },
    { id: 'actor', title: t('creditNotes.actor'), cell: ({ actor }) => actor },
  ];
}
