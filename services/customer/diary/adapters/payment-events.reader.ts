import type { EventPayloads } from '#libs/contracts';
import type { PaymentData } from '../domain/money/money-data.js';
import { amountOf, type Content, dateOf, named } from './diary.content.js';

export function ofPayment({
  payment,
}: EventPayloads['dunlin.payment.v1.PaymentReversed']): Content<PaymentData> | null {
  if (!payment) return null;
  const { customerId, invoiceIds, reversalReason } = payment;
  const data: PaymentData = {
    amount: amountOf(payment.amount),
    method: named(payment.method, 'METHOD_'),
    valueDate: dateOf(payment.valueDate),
    reversalReason,
  };
  return { customerId, invoiceIds, data };
}
