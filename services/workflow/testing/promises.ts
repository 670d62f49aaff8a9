import { toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { anEvent, type SampleInvoice } from './builders.js';

type Turn = 'Made' | 'Kept' | 'Broken' | 'Cancelled';
const states = { Made: 'ACTIVE', Kept: 'KEPT', Broken: 'BROKEN', Cancelled: 'CANCELLED' } as const;

/** Events about a promise of invoices, as payment publishes them. */
export function aPromise(judgeAt: string, ...invoices: readonly Pick<SampleInvoice, 'invoiceId' | 'customerId'>[]) {
  const promiseId = newId();
  const { customerId } = invoices[0]!;
  const event = (turn: Turn, version: number) =>
    anEvent(`dunlin.payment.v1.Promise${turn}`, customerId, version, {
      cause: { actor: 'system:payment', reason: '' },
      promise: {
        ...{ promiseId, customerId, state: `STATE_${states[turn]}`, version: String(version) },
        judgeTime: toTimestamp(new Date(judgeAt)),
        invoices: invoices.map(({ invoiceId }) => ({ invoiceId, amount: { currencyCode: 'USD', minorUnits: '6000' } })),
      },
    });
  return { promiseId, event };
}
