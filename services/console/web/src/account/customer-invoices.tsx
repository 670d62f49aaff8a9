import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useInvoiceColumns } from '../invoices/list/invoice-columns.js';
import { Loaded } from '../parts/panel.js';
import { DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';

const shownOfInvoices = ['state', 'number', 'remaining', 'amount', 'due', 'sequence'];

/** The invoices of one customer. */
export function CustomerInvoices({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const columns = useInvoiceColumns();
  const { list, more } = usePages(['invoices', 'of', customerId], async (pageToken) => {
    const query = { customerId, pageSize: 100, pageToken };
    const { invoices, nextPageToken } = await taken(api.GET('/api/v1/invoices', { params: { query } }));
    return { rows: invoices, nextPageToken };
  });
  return (
    <Loaded query={list} empty={t('customer.noInvoices')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <DataTable
          name={t('customer.invoices')}
          columns={columns}
          shown={shownOfInvoices}
          rows={rows}
          rowKey={({ invoiceId }) => invoiceId}
          rowName={({ number }) => number}
          more={more}
          height="420px"
        />
      )}
    </Loaded>
  );
}
