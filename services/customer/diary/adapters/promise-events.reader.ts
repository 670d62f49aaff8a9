import type { EventPayloads } from '#libs/contracts';
import type { PromiseData, SettlementData } from '../domain/money/money-data.js';
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

export function ofSettlement({
  settlement,
}: Pick<EventPayloads['dunlin.payment.v1.SettlementOffered'], 'settlement'>): Content<SettlementData> | null {
  if (!settlement) return null;
  const { customerId, invoices } = settlement;
  const data: SettlementData = {
    amount: amountOf(settlement.amount),
    discount: amountOf(settlement.discount),
    paid: amountOf(settlement.paid),
    untilDate: dateOf(settlement.untilDate),
    invoiceCount: invoices.length,
  };
  return { customerId, invoiceIds: invoices.map(({ invoiceId }) => invoiceId), data };
}
