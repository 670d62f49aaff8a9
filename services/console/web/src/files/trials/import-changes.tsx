import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { saveImportChanges } from '../../api/files/csv-file.js';
import { useMay } from '../../api/me.js';
import { SaveButton } from '../../lists/save-button.js';
import { CustomerLink } from '../../parts/links.js';
import { Loaded, Panel } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { usePages } from '../../parts/table/pages.js';
import { absent } from '../../parts/written.js';

type Import = Schemas['Import'];
type Change = Schemas['ImportChange'];

/** What a trial of a file of invoices would set or change in the metadata of customers. */
export function ImportChanges({ file }: { file: Import }): ReactNode {
  const { t } = useTranslation();
  const { importId, state } = file;
  const mayExport = useMay('lists.export');
  const { list, more } = usePages(['files', 'import-changes', importId, state], async (pageToken) => {
    const params = { path: { importId }, query: { pageSize: 100, pageToken } };
    const { changes, nextPageToken } = await taken(api.GET('/api/v1/imports/{importId}/changes', { params }));
    return { rows: changes, nextPageToken };
  });
  const columns: Column<Change>[] = [
    { id: 'row', title: t('files.row'), cell: ({ row }) => row, numeric: true },
    {
      id: 'customer',
      title: t('files.customer'),
      cell: ({ customerId, reference }) => (customerId === '' ? reference : <CustomerLink customerId={customerId} />),
    },
    { id: 'field', title: t('files.field'), cell: ({ label, field }) => label || field },
    {
      id: 'from',
      title: t('files.before'),
      cell: ({ from, isNew }) => (isNew ? absent : from || t('files.textBefore')),
    },
    { id: 'to', title: t('files.after'), cell: ({ to }) => to },
  ];
  return (
    <Panel
      title={t('files.changes')}
      aside={
        mayExport &&
        (list.data?.length ?? 0) > 0 && (
          <SaveButton save={() => saveImportChanges(importId)} text={t('importing.saveErrors')} />
        )
      }
    >
      <Loaded query={list} empty={t('files.noChanges')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('files.changes')}
            columns={columns}
            rows={rows}
            rowKey={({ row, schema, field }) => `${row} ${schema} ${field}`}
            rowName={({ row }) => row}
            more={more}
          />
        )}
      </Loaded>
    </Panel>
  );
}
