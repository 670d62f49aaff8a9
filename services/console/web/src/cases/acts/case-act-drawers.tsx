import type { ReactNode } from 'react';
import { api, type Schemas, taken } from '../../api/client.js';
import { CodedAct } from '../../parts/acts/coded-act.js';
import { ReasonAct } from '../../parts/acts/reason-acts.js';
import type { CaseAct } from './case-acts.js';
import { ChangeSequence } from './change-sequence.js';
import { SendToCollections } from './send-to-collections.js';

const maxInvoices = 500;

interface CaseActDrawerProps {
  readonly act: CaseAct | null;
  readonly found: Schemas['Case'];
  readonly close: () => void;
}

/** The drawer of the act that was chosen for a case. */
export function CaseActDrawer({ act, found, close }: CaseActDrawerProps): ReactNode {
  const { caseId, invoices } = found;
  // No call takes more.
  const invoiceIds = invoices.flatMap(({ open, invoiceId }) => (open ? [invoiceId] : [])).slice(0, maxInvoices);
  const params = (key: string) => ({ path: { caseId }, header: { 'Idempotency-Key': key } });
  const shared = (name: CaseAct) => ({ name, close, opened: act === name });
  return (
    <>
      <CodedAct
        {...shared('pauseCase')}
        of="PAUSE"
        hasEnd
        run={(body, key) => taken(api.POST('/api/v1/cases/{caseId}/pause', { params: params(key), body }))}
      />
      <ReasonAct
        {...shared('resumeCase')}
        run={(reason, key) =>
          taken(api.POST('/api/v1/cases/{caseId}/resume', { params: params(key), body: { reason } }))
        }
      />
      <ChangeSequence {...shared('changeSequence')} of={found} />
      <SendToCollections {...shared('sendToCollections')} of={{ caseId }} found={found} />
      <CodedAct
        {...shared('recallCase')}
        of="RECALL"
        run={({ reason, reasonCode }, key) => {
          const body = { invoiceIds, reason, reasonCode };
          return taken(
            api.POST('/api/v1/placements/recall-invoices', { params: { header: { 'Idempotency-Key': key } }, body }),
          );
        }}
      />
      <CodedAct
        {...shared('cancelCase')}
        of="CANCEL"
        danger
        run={({ reason, reasonCode }, key) =>
          taken(api.POST('/api/v1/cases/{caseId}/cancel', { params: params(key), body: { reason, reasonCode } }))
        }
      />
    </>
  );
}
