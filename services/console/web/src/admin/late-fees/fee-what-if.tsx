import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { AmountField, useReadAmount } from '../../invoices/charges/amount-field.js';
import { FeeQuote } from '../../late-fees/fee-quote.js';
import { Refusal } from '../../parts/acts/act.js';
import { WhatIfDrawer } from '../calendars/what-if.js';
import { useFeePolicies } from './fee-queries.js';

interface DrawerProps {
  readonly opened: boolean;
  readonly close: () => void;
}

/** Tries what late fees a debt would get; nothing changes by it. */
export function FeeWhatIfDrawer({ opened, close }: DrawerProps): ReactNode {
  const { t } = useTranslation();
  const policies = useFeePolicies();
  const [policy, setPolicy] = useState<string | null>(null);
  const [currency, setCurrency] = useState('EUR');
  const [typed, setTyped] = useState('');
  const [dueDate, setDueDate] = useState('');
  const { amount, fault } = useReadAmount(currency)(typed);
  return (
    <WhatIfDrawer opened={opened} close={close} title={t('lateFees.compute')} text={t('lateFees.computeText')}>
      <Select
        label={t('lateFees.policy')}
        data={(policies.data ?? []).map(({ code, title }) => ({ value: code, label: title }))}
        value={policy}
        onChange={setPolicy}
        searchable
        required
      />
      <TextInput
        label={t('lateFees.currency')}
        value={currency}
        maxLength={3}
        onChange={({ currentTarget }) => setCurrency(currentTarget.value.toUpperCase())}
        required
      />
      <AmountField label={t('lateFees.principal')} value={typed} change={setTyped} fault={fault} required />
      <TextInput
        type="date"
        label={t('lateFees.dueDate')}
        value={dueDate}
        onChange={({ currentTarget }) => setDueDate(currentTarget.value)}
        required
      />
      {policy !== null && amount && dueDate !== '' && <Computed question={{ policy, principal: amount, dueDate }} />}
    </WhatIfDrawer>
  );
}

interface Question {
  readonly policy: string;
  readonly principal: Schemas['Money'];
  readonly dueDate: string;
}

function Computed({ question }: { question: Question }): ReactNode {
  const { data, error } = useQuery({
    queryKey: ['late-fees', 'what-if', question],
    queryFn: () => taken(api.POST('/api/v1/fee-quotes', { body: question })),
    retry: false,
  });
  if (error) return <Refusal error={error} />;
  return data ? <FeeQuote quote={data} /> : null;
}
