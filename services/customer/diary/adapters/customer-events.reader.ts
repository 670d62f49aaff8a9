import { type EventPayloads, fromTimestamp } from '#libs/contracts';
import type {
  BillingContactData,
  CustomerChangeData,
  DiaryEventData,
  DocumentData,
  InteractionData,
  MetadataData,
  TaskChangeData,
} from '../domain/diary-events.js';
import { type Content, named } from './diary.content.js';

export function ofCustomer(
  { customer }: Pick<EventPayloads['dunlin.customer.v1.CustomerCreated'], 'customer'>,
  data: Partial<CustomerChangeData> = {},
): Content<CustomerChangeData> | null {
  const nothing = { changedFields: [], channel: '', flag: '', specialist: '', formerSpecialist: '' };
  return about({ customer }, { ...nothing, ...data });
}

export function about<Data>(
  { customer }: Pick<EventPayloads['dunlin.customer.v1.CustomerCreated'], 'customer'>,
  data: Data,
): Content<Data> | null {
  return customer && { customerId: customer.customerId, data };
}

export function ofBillingContact(
  { customerId, role }: Pick<EventPayloads['dunlin.customer.v1.BillingContactAdded'], 'customerId' | 'role'>,
  changedFields: readonly string[] = [],
): Content<BillingContactData> {
  return { customerId, data: { role, changedFields } };
}

export function ofTask(
  payload: EventPayloads['dunlin.customer.v1.TaskCreated'],
): Content<DiaryEventData['dunlin.customer.v1.TaskCreated']> {
  const { customerId, taskId, queue, group, invoiceId, caseId } = payload;
  return { customerId, workId: taskId, invoiceIds: [invoiceId], caseId, data: { queue: queue || group } };
}

export function ofTaskChange(payload: EventPayloads['dunlin.customer.v1.TaskChanged']): Content<TaskChangeData> {
  const { changedFields, assigneeName } = payload;
  const task = ofTask(payload);
  const snoozedUntil = fromTimestamp(payload.snoozeUntilTime);
  return { ...task, data: { ...task.data, changedFields, assigneeName, snoozedUntil } };
}

export function ofInteraction(
  payload: EventPayloads['dunlin.customer.v1.InteractionRecorded'],
): Content<InteractionData> {
  const { customerId, interactionId, method, outcome, delinquencyReason, invoiceId, caseId } = payload;
  const direction = named(payload.direction, 'DIRECTION_');
  const data = { method, outcome, direction, delinquencyReason };
  return { customerId, workId: interactionId, invoiceIds: [invoiceId], caseId, data };
}

export function ofDocument(
  payload: EventPayloads['dunlin.customer.v1.DocumentRemoved'],
  data: Partial<DocumentData> = {},
): Content<DocumentData> {
  const { customerId, documentId, invoiceId, caseId } = payload;
  const kind = named(payload.kind, 'KIND_');
  return {
    ...{ customerId, workId: documentId, invoiceIds: [invoiceId], caseId },
    data: { kind, finding: '', scanned: false, ...data },
  };
}

/** @param invoiceId empty for what is kept of the customer */
export function ofMetadata(
  { customerId, schemaLabel, changes }: EventPayloads['dunlin.customer.v1.CustomerMetadataChanged'],
  invoiceId = '',
  number = '',
): Content<MetadataData> {
  const data = { schema: schemaLabel, number, changes };
  return { customerId, invoiceIds: [invoiceId], invoiceNumber: number, data };
}
