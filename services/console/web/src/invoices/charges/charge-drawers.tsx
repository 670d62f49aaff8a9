import { Select, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useWaiting } from '../../approvals/second-person.js';
import { Act } from '../../parts/acts/act.js';
import { ReasonField } from '../../parts/acts/reason-acts.js';
import { useFormats } from '../../parts/formats.js';
import { AmountField, useReadAmount } from './amount-field.js';

type Kind = NonNullable<Schemas['Charge']['kind']>;
const kinds: readonly Kind[] = ['FEE', 'COST'];

interface DrawerProps {
  readonly opened: boolean;
  readonly close: () => void;
}

interface ChargeInput {
  readonly kind: Kind;
  readonly amount: string;
  readonly reason: string;
  readonly text: string;
  readonly occurrence: string;
}

/** Charges a fee or costs on an invoice, in its currency. */
export function AddCharge({ invoice, ...shared }: DrawerProps & { invoice: Schemas['Invoice'] }): ReactNode {
  const { t } = useTranslation();
  const { invoiceId, amount: billed } = invoice;
  const currency = billed?.currencyCode ?? '';
  const read = useReadAmount(currency);
  return (
    <Act<ChargeInput>
      {...shared}
      name="addCharge"
      start={{ kind: 'FEE', amount: '', reason: '', text: '', occurrence: '' }}
      isReady={({ amount, reason }) => Boolean(read(amount).amount) && reason.trim() !== ''}
      run={({ kind, amount, reason, text, occurrence }, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/charges', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body: { kind, amount: read(amount).amount, reason: reason.trim(), text, occurrence },
          }),
        )
      }
      fields={({ kind, amount, reason, text, occurrence }, change, faults) => (
        <>
          <Select
            label={t('charges.kind')}
            data={kinds.map((value) => ({ value, label: t(`component.${value}`) }))}
            value={kind}
            allowDeselect={false}
            onChange={(chosen) => change({ kind: chosen as Kind })}
            error={faults('kind')}
          />
          <AmountField
            label={t('charges.amountIn', { currency })}
            value={amount}
            change={(typed) => change({ amount: typed })}
            fault={faults('amount') ?? read(amount).fault}
            required
          />
          <ReasonField value={reason} onChange={(typed) => change({ reason: typed })} fault={faults('reason')} />
          <TextInput
            label={t('charges.text')}
            description={t('charges.textHint')}
            value={text}
            maxLength={200}
            onChange={({ currentTarget }) => change({ text: currentTarget.value })}
            error={faults('text')}
          />
          <TextInput
            label={t('charges.occurrence')}
            description={t('charges.occurrenceHint')}
            value={occurrence}
            maxLength={100}
            onChange={({ currentTarget }) => change({ occurrence: currentTarget.value })}
            error={faults('occurrence')}
          />
        </>
      )}
    />
  );
}

/** Waives what is open of a charge, or a part of it. */
export function WaiveCharge({ charge, ...shared }: DrawerProps & { charge: Schemas['Charge'] }): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const waiting = useWaiting<Schemas['WaiveChargeResponse']>();
  const { chargeId, open } = charge;
  const currency = open?.currencyCode ?? '';
  const read = useReadAmount(currency);
  const faultOf = (typed: string) => {
    const { amount, fault } = read(typed);
    const isTooMuch = amount !== null && BigInt(amount.minorUnits) > BigInt(open?.minorUnits ?? '0');
    return fault ?? (isTooMuch ? t('charges.tooMuch', { amount: money(open) }) : undefined);
  };
  return (
    <Act<{ amount: string; reason: string }, Schemas['WaiveChargeResponse']>
      {...shared}
      {...waiting}
      name="waiveCharge"
      danger
      start={{ amount: '', reason: '' }}
      isReady={({ amount, reason }) => faultOf(amount) === undefined && reason.trim() !== ''}
      run={({ amount, reason }, key) =>
        taken(
          api.POST('/api/v1/charges/{chargeId}/waive', {
            params: { path: { chargeId }, header: { 'Idempotency-Key': key } },
            body: { amount: read(amount).amount, reason: reason.trim() },
          }),
        )
      }
      fields={({ amount, reason }, change, faults) => (
        <>
          <Text fw={650}>{t('charges.isOpen', { amount: money(open) })}</Text>
          <AmountField
            label={t('charges.amountIn', { currency })}
            description={t('charges.waiveHint')}
            value={amount}
            change={(typed) => change({ amount: typed })}
            fault={faultOf(amount) ?? faults('amount')}
          />
          <ReasonField value={reason} onChange={(typed) => change({ reason: typed })} fault={faults('reason')} />
        </>
      )}
    />
  );
}
