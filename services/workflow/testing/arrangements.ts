import { type paymentV1, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { anEvent, type SampleInvoice } from './builders.js';

type Turn = 'Activated' | 'Changed' | 'Ended' | 'Reopened';
type State = 'ON_TRACK' | 'IN_ARREARS' | 'PAUSED' | 'COMPLETED' | 'BROKEN' | 'CANCELLED' | 'SUPERSEDED';

/** Events about a plan in instalments of invoices, as payment publishes them. */
export function aPlan(...invoices: readonly Pick<SampleInvoice, 'invoiceId' | 'customerId'>[]) {
  const arrangementId = newId();
  const { customerId } = invoices[0]!;
  /** @param nextAt when something of it is due; null for nothing */
  const plan = (state: State, version: number, nextAt: string | null): paymentV1.ArrangementInit => ({
    ...{ arrangementId, customerId, state: `STATE_${state}`, version: String(version) },
    nextActTime: nextAt === null ? null : toTimestamp(new Date(nextAt)),
    invoices: invoices.map(({ invoiceId }) => ({ invoiceId, amount: { currencyCode: 'USD', minorUnits: '6000' } })),
  });
  const event = (turn: Turn, arrangement: paymentV1.ArrangementInit) =>
    anEvent(`dunlin.payment.v1.Arrangement${turn}`, customerId, Number(arrangement.version), {
      cause: { actor: 'system:payment', reason: '' },
      arrangement,
    });
  return { arrangementId, plan, event };
}
