import type { EventPayloads } from '#libs/contracts';
import type { Amount, DisputeData } from '../domain/money/money-data.js';
import { amountOf, type Content, dateOf, named } from './diary.content.js';

type Snapshot = Pick<EventPayloads['dunlin.invoice.v1.DisputeRaised'], 'snapshot'>;

export function ofRaisedDispute(
  payload: EventPayloads['dunlin.invoice.v1.DisputeRaised'],
): Content<DisputeData> | null {
  return ofSnapshot(payload, { disputed: amountOf(payload.amount), credited: null, state: 'OPEN' });
}

export function ofClosedDispute(
  payload: EventPayloads['dunlin.invoice.v1.DisputeClosed'],
): Content<DisputeData> | null {
  const state = named(payload.state, 'STATE_');
  return ofSnapshot(payload, { disputed: null, credited: amountOf(payload.credited), state });
}

export function ofOverdueDispute({
  dispute,
  invoiceNumber,
}: EventPayloads['dunlin.invoice.v1.DisputeOverdue']): Content<DisputeData> | null {
  if (!dispute) return null;
  const { customerId, invoiceId } = dispute;
  const deadline = dateOf(dispute.deadlineDate);
  const data = { number: invoiceNumber, disputed: amountOf(dispute.amount), credited: null, state: 'OPEN', deadline };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber, data };
}

function ofSnapshot(
  { snapshot }: Snapshot,
  told: { disputed: Amount; credited: Amount; state: string },
): Content<DisputeData> | null {
  const invoice = snapshot?.invoice;
  if (!invoice) return null;
  const { customerId, invoiceId, number } = invoice;
  return { customerId, invoiceIds: [invoiceId], invoiceNumber: number, data: { number, deadline: null, ...told } };
}
