import { Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { AmountField } from '../../invoices/charges/amount-field.js';
import { Act } from '../../parts/acts/act.js';
import { ConfirmAct } from '../../parts/acts/confirm-act.js';
import { type AllowanceForm, allowanceFormOf, allowanceInputOf, excesses } from './allowance-form.js';
import type { FeeAllowance } from './fee-queries.js';

interface AllowanceActProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** Null for a new one. */
  readonly changed: FeeAllowance | null;
}

/** The drawer in which is said what fees a jurisdiction allows. */
export function AllowanceAct({ opened, close, changed }: AllowanceActProps): ReactNode {
  const { t, i18n } = useTranslation();
  const input = (form: AllowanceForm) => allowanceInputOf(form, changed, i18n.language);
  return (
    <Act<AllowanceForm>
      name="applyFeeAllowance"
      opened={opened}
      close={close}
      start={allowanceFormOf(changed, i18n.language)}
      version={String(changed?.version ?? 0)}
      isReady={(form) => form.jurisdiction.trim() !== '' && form.source.trim() !== '' && input(form) !== null}
      run={(form, key, seen) =>
        taken(
          api.PUT('/api/v1/fee-allowances/{jurisdiction}', {
            params: { path: { jurisdiction: form.jurisdiction.trim() }, header: onlyIfSeen(key, seen) },
            body: { allowance: input(form)! },
          }),
        )
      }
      fields={(form, change, faults) => (
        <>
          {changed === null && (
            <TextInput
              label={t('feeAllowances.jurisdiction')}
              description={t('feeAllowances.jurisdictionHint')}
              value={form.jurisdiction}
              maxLength={7}
              onChange={({ currentTarget }) => change({ jurisdiction: currentTarget.value.toUpperCase() })}
              error={faults('jurisdiction')}
              required
            />
          )}
          <TextInput
            label={t('lateFees.currency')}
            description={t('lateFees.currencyHint')}
            value={form.currency}
            maxLength={3}
            onChange={({ currentTarget }) => change({ currency: currentTarget.value.toUpperCase() })}
            required
          />
          <AmountField
            label={t('feeAllowances.feeIn', { currency: form.currency })}
            value={form.fee}
            change={(fee) => change({ fee })}
            fault={faults('allowance.maxFees')}
          />
          <TextInput
            label={t('feeAllowances.percent')}
            value={form.percent}
            inputMode="decimal"
            onChange={({ currentTarget }) => change({ percent: currentTarget.value })}
            error={faults('allowance.maxPercent')}
          />
          <AmountField
            label={t('feeAllowances.totalIn', { currency: form.currency })}
            value={form.total}
            change={(total) => change({ total })}
            fault={faults('allowance.maxTotals')}
          />
          <Select
            label={t('feeAllowances.excess')}
            data={excesses.map((value) => ({ value, label: t(`feeAllowances.excesses.${value}`) }))}
            value={form.excess}
            onChange={(chosen) => change({ excess: excesses.find((value) => value === chosen) ?? 'REFUSE' })}
            allowDeselect={false}
          />
          <Textarea
            label={t('feeAllowances.source')}
            description={t('feeAllowances.sourceHint')}
            value={form.source}
            maxLength={500}
            onChange={({ currentTarget }) => change({ source: currentTarget.value })}
            error={faults('allowance.source')}
            autosize
            required
          />
        </>
      )}
    />
  );
}

interface RemoveProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly removed: FeeAllowance;
}

export function RemoveAllowanceAct({ opened, close, removed: { jurisdiction } }: RemoveProps): ReactNode {
  return (
    <ConfirmAct
      name="removeFeeAllowance"
      opened={opened}
      close={close}
      run={(key) =>
        taken(
          api.POST('/api/v1/fee-allowances/{jurisdiction}/remove', {
            params: { path: { jurisdiction }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
      danger
    />
  );
}
