import type { EventPayloads } from '#libs/contracts';
import type { PromiseData } from '../domain/money/money-data.js';
import { amountOf, type Content, dateOf, named } from './diary.content.js';

export function ofPromise({
  promise,
}: Pick<EventPayloads['dunlin.payment.v1.PromiseMade'], 'promise'>): Content<PromiseData> | null {
  if (!promise) return null;
  const { customerId, invoices, cancelReason } = promise;
  const data: PromiseData = {
    amount: amountOf(promise.amount),
    paid: amountOf(promise.paid),
    method: named(promise.method, 'METHOD_'),
    dueDate: dateOf(promise.dueDate),
    lastDate: dateOf(promise.lastValueDate),
    invoiceCount: invoices.length,
    cancelReason,
  };
  return { customerId, invoiceIds: invoices.map(({ invoiceId }) => invoiceId), data };
}
