import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import { ReasonAct, ReasonField } from '../parts/acts/reason-acts.js';

type Settlement = Schemas['Settlement'];

export type SettlementAct = 'acceptSettlement' | 'withdrawSettlement';

/** What the state of a settlement allows. */
export function settlementActs(state: Settlement['state']): readonly SettlementAct[] {
  return state === 'OFFERED' ? ['acceptSettlement', 'withdrawSettlement'] : [];
}

interface DrawerProps {
  readonly act: SettlementAct;
  readonly settlement: Settlement;
  readonly opened: boolean;
  readonly close: () => void;
}

/** The drawer of the act that was chosen for a settlement. */
export function SettlementDrawer({ act, settlement: { settlementId }, ...shared }: DrawerProps): ReactNode {
  const { t } = useTranslation();
  const params = (key: string) => ({ path: { settlementId }, header: { 'Idempotency-Key': key } });
  if (act === 'withdrawSettlement') {
    const run = (reason: string, key: string) => {
      const call = { params: params(key), body: { reason } };
      return taken(api.POST('/api/v1/settlements/{settlementId}/withdraw', call));
    };
    return <ReasonAct {...shared} name={act} run={run} danger />;
  }
  return (
    <Act<{ consent: string }>
      {...shared}
      name={act}
      start={{ consent: '' }}
      isReady={({ consent }) => consent.trim() !== ''}
      run={({ consent }, key) => {
        const call = { params: params(key), body: { consent: consent.trim() } };
        return taken(api.POST('/api/v1/settlements/{settlementId}/accept', call));
      }}
      fields={({ consent }, change, faults) => (
        <ReasonField
          label={t('settlements.consent')}
          hint={t('settlements.consentHint')}
          value={consent}
          onChange={(typed) => change({ consent: typed })}
          fault={faults('consent')}
        />
      )}
    />
  );
}
