import type { ReactNode } from 'react';
import { api, type Schemas, taken } from '../../api/client.js';
import { Act, Refusal } from '../../parts/acts/act.js';
import { ReasonField } from '../../parts/acts/reason-acts.js';
import { QuotedOptions, useQuote } from './quoted-options.js';

interface ProlongProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** With an empty id while none is chosen. */
  readonly invoice: Pick<Schemas['Invoice'], 'invoiceId'>;
  /** Where an invoice is chosen; absent where there is one. */
  readonly above?: ReactNode;
}

interface ProlongInput {
  readonly days: number | null;
  /** Of the quote in which the days were chosen: what has changed since is chosen again. */
  readonly hash: string;
  readonly reason: string;
}

/** Gives an invoice more time, as it was quoted. */
export function Prolong({ invoice: { invoiceId }, above, ...shared }: ProlongProps): ReactNode {
  const quote = useQuote(invoiceId, shared.opened && invoiceId !== '');
  const { data, error } = quote;
  return (
    <Act<ProlongInput>
      {...shared}
      name="prolong"
      start={{ days: null, hash: '', reason: '' }}
      isReady={({ days, hash }) => days !== null && hash === data?.hash}
      run={async ({ days, hash, reason }, key) => {
        try {
          return await taken(
            api.POST('/api/v1/invoices/{invoiceId}/prolong', {
              params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
              body: { days: days ?? 0, hash, reason: reason.trim() },
            }),
          );
        } catch (failed) {
          // It may be refused since what was quoted has changed.
          void quote.refetch();
          throw failed;
        }
      }}
      fields={({ days, hash, reason }, change, faults) => (
        <>
          {above}
          {error && <Refusal error={error} />}
          {data && (
            <QuotedOptions
              quote={data}
              chosen={hash === data.hash ? days : null}
              choose={(chosen) => change({ days: chosen, hash: data.hash })}
            />
          )}
          <ReasonField
            value={reason}
            onChange={(typed) => change({ reason: typed })}
            fault={faults('reason')}
            required={false}
          />
        </>
      )}
    />
  );
}
