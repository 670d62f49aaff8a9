import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useFormats } from '../parts/formats.js';

/** The schedule of a plan; what is paid and how each stands where that is known. */
export function Instalments({ instalments }: { instalments: readonly Schemas['Instalment'][] }): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  return (
    <Table aria-label={t('plans.schedule')} withRowBorders={false} verticalSpacing={2} w="auto">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('plans.due')}</Table.Th>
          <Table.Th ta="right">{t('plans.amount')}</Table.Th>
          <Table.Th ta="right">{t('plans.paid')}</Table.Th>
          <Table.Th>{t('plans.state')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {instalments.map(({ number, dueDate, amount, paid, state }) => (
          <Table.Tr key={number}>
            <Table.Td>{date(dueDate)}</Table.Td>
            <Table.Td ta="right">{money(amount)}</Table.Td>
            <Table.Td ta="right">{money(paid)}</Table.Td>
            <Table.Td>{state ? t(`plans.instalmentStates.${state}`) : ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
