import { NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AmountField, useReadAmount } from '../../invoices/charges/amount-field.js';
import type { Faults } from '../../parts/acts/faults.js';
import { bases, type PolicyForm } from './policy-form.js';

export interface PolicyFieldsProps {
  readonly form: PolicyForm;
  readonly change: (changed: Partial<PolicyForm>) => void;
  readonly faults: Faults;
}

/** What is charged, with its tax, until when, and by which numbers. */
export function FeeFields({ form, change, faults }: PolicyFieldsProps): ReactNode {
  const { t } = useTranslation();
  const placeholder = t('prolongations.below');
  return (
    <>
      <Select
        label={t('prolongations.basis')}
        placeholder={placeholder}
        data={bases.map((value) => ({ value, label: t(`prolongations.bases.${value}`) }))}
        value={form.basis}
        onChange={(chosen) => change({ basis: bases.find((value) => value === chosen) ?? null })}
        error={faults('policy.fee.basis')}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
      />
      <AmountFields form={form} change={change} faults={faults} />
      <NumberInput
        label={t('prolongations.taxRate')}
        placeholder={placeholder}
        value={form.taxRate ?? ''}
        onChange={(typed) => change({ taxRate: typeof typed === 'number' ? typed : null })}
        error={faults('policy.taxRateBasisPoints')}
        min={0}
        max={100}
        decimalScale={2}
      />
      <NumberInput
        label={t('prolongations.feeNetDays')}
        placeholder={placeholder}
        value={form.feeNetDays ?? ''}
        onChange={(typed) => change({ feeNetDays: typeof typed === 'number' ? typed : null })}
        error={faults('policy.feeNetDays')}
        min={0}
        max={365}
        allowDecimal={false}
      />
      <TextInput
        label={t('prolongations.series')}
        description={t('prolongations.seriesHint')}
        value={form.numberSeries}
        onChange={({ currentTarget }) => change({ numberSeries: currentTarget.value })}
        error={faults('policy.numberSeries')}
        maxLength={60}
      />
    </>
  );
}

function AmountFields({ form, change, faults }: PolicyFieldsProps): ReactNode {
  const { t } = useTranslation();
  const read = useReadAmount(form.currency);
  if (form.basis !== 'FLAT' && form.basis !== 'PERCENT') return null;
  const names = form.basis === 'FLAT' ? (['amount'] as const) : (['min', 'max'] as const);
  return (
    <>
      {form.basis === 'PERCENT' && (
        <NumberInput
          label={t('prolongations.share')}
          value={form.share ?? ''}
          onChange={(typed) => change({ share: typeof typed === 'number' ? typed : null })}
          error={faults('policy.fee.ratePpm')}
          min={0}
          max={100}
          decimalScale={4}
          required
        />
      )}
      <TextInput
        label={t('prolongations.currency')}
        value={form.currency}
        onChange={({ currentTarget }) => change({ currency: currentTarget.value.toUpperCase() })}
        maxLength={3}
        required={form.basis === 'FLAT'}
      />
      {names.map((name) => (
        <AmountField
          key={name}
          label={t(`prolongations.${name}`)}
          value={form[name]}
          change={(typed) => change({ [name]: typed })}
          fault={faults(`policy.fee.${name}`) ?? read(form[name]).fault}
          required={name === 'amount'}
        />
      ))}
    </>
  );
}
