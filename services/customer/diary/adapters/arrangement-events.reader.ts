import type { EventPayloads } from '#libs/contracts';
import type { ArrangementData } from '../domain/money/money-data.js';
import { amountOf, type Content, dateOf, named } from './diary.content.js';

type Payload = Pick<EventPayloads['dunlin.payment.v1.ArrangementActivated'], 'arrangement' | 'cause'> &
  Partial<Pick<EventPayloads['dunlin.payment.v1.ArrangementChanged'], 'change'>>;

export function ofArrangement({ arrangement, cause, change }: Payload): Content<ArrangementData> | null {
  if (!arrangement) return null;
  const { customerId, invoices, instalments, nextDueDate } = arrangement;
  const data: ArrangementData = {
    amount: amountOf(arrangement.total),
    paid: amountOf(arrangement.paid),
    arrears: amountOf(arrangement.arrears),
    state: named(arrangement.state, 'STATE_'),
    change: change === undefined ? '' : named(change, 'CHANGE_'),
    instalmentCount: instalments.length,
    invoiceCount: invoices.length,
    dueDate: dateOf(nextDueDate),
    reason: cause?.reason ?? '',
  };
  return { customerId, invoiceIds: invoices.map(({ invoiceId }) => invoiceId), data };
}
