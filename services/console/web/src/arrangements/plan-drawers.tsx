import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import { ConfirmAct } from '../parts/acts/confirm-act.js';
import { ReasonAct, ReasonField } from '../parts/acts/reason-acts.js';

type Plan = Schemas['Arrangement'];

export type PlanAct = 'pausePlan' | 'resumePlan' | 'skipInstalment' | 'cancelPlan';

const goesOn: readonly PlanAct[] = ['pausePlan', 'skipInstalment', 'cancelPlan'];
const paused: readonly PlanAct[] = ['resumePlan', 'cancelPlan'];

/** What the state of a plan allows. */
export function planActs(state: Plan['state']): readonly PlanAct[] {
  if (state === 'ON_TRACK' || state === 'IN_ARREARS') return goesOn;
  return state === 'PAUSED' ? paused : [];
}

interface PlanActDrawerProps {
  readonly act: PlanAct;
  readonly plan: Plan;
  readonly opened: boolean;
  readonly close: () => void;
}

/** The drawer of the act that was chosen for a plan. */
export function PlanActDrawer({ act, plan: { arrangementId }, ...shared }: PlanActDrawerProps): ReactNode {
  const { t } = useTranslation();
  const params = (key: string) => ({ path: { arrangementId }, header: { 'Idempotency-Key': key } });
  if (act === 'resumePlan') {
    const run = (key: string) => {
      return taken(api.POST('/api/v1/arrangements/{arrangementId}/resume', { params: params(key) }));
    };
    return <ConfirmAct {...shared} name={act} run={run} />;
  }
  if (act === 'pausePlan') {
    return (
      <Act<{ reason: string; until: string }>
        {...shared}
        name={act}
        start={{ reason: '', until: '' }}
        isReady={({ reason }) => reason.trim() !== ''}
        run={({ reason, until }, key) => {
          const body = { reason: reason.trim(), ...(until === '' ? {} : { until }) };
          return taken(api.POST('/api/v1/arrangements/{arrangementId}/pause', { params: params(key), body }));
        }}
        fields={({ reason, until }, change, faults) => (
          <>
            <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
            <TextInput
              type="date"
              label={t('plans.pauseUntil')}
              description={t('plans.pauseHint')}
              value={until}
              onChange={({ currentTarget }) => change({ until: currentTarget.value })}
              error={faults('until')}
            />
          </>
        )}
      />
    );
  }
  const run = (reason: string, key: string) => {
    const call = { params: params(key), body: { reason } };
    if (act === 'skipInstalment') return taken(api.POST('/api/v1/arrangements/{arrangementId}/skip', call));
    return taken(api.POST('/api/v1/arrangements/{arrangementId}/cancel', call));
  };
  return <ReasonAct {...shared} name={act} run={run} danger={act === 'cancelPlan'} />;
}
