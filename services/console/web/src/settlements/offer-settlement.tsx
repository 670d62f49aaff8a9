import { Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useWaiting } from '../approvals/second-person.js';
import { AmountField, useReadAmountIn } from '../invoices/charges/amount-field.js';
import { InvoicesField, maxInvoices } from '../invoices/invoices-field.js';
import { useOpenInvoices, useOptions } from '../invoices/open-invoices.js';
import { Act, Refusal } from '../parts/acts/act.js';
import { ReasonField } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';

const typingMs = 300;

interface OfferProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly customerId: string;
  /** What is suggested; nothing where it is empty. */
  readonly invoiceIds: readonly string[];
}

interface Input {
  readonly invoiceIds: readonly string[];
  readonly amount: string;
  readonly untilDate: string;
  readonly reason: string;
  /** Of the quote that is shown: that and no other is offered. */
  readonly quoteHash: string;
}

/** Offers a debtor to give up the rest: what that comes to is shown, and exactly that is offered. */
export function OfferSettlement({ customerId, invoiceIds: suggested, ...shared }: OfferProps): ReactNode {
  const { t } = useTranslation();
  const waiting = useWaiting<Schemas['OfferSettlementResponse']>();
  const open = useOpenInvoices(customerId, shared.opened);
  const options = useOptions(open);
  const readIn = useReadAmountIn();
  const read = ({ amount, invoiceIds }: Pick<Input, 'amount' | 'invoiceIds'>) => {
    const first = open.find(({ invoiceId }) => invoiceIds.includes(invoiceId)) ?? open[0];
    return readIn(amount, first?.remaining?.currencyCode ?? '');
  };
  return (
    <Act<Input, Schemas['OfferSettlementResponse']>
      {...shared}
      {...waiting}
      name="offerSettlement"
      start={{ invoiceIds: suggested.slice(0, maxInvoices), amount: '', untilDate: '', reason: '', quoteHash: '' }}
      isReady={({ quoteHash, reason }) => quoteHash !== '' && reason.trim() !== ''}
      run={({ invoiceIds, untilDate, reason, quoteHash, amount }, key) =>
        taken(
          api.POST('/api/v1/settlements', {
            params: { header: { 'Idempotency-Key': key } },
            body: {
              ...{ customerId, invoiceIds: [...invoiceIds], amount: read({ amount, invoiceIds }).amount, untilDate },
              ...{ reason: reason.trim(), quoteHash },
            },
          }),
        )
      }
      fields={(input, change, faults) => (
        <>
          <InvoicesField
            label={t('settlements.invoices')}
            hint={t('settlements.invoicesHint')}
            options={options}
            value={input.invoiceIds}
            onChange={(invoiceIds) => change({ invoiceIds })}
            fault={faults('invoiceIds')}
          />
          <AmountField
            label={t('settlements.amount')}
            value={input.amount}
            change={(amount) => change({ amount })}
            fault={faults('amount') ?? read(input).fault}
            required
          />
          <TextInput
            type="date"
            label={t('settlements.untilDate')}
            description={t('settlements.untilHint')}
            value={input.untilDate}
            onChange={({ currentTarget }) => change({ untilDate: currentTarget.value })}
            error={faults('untilDate')}
            required
          />
          <Quote
            customerId={customerId}
            input={input}
            amount={read(input).amount}
            shown={(quoteHash) => change({ quoteHash })}
          />
          <ReasonField value={input.reason} onChange={(reason) => change({ reason })} fault={faults('reason')} />
        </>
      )}
    />
  );
}

interface QuoteProps {
  readonly customerId: string;
  readonly input: Input;
  readonly amount: Schemas['Money'] | null;
  /** Told of the hash of the quote. */
  readonly shown: (quoteHash: string) => void;
}

interface Asked {
  readonly customerId: string;
  readonly invoiceIds: string[];
  readonly amount: Schemas['Money'] | null;
  readonly untilDate: string;
}

/** What would be given up, or why that is not possible. */
function Quote({ customerId, input: { invoiceIds, untilDate, quoteHash }, amount, shown }: QuoteProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const question: Asked = { customerId, invoiceIds: [...invoiceIds], amount, untilDate };
  const [asked] = useDebouncedValue(JSON.stringify(question), typingMs);
  const isEnabled = invoiceIds.length > 0 && amount !== null && untilDate !== '';
  const { data, error } = useQuery({
    queryKey: ['settlements', 'quote', asked],
    queryFn: () => taken(api.POST('/api/v1/settlement-quotes', { body: JSON.parse(asked) as Asked })),
    enabled: isEnabled,
    placeholderData: keepPreviousData,
    retry: false,
  });
  const hash = isEnabled && !error ? (data?.quoteHash ?? '') : '';
  const isKnown = hash === quoteHash;
  useEffect(() => {
    if (!isKnown) shown(hash);
  }, [hash, isKnown, shown]);
  if (!isEnabled) return null;
  if (error) return <Refusal error={error} />;
  return data ? (
    <Text role="status">
      {t('settlements.quote', { open: money(data.open), discount: money(data.settlement?.discount) })}
    </Text>
  ) : null;
}
