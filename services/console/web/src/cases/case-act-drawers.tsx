import type { ReactNode } from 'react';
import { api, taken } from '../api/client.js';
import { ReasonAct, UntilAct } from '../parts/act.js';
import type { CaseAct } from './case-acts.js';

interface CaseActDrawerProps {
  readonly act: CaseAct | null;
  readonly caseId: string;
  readonly close: () => void;
}

/** The drawer of the act that was chosen for a case. */
export function CaseActDrawer({ act, caseId, close }: CaseActDrawerProps): ReactNode {
  const params = (key: string) => ({ path: { caseId }, header: { 'Idempotency-Key': key } });
  const shared = (name: CaseAct) => ({ name, close, opened: act === name });
  return (
    <>
      <UntilAct
        {...shared('pauseCase')}
        run={(body, key) => taken(api.POST('/api/v1/cases/{caseId}/pause', { params: params(key), body }))}
      />
      <ReasonAct
        {...shared('resumeCase')}
        run={(reason, key) =>
          taken(api.POST('/api/v1/cases/{caseId}/resume', { params: params(key), body: { reason } }))
        }
      />
      <ReasonAct
        {...shared('cancelCase')}
        danger
        run={(reason, key) =>
          taken(api.POST('/api/v1/cases/{caseId}/cancel', { params: params(key), body: { reason } }))
        }
      />
    </>
  );
}
