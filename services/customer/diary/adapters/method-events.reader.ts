import type { EventPayloads } from '#libs/contracts';
import type { AttemptData, MethodData } from '../domain/money/money-data.js';
import { amountOf, type Content, dateOf, named } from './diary.content.js';

export function ofMethod(event: EventPayloads['dunlin.payment.v1.MethodChanged']): Content<MethodData> | null {
  const { method, change, cause } = event;
  if (!method) return null;
  const { customerId, label } = method;
  const state = change === 'CHANGE_UNSPECIFIED' ? named(method.state, 'STATE_') : named(change, 'CHANGE_');
  const reason = change === 'CHANGE_UNSPECIFIED' ? method.reason : (cause?.reason ?? '');
  return { customerId, data: { state, label, until: dateOf(method.disabledUntil), reason } };
}

export function ofAttempt({ attempt }: EventPayloads['dunlin.payment.v1.AttemptFailed']): Content<AttemptData> | null {
  if (!attempt) return null;
  const { customerId, invoiceIds, methodLabel: label, failure } = attempt;
  return { customerId, invoiceIds, data: { label, amount: amountOf(attempt.amount), reason: failure?.code ?? '' } };
}
