import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useFormats } from '../parts/formats.js';
import { Badge, type Tone } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { useFeeText } from './fee-text.js';

type LateFee = Schemas['LateFee'];

const tones: Readonly<Record<NonNullable<LateFee['state']>, Tone>> = {
  CHARGED: 'calm',
  NOT_CHARGED: 'off',
  TO_COME: 'good',
};
const icons = { CHARGED: 'check', NOT_CHARGED: 'cross', TO_COME: 'clock' } as const;

/** Each fee with its day and how it comes about. */
export function FeeQuote({ quote: { fees, total } }: { quote: Schemas['QuoteFeeResponse'] }): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const columns = useColumns();
  if (fees.length === 0) return <Text size="sm">{t('lateFees.noFees')}</Text>;
  return (
    <Stack gap="xs" role="status">
      <DataTable
        name={t('lateFees.title')}
        columns={columns}
        rows={fees}
        rowKey={({ occurrence }) => String(occurrence)}
        rowName={({ occurrence }) => t('lateFees.fee', { number: occurrence })}
      />
      <Text fw={650}>{t('lateFees.together', { amount: money(total) })}</Text>
    </Stack>
  );
}

function useColumns(): Column<LateFee>[] {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const textOf = useFeeText();
  return [
    { id: 'number', title: t('lateFees.number'), cell: ({ occurrence }) => occurrence, numeric: true },
    { id: 'day', title: t('lateFees.day'), cell: ({ chargeDate }) => date(chargeDate), nowrap: true },
    {
      id: 'state',
      title: t('invoices.lifecycle'),
      cell: ({ state }) =>
        state && (
          <Badge tone={tones[state]} icon={icons[state]}>
            {t(`lateFees.states.${state}`)}
          </Badge>
        ),
    },
    { id: 'amount', title: t('lateFees.amount'), cell: ({ amount }) => money(amount), numeric: true },
    { id: 'how', title: t('lateFees.how'), cell: textOf },
    {
      id: 'policy',
      title: t('lateFees.policy'),
      cell: ({ policy, policyVersion }) =>
        policy === '' ? '' : t('lateFees.policyVersion', { policy, version: policyVersion }),
    },
  ];
}
