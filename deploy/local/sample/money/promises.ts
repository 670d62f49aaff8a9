import { setTimeout as sleep } from 'node:timers/promises';
import type { Dunlin } from '#libs/client';
import { fromTimestamp, type invoiceV1, toWireDate } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { addDays, localDateAt } from '#libs/time';

type Invoice = invoiceV1.Invoice;

const endings = ['ACTIVE', 'KEPT', 'BROKEN', 'CANCELLED'] as const;
const daysAhead = 5;

/** A promise in each state: one that is open, one that was kept, one whose payment went back, and one that was cancelled. */
export async function loadPromises(dunlin: Dunlin): Promise<void> {
  const { invoice, caller } = dunlin;
  const candidates = { overdue: true, disputed: false, descending: true, pageSize: 100 } as const;
  const { invoices } = await invoice.listInvoices(candidates, caller);
  const left = [...endings];
  const seen = new Set<string>();
  for (const each of invoices) {
    const [ending] = left;
    if (ending === undefined) return;
    if (seen.has(each.customerId)) continue;
    seen.add(each.customerId);
    const promiseId = await promise(dunlin, each);
    if (promiseId === null) continue;
    left.shift();
    if (ending === 'CANCELLED') {
      const reason = 'Pays by instalments';
      await dunlin.payment.cancelPromise({ requestId: `sample/cancel/${promiseId}`, promiseId, reason }, caller);
    }
    if (ending === 'KEPT' || ending === 'BROKEN') await pay(dunlin, each, promiseId, ending === 'BROKEN');
  }
}

/** @returns null where the invoice allows no promise, such as one that an agency has */
async function promise(dunlin: Dunlin, of: Invoice): Promise<string | null> {
  const { payment, caller } = dunlin;
  const { nowTime } = await dunlin.operations('payment').getClock({}, caller);
  const dueDate = toWireDate(addDays(localDateAt(fromTimestamp(nowTime)!, 'UTC'), daysAhead));
  const { invoiceId, customerId } = of;
  const request = { requestId: `sample/promise/${invoiceId}`, customerId, invoiceIds: [invoiceId] };
  const said = { method: 'METHOD_BANK_TRANSFER', notes: 'Pays at the end of the week' } as const;
  try {
    return (await payment.createPromise({ ...request, ...said, amount: quarter(of), dueDate }, caller)).promise!
      .promiseId;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'PROMISE_STATE_FORBIDS') return null;
    throw error;
  }
}

/** Pays what was promised, and takes it back. */
async function pay({ payment, caller }: Dunlin, of: Invoice, promiseId: string, takesBack: boolean): Promise<void> {
  const sourceId = `sample/promised/${promiseId}`;
  const request = { requestId: sourceId, sourceId, customerId: of.customerId, amount: quarter(of) };
  const named = { invoiceNumbers: [of.number], creditorId: of.creditorId };
  const { payment: paid } = await payment.recordPayment({ ...request, ...named }, caller);
  if (!takesBack) return;
  const { paymentId } = paid!;
  while ((await payment.getPayment({ paymentId }, caller)).payment!.inFlight) await sleep(100);
  await payment.reversePayment({ requestId: `${sourceId}/back`, paymentId, reason: 'RETURNED' }, caller);
}

/** Of what was billed, so that it is the same when the sample is loaded again. */
function quarter({ amount }: Invoice) {
  const { currencyCode, minorUnits } = amount!;
  return { currencyCode, minorUnits: String(BigInt(minorUnits) / 4n + 1n) };
}
