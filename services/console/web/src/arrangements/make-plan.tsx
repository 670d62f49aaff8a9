import { NumberInput, Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { AmountField, useReadAmountIn } from '../invoices/charges/amount-field.js';
import { InvoicesField, maxInvoices } from '../invoices/invoices-field.js';
import { useOpenInvoices, useOptions } from '../invoices/open-invoices.js';
import { Act, Refusal } from '../parts/acts/act.js';
import { ReasonField } from '../parts/acts/reason-acts.js';
import { useActiveMethods } from './active-methods.js';
import { Instalments } from './instalments.js';

const typingMs = 300;
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

/** Whether the number of instalments is said, or what each is at least. */
const divisions = ['count', 'amount'] as const;
type Division = (typeof divisions)[number];

interface Input {
  readonly invoiceIds: readonly string[];
  readonly by: Division;
  readonly count: number;
  /** What each is at least, as it is typed. */
  readonly amount: string;
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
  const open = useOpenInvoices(customerId, shared.opened);
  const options = useOptions(open);
  const readIn = useReadAmountIn();
  const read = ({ amount, invoiceIds }: Pick<Input, 'amount' | 'invoiceIds'>) => {
    const first = open.find(({ invoiceId }) => invoiceIds.includes(invoiceId)) ?? open[0];
    return readIn(amount, first?.remaining?.currencyCode ?? '');
  };
  const methods = useActiveMethods(customerId, shared.opened);
  return (
    <Act<Input>
      {...shared}
      name="makePlan"
      start={{
        ...{ invoiceIds: suggested.slice(0, maxInvoices), by: 'count', count: 3, amount: '' },
        ...{ frequency: 'MONTHLY', firstDate: '' },
        ...{ methodId: '', consent: '', hash: '' },
      }}
      isReady={(input) => isAsked(input, read(input).amount) && input.hash !== '' && input.consent.trim() !== ''}
      run={({ consent, hash, ...input }, key) => {
        const body = { terms: termsOf(customerId, input, read(input).amount), hash, consent: consent.trim() };
        return taken(api.POST('/api/v1/arrangements', { params: { header: { 'Idempotency-Key': key } }, body }));
      }}
      fields={(input, change, faults) => (
        <>
          <InvoicesField
            label={t('plans.invoices')}
            hint={t('plans.invoicesHint')}
            options={options}
            value={input.invoiceIds}
            onChange={(invoiceIds) => change({ invoiceIds })}
            fault={faults('invoiceIds')}
          />
          <Divided input={input} change={change} faults={faults} amountFault={read(input).fault} />
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
          <Preview
            customerId={customerId}
            input={input}
            amount={read(input).amount}
            shown={(hash) => change({ hash })}
          />
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

interface DividedProps {
  readonly input: Input;
  readonly change: (changed: Partial<Input>) => void;
  readonly faults: (field: string) => ReactNode;
  readonly amountFault: ReactNode;
}

/** How many instalments there are, or what each is at least. */
function Divided({ input, change, faults, amountFault }: DividedProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <Select
        label={t('plans.by')}
        data={divisions.map((value) => ({ value, label: t(`plans.divisions.${value}`) }))}
        value={input.by}
        onChange={(by) => change({ by: by as Division })}
        allowDeselect={false}
      />
      {input.by === 'count' ? (
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
      ) : (
        <AmountField
          label={t('plans.each')}
          description={t('plans.eachHint')}
          value={input.amount}
          change={(amount) => change({ amount })}
          fault={faults('amount') ?? amountFault}
          required
        />
      )}
    </>
  );
}

type Amount = Schemas['Money'] | null;

function isAsked({ invoiceIds, by, count, firstDate }: Input, amount: Amount): boolean {
  return invoiceIds.length > 0 && (by === 'count' ? count > 0 : amount !== null) && firstDate !== '';
}

interface Terms extends Pick<Input, 'count' | 'frequency' | 'firstDate' | 'methodId'> {
  readonly customerId: string;
  readonly invoiceIds: string[];
  readonly amount: Amount;
}

function termsOf(customerId: string, input: Omit<Input, 'consent' | 'hash'>, amount: Amount): Terms {
  const { invoiceIds, by, count, frequency, firstDate, methodId } = input;
  const divided = by === 'count' ? { count, amount: null } : { count: 0, amount };
  return { customerId, invoiceIds: [...invoiceIds], ...divided, frequency, firstDate, methodId };
}

interface PreviewProps {
  readonly customerId: string;
  readonly input: Input;
  readonly amount: Amount;
  /** Told of the hash of the schedule. */
  readonly shown: (hash: string) => void;
}

/** The schedule, or why it is not possible. */
function Preview({ customerId, input, amount, shown }: PreviewProps): ReactNode {
  const [asked] = useDebouncedValue(JSON.stringify(termsOf(customerId, input, amount)), typingMs);
  const isEnabled = isAsked(input, amount);
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
