import { Autocomplete, NumberInput, Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { Act } from '../../parts/acts/act.js';
import { ConfirmAct } from '../../parts/acts/confirm-act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { monthEnds, rolls } from '../../terms/terms-values.js';
import { useCalendars } from '../calendars/calendar-queries.js';
import { useFeePolicies } from '../late-fees/fee-queries.js';
import { formOf, inputOf, isReady, type TermsForm, whoseOf } from './terms-form.js';
import type { Terms } from './terms-queries.js';
import { WhoseFields } from './whose-fields.js';

interface TermsActProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** Null for new ones. */
  readonly changed: Terms | null;
}

/** The drawer in which the terms of a level are set. */
export function TermsAct({ opened, close, changed }: TermsActProps): ReactNode {
  return (
    <Act<TermsForm>
      name="setTerms"
      opened={opened}
      close={close}
      start={formOf(changed)}
      version={changed?.version ?? '0'}
      isReady={isReady}
      run={(form, key, seen) =>
        taken(
          api.PUT('/api/v1/terms', {
            params: { header: onlyIfSeen(key, seen) },
            body: { terms: inputOf(form) },
          }),
        )
      }
      fields={(form, change, faults) => (
        <>
          {changed === null && <WhoseFields whose={form} change={change} faults={faults} />}
          <ValueFields form={form} change={change} faults={faults} />
        </>
      )}
    />
  );
}

interface RemoveTermsProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly removed: Terms;
}

export function RemoveTermsAct({ opened, close, removed }: RemoveTermsProps): ReactNode {
  return (
    <ConfirmAct
      name="removeTerms"
      opened={opened}
      close={close}
      version={removed.version}
      run={(key, seen) =>
        taken(
          api.POST('/api/v1/terms/remove', {
            params: { header: onlyIfSeen(key, seen) },
            body: whoseOf(formOf(removed)),
          }),
        )
      }
      danger
    />
  );
}

interface ValueFieldsProps {
  readonly form: TermsForm;
  readonly change: (changed: Partial<TermsForm>) => void;
  readonly faults: Faults;
}

function ValueFields({ form, change, faults }: ValueFieldsProps): ReactNode {
  const { t } = useTranslation();
  const calendars = useCalendars();
  const policies = useFeePolicies();
  const clearing = { clearable: true, clearButtonProps: { 'aria-label': t('list.clear') } } as const;
  const placeholder = t('terms.below');
  return (
    <>
      <NumberInput
        label={t('terms.netDays')}
        description={t('terms.netDaysHint')}
        placeholder={placeholder}
        value={form.netDays ?? ''}
        onChange={(days) => change({ netDays: typeof days === 'number' ? days : null })}
        error={faults('terms.netDays')}
        min={0}
        max={365}
        allowDecimal={false}
      />
      <Select
        label={t('terms.monthEnd')}
        placeholder={placeholder}
        data={monthEnds.map((value) => ({ value, label: t(`terms.monthEnds.${value}`) }))}
        value={form.monthEnd}
        onChange={(chosen) => change({ monthEnd: monthEnds.find((value) => value === chosen) ?? null })}
        {...clearing}
      />
      <Select
        label={t('terms.calendar')}
        placeholder={placeholder}
        data={calendars.data?.map(({ code, title }) => ({ value: code, label: title })) ?? []}
        value={form.calendar === '' ? null : form.calendar}
        onChange={(code) => change({ calendar: code ?? '' })}
        error={faults('terms.calendar')}
        searchable
        {...clearing}
      />
      <Select
        label={t('terms.roll')}
        placeholder={placeholder}
        data={rolls.map((value) => ({ value, label: t(`terms.rolls.${value}`) }))}
        value={form.roll}
        onChange={(chosen) => change({ roll: rolls.find((value) => value === chosen) ?? null })}
        {...clearing}
      />
      <Select
        label={t('terms.feePolicy')}
        description={t('terms.feePolicyHint')}
        placeholder={placeholder}
        data={[
          { value: 'none', label: t('terms.noFeePolicy') },
          ...(policies.data ?? [])
            .filter(({ code, state }) => state === 'ACTIVE' || code === form.feePolicy)
            .map(({ code, title }) => ({ value: code, label: title })),
        ]}
        value={form.feePolicy === '' ? null : form.feePolicy}
        onChange={(code) => change({ feePolicy: code ?? '' })}
        error={faults('terms.feePolicy')}
        searchable
        {...clearing}
      />
      <Autocomplete
        label={t('interest.policy')}
        description={t('interest.policyHint')}
        placeholder={placeholder}
        data={interestPolicies}
        value={form.interestPolicy}
        onChange={(interestPolicy) => change({ interestPolicy })}
        error={faults('terms.interestPolicy')}
        maxLength={60}
      />
      <Select
        label={t('interest.fixedSum')}
        placeholder={placeholder}
        data={(['YES', 'NO'] as const).map((value) => ({ value, label: t(`interest.fixedSums.${value}`) }))}
        value={form.fixedSum === null ? null : form.fixedSum ? 'YES' : 'NO'}
        onChange={(chosen) => change({ fixedSum: chosen === null ? null : chosen === 'YES' })}
        {...clearing}
      />
    </>
  );
}

const interestPolicies = ['none', 'eu-b2b', 'uk-b2b', 'de-consumer', 'de-b2b'];
