import { enumName, toTimestamp, type customerV1 } from '#libs/contracts';
import {
  candidateZones,
  deliverableChannels,
  type Channel,
  type Contact,
  type Customer,
  type CustomerKind,
  type Details,
  type Flag,
} from '../domain/customer.js';
import type { Note, Task } from '../domain/task.js';
import type { ListedDiaryEntry } from '../use-cases/ports.js';

/** Names of the details as events and violations spell them. */
export const detailNames: Readonly<Record<keyof Details, string>> = {
  name: 'name',
  kind: 'kind',
  customerClass: 'class',
  zone: 'zone',
  otherZones: 'candidate_zones',
  locale: 'locale',
};

export function toChannel(wire: string): Channel | null {
  return enumName<Channel>(wire, 'CHANNEL_');
}

export function toFlag(wire: string): Flag | null {
  return enumName<Flag>(wire, 'FLAG_');
}

export function toKind(wire: string | undefined): CustomerKind | null {
  return wire === undefined ? null : enumName<CustomerKind>(wire, 'KIND_');
}

export function wireChannel(channel: Channel): `CHANNEL_${Channel}` {
  return `CHANNEL_${channel}`;
}

export function wireFlag(flag: Flag): `FLAG_${Flag}` {
  return `FLAG_${flag}`;
}

export function wireCustomer(customer: Customer): customerV1.CustomerInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    name: customer.name,
    kind: `KIND_${customer.kind}`,
    class: customer.customerClass,
    zone: customer.zone,
    candidateZones: candidateZones(customer),
    locale: customer.locale,
    contacts: customer.contacts.map(wireContact),
    optedOutChannels: customer.optedOutChannels.map(wireChannel),
    flags: customer.flags.map(wireFlag),
    version: customer.version.toString(),
    createTime: toTimestamp(customer.createdAt),
  };
}

/** What leaves the service in events: no name and no address. */
export function wireSnapshot(customer: Customer): customerV1.CustomerSnapshotInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    kind: `KIND_${customer.kind}`,
    class: customer.customerClass,
    zone: customer.zone,
    locale: customer.locale,
    optedOutChannels: customer.optedOutChannels.map(wireChannel),
    flags: customer.flags.map(wireFlag),
    deliverableChannels: deliverableChannels(customer).map(wireChannel),
  };
}

export function wireContactFacts(customer: Customer): customerV1.ContactFactsInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    name: customer.name,
    kind: `KIND_${customer.kind}`,
    locale: customer.locale,
    zones: candidateZones(customer),
    contacts: customer.contacts.map(wireContact),
    optedOutChannels: customer.optedOutChannels.map(wireChannel),
    flags: customer.flags.map(wireFlag),
    version: customer.version.toString(),
  };
}

export function wireNote(note: Note): customerV1.NoteInit {
  return {
    noteId: note.noteId,
    customerId: note.customerId,
    text: note.text,
    author: note.author,
    createTime: toTimestamp(note.createdAt),
  };
}

export function wireTask(task: Task): customerV1.TaskInit {
  return {
    taskId: task.taskId,
    customerId: task.customerId,
    queue: task.queue,
    title: task.title,
    invoiceId: task.invoiceId ?? '',
    caseId: task.caseId ?? '',
    state: `STATE_${task.state}`,
    outcomeNote: task.outcomeNote,
    dueTime: toTimestamp(task.dueAt),
    createTime: toTimestamp(task.createdAt),
  };
}

export function wireDiaryEntry(entry: ListedDiaryEntry): customerV1.DiaryEntryInit {
  return {
    entryId: entry.entryId,
    customerId: entry.customerId,
    occurTime: toTimestamp(entry.occurredAt),
    event: entry.event,
    actor: entry.actor,
    reason: entry.reason,
    invoiceId: entry.invoiceIds.length === 1 ? entry.invoiceIds[0]! : '',
    invoiceNumber: entry.invoiceNumber,
    text: entry.text,
    caseId: entry.caseId ?? '',
  };
}

function wireContact(contact: Contact): customerV1.ContactInit {
  return {
    contactId: contact.contactId,
    channel: wireChannel(contact.channel),
    address: contact.address,
    validity: `VALIDITY_${contact.validity}`,
    validityReason: contact.validityReason,
  };
}
