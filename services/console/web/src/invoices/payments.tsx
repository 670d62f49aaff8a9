import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { paymentColumns } from '../lists/exported-columns.js';
import { ExportButton } from '../lists/save-button.js';
import { useFormats } from '../parts/formats.js';
import { Loaded } from '../parts/panel.js';
import { Badge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';

type Payment = Schemas['Payment'];

interface PaymentsProps {
  readonly filter: { readonly customerId?: string; readonly invoiceId?: string };
  /** The invoice whose part of each payment is shown. */
  readonly invoiceId: string;
}

/** Money that came, and that went back. */
export function Payments({ filter, invoiceId }: PaymentsProps): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const { list, more } = usePages(['payments', 'list', filter], async (pageToken) => {
    const query = { ...filter, pageToken, pageSize: 50 };
    const { payments, nextPageToken } = await taken(api.GET('/api/v1/payments', { params: { query } }));
    return { rows: payments, nextPageToken };
  });
  const columns: Column<Payment>[] = [
    {
      id: 'state',
      title: t('invoices.lifecycle'),
      cell: ({ state }) =>
        state && (
          <Badge tone={state === 'SETTLED' ? 'good' : 'bad'} icon={state === 'SETTLED' ? 'check' : 'cross'}>
            {t(`payment.state.${state}`)}
          </Badge>
        ),
      nowrap: true,
    },
    { id: 'valueDate', title: t('payment.valueDate'), cell: ({ valueDate }) => date(valueDate), nowrap: true },
    { id: 'amount', title: t('payment.amount'), cell: ({ amount }) => money(amount), numeric: true },
    {
      id: 'allocated',
      title: t('payment.allocated'),
      cell: ({ allocated }) => money(partFor(invoiceId, allocated)),
      numeric: true,
    },
    {
      id: 'method',
      title: t('act.markAsPaid.method'),
      cell: ({ method }) => (method ? t(`payment.method.${method}`) : ''),
    },
    {
      id: 'reference',
      title: t('payment.reference'),
      cell: ({ reference, proof, reversalReason }) =>
        [
          reference,
          proof && t('payment.proof', { proof }),
          reversalReason && t('payment.reversal', { reason: reversalReason }),
        ]
          .filter(Boolean)
          .join(' · '),
    },
    { id: 'source', title: t('payment.source'), cell: ({ source }) => source },
  ];
  return (
    <Loaded query={list} empty={t('invoice.noPayments')} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <Stack gap="xs">
          <Group justify="flex-end">
            <ExportButton list={{ path: '/api/v1/payments.csv', query: filter, columnsOf: paymentColumns }} />
          </Group>
          <DataTable
            name={t('invoice.payments')}
            columns={columns}
            rows={rows}
            rowKey={({ paymentId }) => paymentId}
            rowName={({ reference }) => reference}
            more={more}
            height="360px"
          />
        </Stack>
      )}
    </Loaded>
  );
}

/** What of a payment went to an invoice, in one or several parts. */
function partFor(invoiceId: string, allocated: Payment['allocated']): Schemas['Money'] | null {
  const parts = allocated.flatMap((part) => (part.invoiceId === invoiceId && part.amount ? [part.amount] : []));
  const [first] = parts;
  if (!first) return null;
  return { ...first, minorUnits: String(parts.reduce((sum, { minorUnits }) => sum + BigInt(minorUnits), 0n)) };
}
