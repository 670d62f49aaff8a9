import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { writeDecimal } from '#libs/money';
import type { Schemas } from '../../api/client.js';
import { useFormats } from '../../parts/formats.js';
import { Facts, Panel } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { separatorsOf } from '../list/invoice-filter.js';
import { writeRate } from './draft-input.js';

type Line = Schemas['InvoiceLine'];

/** What an invoice is for, with its tax by rate; nothing for an invoice of which only the amount is known. */
export function Lines({ invoice: { lines, taxes } }: { invoice: Schemas['Invoice'] }): ReactNode {
  const { t, i18n } = useTranslation();
  const { money } = useFormats();
  const columns = useColumns();
  if (lines.length === 0) return null;
  const rows = lines.map((line, index) => ({ ...line, key: String(index) }));
  return (
    <Panel title={t('lines.title')}>
      <Stack gap="sm">
        <DataTable
          name={t('lines.title')}
          columns={columns}
          rows={rows}
          rowKey={({ key }) => key}
          rowName={({ text }) => text}
        />
        <Facts
          facts={taxes.flatMap(({ taxRateBasisPoints, net, tax }) => {
            const rate = writeRate(taxRateBasisPoints, i18n.language);
            return [
              [t('lines.netAt', { rate }), money(net)] as const,
              [t('lines.taxAt', { rate }), money(tax)] as const,
            ];
          })}
        />
      </Stack>
    </Panel>
  );
}

function useColumns(): Column<Line & { key: string }>[] {
  const { t, i18n } = useTranslation();
  const { money } = useFormats();
  const separator = (separatorsOf[i18n.language] ?? separatorsOf['en']!).decimal;
  return [
    { id: 'text', title: t('lines.text'), cell: ({ text }) => text },
    {
      id: 'quantity',
      title: t('lines.quantity'),
      cell: ({ quantityTenThousandths }) => writeDecimal(BigInt(quantityTenThousandths), 4, separator),
      numeric: true,
    },
    { id: 'unitPrice', title: t('lines.unitPrice'), cell: ({ unitPrice }) => money(unitPrice), numeric: true },
    {
      id: 'taxRate',
      title: t('lines.tax'),
      cell: ({ taxRateBasisPoints }) => t('lines.rate', { rate: writeRate(taxRateBasisPoints, i18n.language) }),
      numeric: true,
    },
    { id: 'net', title: t('lines.net'), cell: ({ net }) => <strong>{money(net)}</strong>, numeric: true },
  ];
}
