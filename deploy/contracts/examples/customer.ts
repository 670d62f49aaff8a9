import type { commonV1, customerV1 } from '#libs/contracts';
import { agent, type ExamplesOf, ids, instant } from './example.js';

const known: customerV1.CustomerSnapshotInit = {
  customerId: ids.customer,
  reference: 'D-1042',
  kind: 'KIND_BUSINESS',
  class: 'default',
  zone: 'Europe/Berlin',
  locale: 'de',
  deliverableChannels: ['CHANNEL_EMAIL', 'CHANNEL_SMS'],
  specialistId: ids.person,
  specialistName: 'Jeanne Moreau',
};
const trade: customerV1.CustomerSnapshotInit = { ...known, class: 'trade' };

/** The customer after a change; its version is the sequence. */
const after = (customer: customerV1.CustomerSnapshotInit, version: number) => ({
  key: ids.customer,
  subject: ids.customer,
  sequence: version,
  payload: { customer },
});

const task = {
  key: ids.customer,
  subject: ids.task,
  payload: {
    customerId: ids.customer,
    taskId: ids.task,
    queue: 'callers',
    invoiceId: ids.invoice,
    caseId: ids.case,
    dueTime: instant('2026-02-24T09:00:00Z'),
  },
};

const document = {
  key: ids.customer,
  subject: ids.document,
  payload: {
    customerId: ids.customer,
    documentId: ids.document,
    kind: 'KIND_PAYMENT_PROOF',
    invoiceId: ids.invoice,
    caseId: ids.case,
  },
} as const;

const person = {
  key: ids.customer,
  subject: ids.contact,
  payload: { customerId: ids.customer, billingContactId: ids.contact, role: 'accounts payable' },
};

const contract: commonV1.MetadataSchemaInit = {
  name: 'contract',
  label: 'Contract',
  fields: [
    {
      name: 'tariff',
      label: 'Tariff',
      type: 'TYPE_CHOICE',
      required: true,
      choices: [
        { code: 'BASIC', label: 'Basic' },
        { code: 'PLUS', label: 'Plus' },
      ],
    },
    { name: 'ends_on', label: 'Ends on', type: 'TYPE_DATE' },
  ],
  version: '1',
  createTime: instant('2026-01-10T09:00:00Z'),
};

export const customerExamples: ExamplesOf<'customer'> = {
  'dunlin.customer.v1.CustomerCreated': { ...after(known, 1), at: '2026-01-15T06:00:00Z', actor: 'system:workflow' },
  'dunlin.customer.v1.CustomerChanged': {
    ...after(trade, 2),
    payload: { customer: trade, changedFields: ['class'] },
    at: '2026-01-20T06:00:00Z',
    actor: 'system:workflow',
  },
  'dunlin.customer.v1.ContactChanged': {
    ...after({ ...trade, deliverableChannels: ['CHANNEL_SMS'] }, 3),
    payload: {
      customer: { ...trade, deliverableChannels: ['CHANNEL_SMS'] },
      contactId: ids.contact,
      channel: 'CHANNEL_EMAIL',
      validity: 'VALIDITY_INVALID',
      isPrimary: true,
      change: 'CHANGE_INVALIDATED',
    },
    at: '2026-02-17T09:00:03Z',
    actor: 'system:customer',
    reason: 'NO_SUCH_RECIPIENT',
  },
  'dunlin.customer.v1.PostalAddressChanged': {
    ...after(trade, 8),
    payload: { customer: trade, kind: 'KIND_BILLING' },
    at: '2026-03-12T08:00:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.BillingContactAdded': { ...person, sequence: 1, at: '2026-03-12T08:05:00Z', actor: agent },
  'dunlin.customer.v1.BillingContactChanged': {
    ...person,
    sequence: 2,
    payload: { ...person.payload, changedFields: ['contacts'] },
    at: '2026-03-13T08:05:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.BillingContactRemoved': {
    ...person,
    sequence: 3,
    at: '2026-03-14T08:05:00Z',
    actor: agent,
    reason: 'Left the company',
  },
  'dunlin.customer.v1.CustomerOptedOut': {
    ...after(trade, 4),
    payload: {
      customer: { ...trade, optedOutChannels: ['CHANNEL_SMS'], deliverableChannels: ['CHANNEL_EMAIL'] },
      channel: 'CHANNEL_SMS',
    },
    at: '2026-02-18T15:20:00Z',
    actor: agent,
    reason: 'TOLD_AGENT',
  },
  'dunlin.customer.v1.OptOutWithdrawn': {
    ...after(trade, 5),
    payload: { customer: trade, channel: 'CHANNEL_SMS' },
    at: '2026-02-19T10:00:00Z',
    actor: agent,
    reason: 'TOLD_AGENT',
  },
  'dunlin.customer.v1.FlagRaised': {
    ...after(trade, 6),
    payload: {
      customer: { ...trade, flags: ['FLAG_INSOLVENT'] },
      flag: 'FLAG_INSOLVENT',
      sinceDate: { year: 2026, month: 3, day: 9 },
    },
    at: '2026-03-10T11:00:00Z',
    actor: agent,
    reason: 'Notice of the court',
  },
  'dunlin.customer.v1.FlagLowered': {
    ...after(trade, 7),
    payload: { customer: trade, flag: 'FLAG_INSOLVENT' },
    at: '2026-03-10T11:30:00Z',
    actor: agent,
    reason: 'Another company of that name',
  },
  'dunlin.customer.v1.NoteAdded': {
    key: ids.customer,
    subject: ids.customer,
    sequence: 1,
    payload: { customerId: ids.customer, noteId: ids.note },
    at: '2026-02-18T15:21:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.TaskCreated': { ...task, sequence: 1, at: '2026-02-24T09:00:00Z', actor: 'system:workflow' },
  'dunlin.customer.v1.TaskChanged': {
    ...task,
    payload: {
      ...task.payload,
      assigneeId: ids.person,
      assigneeName: 'Jeanne Moreau',
      changedFields: ['assignee'],
    },
    sequence: 2,
    at: '2026-02-24T09:30:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.NoteEdited': {
    key: ids.customer,
    subject: ids.note,
    sequence: 2,
    payload: { customerId: ids.customer, noteId: ids.note, editNumber: 1 },
    at: '2026-02-18T15:25:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.InteractionRecorded': {
    key: ids.customer,
    subject: ids.interaction,
    sequence: 1,
    payload: {
      customerId: ids.customer,
      interactionId: ids.interaction,
      method: 'CALL',
      outcome: 'PROMISED_TO_PAY',
      direction: 'DIRECTION_OUTBOUND',
      delinquencyReason: 'AWAITING_APPROVAL',
      invoiceId: ids.invoice,
      caseId: ids.case,
    },
    at: '2026-02-24T14:09:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.DocumentUploaded': {
    ...document,
    payload: { ...document.payload, mediaType: 'application/pdf', sizeBytes: '48213' },
    sequence: 3,
    at: '2026-02-25T09:00:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.DocumentReleased': {
    ...document,
    payload: { ...document.payload, scanned: true },
    sequence: 4,
    at: '2026-02-25T09:00:01Z',
    actor: 'system:customer',
  },
  'dunlin.customer.v1.DocumentRefused': {
    ...document,
    payload: { ...document.payload, finding: 'Eicar-Test-Signature' },
    sequence: 4,
    at: '2026-02-25T09:00:01Z',
    actor: 'system:customer',
    reason: 'MALWARE_FOUND',
  },
  'dunlin.customer.v1.DocumentRemoved': {
    ...document,
    sequence: 5,
    at: '2026-03-02T09:00:00Z',
    actor: agent,
    reason: 'Of another customer',
  },
  'dunlin.customer.v1.CustomerMetadataSchemaChanged': {
    ...{ key: 'contract', subject: 'contract', sequence: 1 },
    payload: { schema: contract },
    at: '2026-01-10T09:00:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.CustomerMetadataChanged': {
    ...{ key: ids.customer, subject: `${ids.customer}/contract`, sequence: 2 },
    payload: {
      ...{ customerId: ids.customer, schema: 'contract', schemaLabel: 'Contract' },
      changes: [{ field: 'tariff', label: 'Tariff', from: 'BASIC', to: 'PLUS' }],
    },
    at: '2026-02-20T09:05:00Z',
    actor: agent,
  },
  'dunlin.customer.v1.PersonChanged': {
    key: ids.person,
    subject: ids.person,
    sequence: 1,
    payload: { personId: ids.person, sub: 'j.moreau', name: 'Jeanne Moreau', active: true },
    at: '2026-01-02T08:00:00Z',
    actor: 'user:admin',
  },
  'dunlin.customer.v1.RosterChanged': {
    key: 'collections',
    subject: 'collections',
    sequence: 2,
    payload: { name: 'collections', kind: 'KIND_GROUP', title: 'Collections', addedPersonIds: [ids.person] },
    at: '2026-01-02T08:01:00Z',
    actor: 'user:admin',
  },
  'dunlin.customer.v1.ClassChanged': {
    key: 'trade',
    subject: 'trade',
    sequence: 2,
    payload: { class: 'trade', title: 'Trade customers', team: 'collections', defaultSequence: 'friendly-reminders' },
    at: '2026-01-02T08:02:00Z',
    actor: 'user:admin',
  },
  'dunlin.customer.v1.TaskResolved': { ...task, sequence: 3, at: '2026-02-24T14:10:00Z', actor: agent },
};
