import { Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import { ConfirmAct } from '../parts/acts/confirm-act.js';
import { ReasonAct, ReasonField } from '../parts/acts/reason-acts.js';
import { useActiveMethods } from './active-methods.js';

type Plan = Schemas['Arrangement'];

export type PlanAct = 'pausePlan' | 'resumePlan' | 'skipInstalment' | 'changePlan' | 'cancelPlan';

const goesOn: readonly PlanAct[] = ['pausePlan', 'skipInstalment', 'changePlan', 'cancelPlan'];
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
export function PlanActDrawer({ act, plan, ...shared }: PlanActDrawerProps): ReactNode {
  const { t } = useTranslation();
  const { arrangementId } = plan;
  const params = (key: string) => ({ path: { arrangementId }, header: { 'Idempotency-Key': key } });
  if (act === 'resumePlan') {
    const run = (key: string) => {
      return taken(api.POST('/api/v1/arrangements/{arrangementId}/resume', { params: params(key) }));
    };
    return <ConfirmAct {...shared} name={act} run={run} />;
  }
  if (act === 'changePlan') return <ChangePlan plan={plan} {...shared} />;
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

interface Change {
  /** How it is collected from now on: not otherwise, by the customer, or the id of the method that is charged. */
  readonly by: string;
  readonly nextDueDate: string;
  readonly reason: string;
}

const asBefore = 'AS_BEFORE';
const byCustomer = 'REMINDER';

/** Moves the next instalment, with those after it, or has the plan collected in another way. */
function ChangePlan({ plan, ...shared }: Omit<PlanActDrawerProps, 'act'>): ReactNode {
  const { t } = useTranslation();
  const { arrangementId, customerId } = plan;
  const methods = useActiveMethods(customerId, shared.opened);
  const choices = [
    { value: asBefore, label: t('plans.asBefore') },
    { value: byCustomer, label: t('plans.noMethod') },
    ...methods,
  ];
  return (
    <Act<Change>
      {...shared}
      name="changePlan"
      start={{ by: asBefore, nextDueDate: '', reason: '' }}
      isReady={({ by, nextDueDate, reason }) => (by !== asBefore || nextDueDate !== '') && reason.trim() !== ''}
      run={({ by, nextDueDate, reason }, key) => {
        const params = { path: { arrangementId }, header: { 'Idempotency-Key': key } };
        const body = {
          ...(nextDueDate !== '' && { nextDueDate }),
          ...collectedBy(by),
          reason: reason.trim(),
        };
        return taken(api.POST('/api/v1/arrangements/{arrangementId}/change', { params, body }));
      }}
      fields={({ by, nextDueDate, reason }, change, faults) => (
        <>
          <TextInput
            type="date"
            label={t('plans.moveTo')}
            description={t('plans.moveHint')}
            value={nextDueDate}
            onChange={({ currentTarget }) => change({ nextDueDate: currentTarget.value })}
            error={faults('nextDueDate')}
          />
          <Select
            label={t('plans.collection')}
            data={choices}
            value={by}
            onChange={(chosen) => change({ by: chosen ?? asBefore })}
            error={faults('methodId')}
            allowDeselect={false}
          />
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
        </>
      )}
    />
  );
}

interface Collected {
  readonly collection?: 'REMINDER' | 'CHARGE';
  readonly methodId?: string;
}

function collectedBy(by: string): Collected {
  if (by === asBefore) return {};
  return by === byCustomer ? { collection: 'REMINDER' } : { collection: 'CHARGE', methodId: by };
}
