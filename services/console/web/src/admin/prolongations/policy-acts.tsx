import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { useReadAmountIn } from '../../invoices/charges/amount-field.js';
import { writeBound } from '../../invoices/list/invoice-filter.js';
import { Act } from '../../parts/acts/act.js';
import { ConfirmAct } from '../../parts/acts/confirm-act.js';
import { useClasses } from '../staff/staff.js';
import { FeeFields, type PolicyFieldsProps } from './fee-fields.js';
import {
  daysOf,
  formOf,
  inputOf,
  isReady,
  levels,
  type Policy,
  type PolicyForm,
  whoseOf,
  type WriteMoney,
} from './policy-form.js';

interface PolicyActProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** Null for a new one. */
  readonly changed: Policy | null;
}

/** The drawer in which the policy of a level is set. */
export function PolicyAct({ opened, close, changed }: PolicyActProps): ReactNode {
  const { i18n } = useTranslation();
  const readIn = useReadAmountIn();
  const read = (currency: string) => (typed: string) => readIn(typed, currency).amount;
  const write: WriteMoney = (amount) =>
    amount ? writeBound(amount.minorUnits, amount.currencyCode, i18n.language) : '';
  return (
    <Act<PolicyForm>
      name="setProlongationPolicy"
      opened={opened}
      close={close}
      start={formOf(changed, write)}
      version={changed?.version ?? '0'}
      isReady={(form) => isReady(form, read(form.currency))}
      run={(form, key, seen) =>
        taken(
          api.PUT('/api/v1/prolongation-policies', {
            params: { header: onlyIfSeen(key, seen) },
            body: { policy: inputOf(form, read(form.currency)) },
          }),
        )
      }
      fields={(form, change, faults) => (
        <>
          {changed === null && <WhoseFields form={form} change={change} faults={faults} />}
          <LimitFields form={form} change={change} faults={faults} />
          <FeeFields form={form} change={change} faults={faults} />
        </>
      )}
    />
  );
}

interface RemovePolicyProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly removed: Policy;
}

export function RemovePolicyAct({ opened, close, removed }: RemovePolicyProps): ReactNode {
  return (
    <ConfirmAct
      name="removeProlongationPolicy"
      opened={opened}
      close={close}
      version={removed.version}
      run={(key, seen) =>
        taken(
          api.POST('/api/v1/prolongation-policies/remove', {
            params: { header: onlyIfSeen(key, seen) },
            body: whoseOf(formOf(removed, () => '')),
          }),
        )
      }
      danger
    />
  );
}

function WhoseFields({ form, change, faults }: PolicyFieldsProps): ReactNode {
  const { t } = useTranslation();
  const classes = useClasses();
  return (
    <>
      <Select
        label={t('prolongations.level')}
        data={levels.map((value) => ({ value, label: t(`prolongations.levels.${value}`) }))}
        value={form.level}
        onChange={(chosen) => change({ level: levels.find((value) => value === chosen) ?? 'CLASS' })}
        allowDeselect={false}
      />
      {form.level === 'CLASS' && (
        <Autocomplete
          label={t('customer.class')}
          data={classes.data?.map(({ name }) => name) ?? []}
          value={form.className}
          onChange={(className) => change({ className })}
          error={faults('policy.class')}
          maxLength={64}
        />
      )}
    </>
  );
}

function LimitFields({ form, change, faults }: PolicyFieldsProps): ReactNode {
  const { t } = useTranslation();
  const numbers = [
    ['maxCount', t('prolongations.maxCount'), 100, undefined],
    ['maxTotalDays', t('prolongations.maxTotalDays'), 3_650, undefined],
    ['earliestDays', t('prolongations.earliestDays'), 365, undefined],
    ['latestDays', t('prolongations.latestDays'), 3_650, t('prolongations.latestHint')],
  ] as const;
  return (
    <>
      <TextInput
        label={t('prolongations.days')}
        description={t('prolongations.daysHint')}
        placeholder={t('prolongations.below')}
        value={form.days}
        onChange={({ currentTarget }) => change({ days: currentTarget.value })}
        error={faults('policy.days') ?? (daysOf(form.days) === null ? t('prolongations.daysFault') : undefined)}
      />
      {numbers.map(([name, label, max, hint]) => (
        <NumberInput
          key={name}
          label={label}
          description={hint}
          placeholder={t('prolongations.below')}
          value={form[name] ?? ''}
          onChange={(typed) => change({ [name]: typeof typed === 'number' ? typed : null })}
          error={faults(`policy.${name}`)}
          min={0}
          max={max}
          allowDecimal={false}
        />
      ))}
    </>
  );
}
