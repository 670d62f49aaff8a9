import { Alert, Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { AmountField, useReadAmount } from '../invoices/charges/amount-field.js';
import { Act } from '../parts/acts/act.js';
import type { Faults } from '../parts/acts/faults.js';
import { Result } from '../parts/acts/result.js';
import { useFormats } from '../parts/formats.js';
import { InvoiceChoice } from '../parts/invoice-choice.js';
import { AttemptWhy } from './attempts.js';
import { useMethods } from './use-methods.js';

type Attempt = Schemas['Attempt'];
type Method = Schemas['Method'];

interface ChargeMethodProps {
  readonly customerId: string;
  readonly opened: boolean;
  readonly close: () => void;
  /** The invoice that is charged; a person chooses one where it is absent. */
  readonly invoiceId?: string;
}

interface ChargeInput {
  readonly methodId: string;
  readonly invoiceId: string;
  readonly typed: string;
  /** What the typed text means; null while it means nothing. */
  readonly amount: Schemas['Money'] | null;
}

/** Charges a card or account of a customer for one invoice, in whole or in part. */
export function ChargeMethod({ customerId, opened, close, invoiceId = '' }: ChargeMethodProps): ReactNode {
  const { data: methods } = useMethods(customerId, opened);
  const { t } = useTranslation();
  const active = methods?.filter(({ state }) => state === 'ACTIVE') ?? [];
  return (
    <Act<ChargeInput, Schemas['ChargeMethodResponse']>
      name="chargeMethod"
      opened={opened}
      close={close}
      start={{ methodId: active[0]?.methodId ?? '', invoiceId, typed: '', amount: null }}
      isReady={(input) => input.methodId !== '' && input.invoiceId !== '' && input.amount !== null}
      run={(input, key) =>
        taken(
          api.POST('/api/v1/payment-methods/{methodId}/charge', {
            params: { path: { methodId: input.methodId }, header: { 'Idempotency-Key': key } },
            body: { amount: input.amount, invoiceIds: [input.invoiceId] },
          }),
        )
      }
      said={({ attempt }) => (isSettled(attempt) ? undefined : t(`attempts.state.${attempt!.state!}`))}
      outcome={({ attempt }) => (isSettled(attempt) ? null : <Outcome attempt={attempt!} />)}
      fields={(input, change, faults) => (
        <ChargeFields
          input={input}
          change={change}
          faults={faults}
          methods={methods === undefined ? null : active}
          choiceOf={invoiceId === '' ? customerId : null}
        />
      )}
    />
  );
}

function isSettled(attempt: Attempt | null): boolean {
  return !attempt?.state || attempt.state === 'SETTLED';
}

/** What came of it, where the money did not come at once. */
function Outcome({ attempt }: { attempt: Attempt }): ReactNode {
  const { t } = useTranslation();
  const { state } = attempt;
  return (
    <Result title={state ? t(`attempts.state.${state}`) : ''} isWell={state === 'PENDING'}>
      <AttemptWhy attempt={attempt} />
    </Result>
  );
}

interface ChargeFieldsProps {
  readonly input: ChargeInput;
  readonly change: (changed: Partial<ChargeInput>) => void;
  readonly faults: Faults;
  /** Those that may be charged; null while nobody knows. */
  readonly methods: readonly Method[] | null;
  /** The customer of whom an invoice is chosen; null where it is given. */
  readonly choiceOf: string | null;
}

function ChargeFields({ input, change, faults, methods, choiceOf }: ChargeFieldsProps): ReactNode {
  const { t } = useTranslation();
  if (methods?.length === 0) {
    return (
      <Alert color="yellow" variant="outline">
        {t('methods.noActive')}
      </Alert>
    );
  }
  return (
    <>
      <Select
        label={t('methods.method')}
        data={(methods ?? []).map(({ methodId, label }) => ({ value: methodId, label }))}
        value={input.methodId === '' ? null : input.methodId}
        allowDeselect={false}
        onChange={(methodId) => change({ methodId: methodId ?? '' })}
        error={faults('methodId')}
      />
      {choiceOf !== null && (
        <InvoiceChoice
          customerId={choiceOf}
          label={t('methods.invoice')}
          none={t('methods.noInvoice')}
          value={input.invoiceId}
          choose={(invoiceId) => change({ invoiceId, typed: '', amount: null })}
          fault={faults('invoiceIds')}
        />
      )}
      {input.invoiceId !== '' && <ChargedAmount input={input} change={change} fault={faults('amount')} />}
    </>
  );
}

interface ChargedAmountProps extends Pick<ChargeFieldsProps, 'input' | 'change'> {
  readonly fault: ReactNode;
}

/** How much, in the currency of the invoice. */
function ChargedAmount({ input: { invoiceId, typed }, change, fault }: ChargedAmountProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const { data: remaining } = useQuery({
    queryKey: ['invoices', 'remaining', invoiceId],
    queryFn: async () => {
      const call = { params: { path: { invoiceId } } };
      return (await taken(api.GET('/api/v1/invoices/{invoiceId}', call))).invoice!.remaining;
    },
  });
  const currency = remaining?.currencyCode ?? '';
  const read = useReadAmount(currency);
  const { amount, fault: misread } = read(typed);
  const isTooMuch = amount !== null && BigInt(amount.minorUnits) > BigInt(remaining?.minorUnits ?? '0');
  const tooMuch = isTooMuch ? t('methods.tooMuch', { amount: money(remaining ?? null) }) : undefined;
  return (
    <>
      <Text fw={650}>{t('methods.remains', { amount: money(remaining ?? null) })}</Text>
      <AmountField
        label={t('methods.amountIn', { currency })}
        value={typed}
        change={(text) => change({ typed: text, amount: read(text).amount })}
        fault={fault ?? misread ?? tooMuch}
        required
      />
    </>
  );
}
