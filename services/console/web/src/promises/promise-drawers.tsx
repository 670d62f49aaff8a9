import { Select, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { AmountField, useReadAmountIn } from '../invoices/charges/amount-field.js';
import { InvoicesField, maxInvoices } from '../invoices/invoices-field.js';
import { useOpenInvoices, useOptions } from '../invoices/open-invoices.js';
import { Act, Refusal } from '../parts/acts/act.js';
import { ReasonAct, ReasonField } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';
import { type PaymentMethod, paymentMethods } from '../parts/payment-methods.js';

const typingMs = 300;

interface MakePromiseProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly customerId: string;
  /** What is suggested; nothing where it is empty. */
  readonly invoiceIds: readonly string[];
}

interface Input {
  readonly invoiceIds: readonly string[];
  readonly amount: string;
  readonly dueDate: string;
  readonly method: PaymentMethod | null;
  readonly notes: string;
}

/** Records what a debtor promises to pay, and shows before what that would be. */
export function MakePromise({ customerId, invoiceIds: suggested, ...shared }: MakePromiseProps): ReactNode {
  const { t } = useTranslation();
  const open = useOpenInvoices(customerId, shared.opened);
  const options = useOptions(open);
  const currencyOf = (invoiceIds: readonly string[]) => {
    const first = open.find(({ invoiceId }) => invoiceIds.includes(invoiceId)) ?? open[0];
    return first?.remaining?.currencyCode ?? '';
  };
  const readIn = useReadAmountIn();
  const read = ({ amount, invoiceIds }: Pick<Input, 'amount' | 'invoiceIds'>) => readIn(amount, currencyOf(invoiceIds));
  return (
    <Act<Input>
      {...shared}
      name="makePromise"
      start={{ invoiceIds: suggested.slice(0, maxInvoices), amount: '', dueDate: '', method: null, notes: '' }}
      isReady={({ invoiceIds, amount, dueDate }) =>
        invoiceIds.length > 0 && dueDate !== '' && read({ amount, invoiceIds }).fault === undefined
      }
      run={({ invoiceIds, amount, dueDate, method, notes }, key) =>
        taken(
          api.POST('/api/v1/promises', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              ...{ customerId, invoiceIds: [...invoiceIds], amount: read({ amount, invoiceIds }).amount, dueDate },
              ...{ notes: notes.trim(), ...(method ? { method } : {}) },
            },
          }),
        )
      }
      fields={(input, change, faults) => (
        <>
          <InvoicesField
            label={t('promises.invoices')}
            hint={t('promises.invoicesHint')}
            options={options}
            value={input.invoiceIds}
            onChange={(invoiceIds) => change({ invoiceIds })}
            fault={faults('invoiceIds')}
          />
          <AmountField
            label={t('promises.amountIn', { currency: currencyOf(input.invoiceIds) })}
            description={t('promises.amountHint')}
            value={input.amount}
            change={(amount) => change({ amount })}
            fault={faults('amount') ?? read(input).fault}
          />
          <TextInput
            type="date"
            label={t('promises.dueDate')}
            value={input.dueDate}
            onChange={({ currentTarget }) => change({ dueDate: currentTarget.value })}
            error={faults('dueDate')}
            required
          />
          <Select
            label={t('promises.method')}
            placeholder={t('promises.noMethod')}
            data={paymentMethods.map((value) => ({ value, label: t(`payment.method.${value}`) }))}
            value={input.method}
            onChange={(method) => change({ method: method as PaymentMethod | null })}
            error={faults('method')}
            clearable
            clearButtonProps={{ 'aria-label': t('list.clear') }}
          />
          <ReasonField
            label={t('promises.notes')}
            hint={t('promises.notesHint')}
            value={input.notes}
            onChange={(notes) => change({ notes })}
            fault={faults('notes')}
            required={false}
          />
          <Preview customerId={customerId} input={input} amount={read(input).amount} />
        </>
      )}
    />
  );
}

/** What is asked of a preview. */
interface Asked {
  readonly customerId: string;
  readonly invoiceIds: string[];
  readonly amount: Schemas['Money'] | null;
  readonly dueDate: string;
}

interface PreviewProps {
  readonly customerId: string;
  readonly input: Input;
  readonly amount: Schemas['Money'] | null;
}

/** What the promise would be, or why it is not possible. */
function Preview({ customerId, input, amount }: PreviewProps): ReactNode {
  const { t } = useTranslation();
  const { money, date, time } = useFormats();
  const { invoiceIds, dueDate } = input;
  const [asked] = useDebouncedValue(JSON.stringify({ customerId, invoiceIds, amount, dueDate }), typingMs);
  const { data, error } = useQuery({
    queryKey: ['promises', 'preview', asked],
    queryFn: () => {
      const body = JSON.parse(asked) as Asked;
      return taken(api.POST('/api/v1/promise-previews', { body }));
    },
    enabled: dueDate !== '' && invoiceIds.length > 0,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (dueDate === '' || invoiceIds.length === 0) return null;
  if (error) return <Refusal error={error} />;
  if (!data?.promise) return null;
  const { amount: promised, lastValueDate, judgeTime } = data.promise;
  return (
    <Text role="status" size="sm">
      {t('promises.preview', {
        amount: money(promised),
        all: money(data.collectable),
        last: date(lastValueDate),
        end: time(judgeTime),
      })}
    </Text>
  );
}

/** Ends a promise that counts no more. */
export function CancelPromise({
  promise: { promiseId },
  ...shared
}: Pick<MakePromiseProps, 'opened' | 'close'> & { promise: Schemas['PaymentPromise'] }): ReactNode {
  return (
    <ReasonAct
      {...shared}
      name="cancelPromise"
      run={(reason, key) =>
        taken(
          api.POST('/api/v1/promises/{promiseId}/cancel', {
            params: { path: { promiseId }, header: { 'Idempotency-Key': key } },
            body: { reason },
          }),
        )
      }
    />
  );
}
