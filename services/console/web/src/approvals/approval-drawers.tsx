import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import { ReasonField } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';

export type Decision = 'grantApproval' | 'refuseApproval' | 'withdrawApproval';

const decisions: readonly Decision[] = ['grantApproval', 'refuseApproval', 'withdrawApproval'];

interface DecisionDrawersProps {
  readonly service: string;
  readonly approval: Schemas['Approval'];
  readonly chosen: Decision | null;
  readonly close: () => void;
}

type Decided = Schemas['GrantApprovalResponse'];

/** The drawer of each decision; only a refusal needs a reason. */
export function DecisionDrawers({ service, approval, chosen, close }: DecisionDrawersProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const { approvalId, act, amount, requester } = approval;
  const decide = (decision: Decision, reason: string, key: string): Promise<Decided> => {
    const input = { params: { path: { service, approvalId }, header: { 'Idempotency-Key': key } }, body: { reason } };
    switch (decision) {
      case 'grantApproval':
        return taken(api.POST('/api/v1/approvals/{service}/{approvalId}/grant', input));
      case 'refuseApproval':
        return taken(api.POST('/api/v1/approvals/{service}/{approvalId}/refuse', input));
      case 'withdrawApproval':
        return taken(api.POST('/api/v1/approvals/{service}/{approvalId}/withdraw', input));
    }
  };
  const said = ({ approval: after }: Decided): string | undefined => {
    if (after?.state === 'STALE') return t('approvals.staleDone');
    return after?.state === 'EXPIRED' ? t('approvals.expiredDone') : undefined;
  };
  return decisions.map((name) => (
    <Act<{ reason: string }, Decided>
      key={name}
      name={name}
      opened={chosen === name}
      close={close}
      start={{ reason: '' }}
      said={said}
      danger={name === 'grantApproval'}
      isReady={({ reason }) => name !== 'refuseApproval' || reason.trim() !== ''}
      run={({ reason }, key) => decide(name, reason.trim(), key)}
      fields={({ reason }, change, faults) => (
        <>
          <Text fw={650}>
            {act && t(`approvals.acts.${act}`)}: {money(amount)}, {requester}
          </Text>
          <ReasonField
            value={reason}
            onChange={(typed) => change({ reason: typed })}
            fault={faults('reason')}
            required={name === 'refuseApproval'}
            {...(name === 'refuseApproval' ? {} : { label: t('approvals.added'), hint: t('approvals.addedHint') })}
          />
        </>
      )}
    />
  ));
}
