import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { saveBlob } from '../../api/files/saved-file.js';
import { SavedTable } from '../../lists/saved-table.js';
import { useFormats } from '../../parts/formats.js';
import type { Column } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import { useCodeText } from '../../parts/texts.js';

type WriteOff = Schemas['WriteOff'];

/** What was given up of an invoice, and what payments brought of it. */
export function WriteOffs({ invoiceId }: { invoiceId: string }): ReactNode {
  const { t } = useTranslation();
  const columns = useColumns();
  const pages = usePages(['invoices', 'write-offs', invoiceId], async (pageToken) => {
    const query = { invoiceId, pageToken, pageSize: 50 };
    const { writeOffs, nextPageToken } = await taken(api.GET('/api/v1/write-offs', { params: { query } }));
    return { rows: writeOffs, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: { invoiceId } }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/write-offs.csv', call)), 'write-offs.csv');
  };
  return (
    <SavedTable
      name={t('writeOffs.title')}
      empty={t('writeOffs.none')}
      pages={pages}
      columns={columns}
      rowKey={({ writeOffId }) => writeOffId}
      rowName={({ invoiceNumber }) => invoiceNumber}
      save={save}
    />
  );
}

function useColumns(): Column<WriteOff>[] {
  const { t } = useTranslation();
  const { money, time } = useFormats();
  return [
    {
      id: 'method',
      title: t('writeOffs.method'),
      cell: ({ method }) => method && t(`writeOffs.methods.${method}`),
      nowrap: true,
    },
    { id: 'amount', title: t('writeOffs.amount'), cell: ({ amount }) => money(amount), numeric: true },
    { id: 'writtenOff', title: t('writeOffs.writtenOff'), cell: ({ writtenOff }) => money(writtenOff), numeric: true },
    {
      id: 'recovered',
      title: t('writeOffs.recovered'),
      cell: ({ recovered }) => <strong>{money(recovered)}</strong>,
      numeric: true,
    },
    { id: 'why', title: t('act.reason'), cell: (writeOff) => <Why writeOff={writeOff} /> },
    { id: 'on', title: t('writeOffs.on'), cell: ({ writeOffTime }) => time(writeOffTime), nowrap: true },
    { id: 'actor', title: t('writeOffs.actor'), cell: ({ actor }) => actor },
  ];
}

function Why({ writeOff: { reasonCode, text } }: { writeOff: WriteOff }): ReactNode {
  const codeText = useCodeText();
  return (
    <>
      {reasonCode !== '' && codeText('reasons', reasonCode)}
      {text !== '' && (
        <Text size="xs" c="dimmed">
          {text}
        </Text>
      )}
    </>
  );
}
