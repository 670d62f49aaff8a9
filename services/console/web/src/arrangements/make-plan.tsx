import { MultiSelect, NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';
import { useOpenInvoices, useOptions } from '../invoices/open-invoices.js';
import { Act, Refusal } from '../parts/acts/act.js';
import { ReasonField } from '../parts/acts/reason-acts.js';
import { Instalments } from './instalments.js';

const typingMs = 300;
const maxInvoices = 100;
const maxCount = 600;

const frequencies = ['WEEKLY', 'FORTNIGHTLY', 'MONTHLY'] as const;
type Frequency = (typeof frequencies)[number];

interface MakePlanProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly customerId: string;
  /** What is suggested; nothing where it is empty. */
  readonly invoiceIds: readonly string[];
}

interface Input {
  readonly invoiceIds: readonly string[];
  readonly count: number;
  readonly frequency: Frequency;
  readonly firstDate: string;
  /** Empty where the customer pays. */
  readonly methodId: string;
  readonly consent: string;
  /** Of the schedule that is shown: that and no other is made. */
  readonly hash: string;
}

/** Agrees with a customer on instalments: the schedule is shown, and exactly that is made. */
export function MakePlan({ customerId, invoiceIds: suggested, ...shared }: MakePlanProps): ReactNode {
  const { t } = useTranslation();
  const options = useOptions(useOpenInvoices(customerId, shared.opened));
  const methods = useActiveMethods(customerId, shared.opened);
  return (
    <Act<Input>
      {...shared}
      name="makePlan"
      start={{
        ...{ invoiceIds: suggested.slice(0, maxInvoices), count: 3, frequency: 'MONTHLY', firstDate: '' },
        ...{ methodId: '', consent: '', hash: '' },
      }}
      isReady={(input) => isAsked(input) && input.hash !== '' && input.consent.trim() !== ''}
      run={({ consent, hash, ...input }, key) => {
        const body = { terms: termsOf(customerId, input), hash, consent: consent.trim() };
        return taken(api.POST('/api/v1/arrangements', { params: { header: { 'Idempotency-Key': key } }, body }));
      }}
      fields={(input, change, faults) => (
        <>
          <MultiSelect
            label={t('plans.invoices')}
            description={t('plans.invoicesHint')}
            data={options}
            value={[...input.invoiceIds]}
            onChange={(invoiceIds) => change({ invoiceIds })}
            error={faults('invoiceIds')}
            maxValues={maxInvoices}
            required
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('list.clear') }}
          />
          <NumberInput
            label={t('plans.count')}
            value={input.count}
            onChange={(count) => change({ count: Number(count) })}
            error={faults('count')}
            min={1}
            max={maxCount}
            allowDecimal={false}
            required
          />
          <Select
            label={t('plans.frequency')}
            data={frequencies.map((value) => ({ value, label: t(`plans.frequencies.${value}`) }))}
            value={input.frequency}
            onChange={(frequency) => change({ frequency: frequency as Frequency })}
            allowDeselect={false}
          />
          <TextInput
            type="date"
            label={t('plans.first')}
            value={input.firstDate}
            onChange={({ currentTarget }) => change({ firstDate: currentTarget.value })}
            error={faults('firstDate')}
            required
          />
          <Select
            label={t('plans.method')}
            placeholder={t('plans.noMethod')}
            data={methods}
            value={input.methodId === '' ? null : input.methodId}
            onChange={(methodId) => change({ methodId: methodId ?? '' })}
            error={faults('methodId')}
            clearable
            clearButtonProps={{ 'aria-label': t('list.clear') }}
          />
          <Preview customerId={customerId} input={input} shown={(hash) => change({ hash })} />
          <ReasonField
            label={t('plans.consent')}
            hint={t('plans.consentHint')}
            value={input.consent}
            onChange={(consent) => change({ consent })}
            fault={faults('consent')}
          />
        </>
      )}
    />
  );
}

function isAsked({ invoiceIds, count, firstDate }: Pick<Input, 'invoiceIds' | 'count' | 'firstDate'>): boolean {
  return invoiceIds.length > 0 && count > 0 && firstDate !== '';
}

interface Terms extends Pick<Input, 'count' | 'frequency' | 'firstDate' | 'methodId'> {
  readonly customerId: string;
  readonly invoiceIds: string[];
}

function termsOf(customerId: string, input: Omit<Input, 'consent' | 'hash'>): Terms {
  const { invoiceIds, count, frequency, firstDate, methodId } = input;
  return { customerId, invoiceIds: [...invoiceIds], count, frequency, firstDate, methodId };
}

interface PreviewProps {
  readonly customerId: string;
  readonly input: Input;
  /** Told of the hash of the schedule. */
  readonly shown: (hash: string) => void;
}

/** The schedule, or why it is not possible. */
function Preview({ customerId, input, shown }: PreviewProps): ReactNode {
  const [asked] = useDebouncedValue(JSON.stringify(termsOf(customerId, input)), typingMs);
  const isEnabled = isAsked(input);
  const { data, error } = useQuery({
    queryKey: ['arrangements', 'preview', asked],
    queryFn: () => {
      const terms = JSON.parse(asked) as Terms;
      return taken(api.POST('/api/v1/arrangement-previews', { body: { terms } }));
    },
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const hash = isEnabled && !error ? (data?.arrangement?.hash ?? '') : '';
  const isKnown = hash === input.hash;
  useEffect(() => {
    if (!isKnown) shown(hash);
  }, [hash, isKnown, shown]);
  if (!isEnabled) return null;
  if (error) return <Refusal error={error} />;
  return data?.arrangement ? <Instalments instalments={data.arrangement.instalments} /> : null;
}

function useActiveMethods(customerId: string, enabled: boolean) {
  const { data } = useQuery({
    queryKey: ['methods', 'active', customerId],
    queryFn: () => taken(api.GET('/api/v1/payment-methods', { params: { query: { customerId, pageSize: 100 } } })),
    enabled,
  });
  const active = (data?.methods ?? []).filter(({ state }) => state === 'ACTIVE');
  return active.map(({ methodId, label }) => ({ value: methodId, label }));
}
