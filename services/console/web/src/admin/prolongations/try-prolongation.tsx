import { List, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { type Quote, QuotedOptions, useQuote } from '../../invoices/prolongations/quoted-options.js';
import { Refusal } from '../../parts/acts/act.js';
import { WhatIfDrawer } from '../calendars/what-if.js';

interface TryProlongationProps {
  readonly opened: boolean;
  readonly close: () => void;
}

/** Tries what more time for an invoice would come to, and by which policy. */
export function TryProlongation({ opened, close }: TryProlongationProps): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [number] = useDebouncedValue(typed.trim(), 400);
  return (
    <WhatIfDrawer opened={opened} close={close} title={t('prolongations.try')} text={t('prolongations.tryText')}>
      <TextInput
        label={t('prolongations.number')}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        maxLength={100}
        required
      />
      {number !== '' && <Tried number={number} />}
    </WhatIfDrawer>
  );
}

function Tried({ number }: { number: string }): ReactNode {
  const found = useQuery({
    queryKey: ['invoices', 'numbered', number],
    queryFn: async () => {
      const query = { text: number, orderBy: 'NUMBER', pageSize: 1 } as const;
      const { invoices } = await taken(api.GET('/api/v1/invoices', { params: { query } }));
      return invoices.find((invoice) => invoice.number === number)?.invoiceId ?? '';
    },
    retry: false,
  });
  const quote = useQuote(found.data ?? '', Boolean(found.data));
  const error = found.error ?? quote.error;
  const { t } = useTranslation();
  if (error) return <Refusal error={error} />;
  if (found.data === '') return <Text role="status">{t('prolongations.notFound')}</Text>;
  if (!quote.data) return null;
  return (
    <div role="status">
      <QuotedOptions quote={quote.data} chosen={null} />
      <PolicyText policy={quote.data.policy} />
    </div>
  );
}

function PolicyText({ policy }: { policy: Quote['policy'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Text fw={650} mt="sm">
        {t('prolongations.policy')}
      </Text>
      <List size="sm">
        {policy.map(({ name, value, level }) => (
          <List.Item key={name}>
            {t(`prolongations.names.${name as 'days'}`)}: {value || t('prolongations.nothing')} (
            {t(`prolongations.levels.${level ?? 'PRODUCT'}`)})
          </List.Item>
        ))}
      </List>
    </>
  );
}
