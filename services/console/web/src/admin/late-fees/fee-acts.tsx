import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { Act } from '../../parts/acts/act.js';
import { ConfirmAct } from '../../parts/acts/confirm-act.js';
import { TitleField } from '../staff/queue-acts.js';
import { FeeFields } from './fee-fields.js';
import { type FeeForm, formOf, rulesOf } from './fee-form.js';
import { type FeePolicy, useFeePolicies } from './fee-queries.js';

interface FeePolicyActProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** Null for a new one. */
  readonly changed: FeePolicy | null;
}

/** The drawer in which a policy is created or given a new version. */
export function FeePolicyAct({ opened, close, changed }: FeePolicyActProps): ReactNode {
  const { t, i18n } = useTranslation();
  const known = useFeePolicies().data ?? [];
  const isTaken = (code: string) => changed === null && known.some((one) => one.code === code.trim());
  const rules = (form: FeeForm) => rulesOf(form, changed?.rules ?? null, i18n.language);
  return (
    <Act<FeeForm>
      name={changed ? 'changeFeePolicy' : 'createFeePolicy'}
      opened={opened}
      close={close}
      start={formOf(changed, i18n.language)}
      version={String(changed?.version ?? 0)}
      isReady={(form) =>
        form.code.trim() !== '' && !isTaken(form.code) && form.title.trim() !== '' && rules(form) !== null
      }
      run={(form, key, seen) =>
        taken(
          api.PUT('/api/v1/fee-policies/{code}', {
            params: { path: { code: form.code.trim() }, header: onlyIfSeen(key, seen) },
            body: { title: form.title.trim(), rules: rules(form)! },
          }),
        )
      }
      fields={(form, change, faults) => (
        <>
          <TitleField title={form.title} change={change} fault={faults('title')} />
          {changed === null && (
            <TextInput
              label={t('lateFees.code')}
              value={form.code}
              maxLength={60}
              onChange={({ currentTarget }) => change({ code: currentTarget.value })}
              error={isTaken(form.code) ? t('admin.taken') : faults('code')}
              required
            />
          )}
          <FeeFields form={form} change={change} faults={faults} />
        </>
      )}
    />
  );
}

interface RetireProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly retired: FeePolicy;
}

export function RetireFeePolicyAct({ opened, close, retired: { code } }: RetireProps): ReactNode {
  return (
    <ConfirmAct
      name="retireFeePolicy"
      opened={opened}
      close={close}
      run={(key) =>
        taken(
          api.POST('/api/v1/fee-policies/{code}/retire', {
            params: { path: { code }, header: { 'Idempotency-Key': key } },
          }),
        )
      }
      danger
    />
  );
}
