import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import { ReasonAct, ReasonField } from '../parts/acts/reason-acts.js';

export type MethodAct = 'disableMethod' | 'enableMethod' | 'revokeMethod' | 'autopayOn' | 'autopayOff';

/** What a person may do to a method as it is; its service refuses the rest. */
export function methodActsOf({ state, autopay }: Pick<Schemas['Method'], 'state' | 'autopay'>): MethodAct[] {
  switch (state) {
    case 'ACTIVE':
      return [autopay ? 'autopayOff' : 'autopayOn', 'disableMethod', 'revokeMethod'];
    case 'DISABLED':
    case 'DISABLED_UNTIL':
      return [...(autopay ? (['autopayOff'] as const) : []), 'enableMethod', 'disableMethod', 'revokeMethod'];
    case 'PENDING':
    case 'EXPIRED':
      return ['revokeMethod'];
    default:
      return [];
  }
}

interface DrawerProps {
  readonly methodId: string;
  readonly opened: boolean;
  readonly close: () => void;
}

/** The drawer of the act that was chosen for a payment method. */
export function MethodActDrawer({ act, methodId, ...shared }: DrawerProps & { act: MethodAct }): ReactNode {
  const params = (key: string) => ({ path: { methodId }, header: { 'Idempotency-Key': key } });
  if (act === 'disableMethod') return <DisableMethod methodId={methodId} {...shared} />;
  if (act === 'enableMethod') {
    return (
      <ReasonAct
        {...shared}
        name="enableMethod"
        run={(reason, key) =>
          taken(api.POST('/api/v1/payment-methods/{methodId}/enable', { params: params(key), body: { reason } }))
        }
      />
    );
  }
  if (act === 'autopayOn' || act === 'autopayOff') {
    const autopay = act === 'autopayOn';
    return (
      <ReasonAct
        {...shared}
        name={act}
        run={(reason, key) =>
          taken(
            api.POST('/api/v1/payment-methods/{methodId}/autopay', { params: params(key), body: { autopay, reason } }),
          )
        }
      />
    );
  }
  return (
    <ReasonAct
      {...shared}
      name="revokeMethod"
      danger
      run={(reason, key) =>
        taken(api.POST('/api/v1/payment-methods/{methodId}/revoke', { params: params(key), body: { reason } }))
      }
    />
  );
}

function DisableMethod({ methodId, ...shared }: DrawerProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<{ reason: string; until: string }>
      {...shared}
      name="disableMethod"
      start={{ reason: '', until: '' }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ reason, until }, key) =>
        taken(
          api.POST('/api/v1/payment-methods/{methodId}/disable', {
            params: { path: { methodId }, header: { 'Idempotency-Key': key } },
            body: { reason: reason.trim(), until: until === '' ? null : until },
          }),
        )
      }
      fields={({ reason, until }, change, faults) => (
        <>
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
          <TextInput
            type="date"
            label={t('methods.disabledUntil')}
            description={t('methods.disabledUntilHint')}
            value={until}
            onChange={({ currentTarget }) => change({ until: currentTarget.value })}
            error={faults('until')}
          />
        </>
      )}
    />
  );
}
