import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { aCustomer, aSchema } from '../entities.js';
import { type EventBuilder, fact } from '../sample.js';

export const customerFacts: Record<string, EventBuilder> = {
  'dunlin.customer.v1.CustomerCreated': async () => {
    const customerId = newId();
    const customer = {
      customerId,
      reference: `unseen-${customerId}`,
      kind: 'KIND_PERSON',
      class: 'default',
      zone: 'UTC',
      locale: 'en',
    } as const;
    return fact('dunlin.customer.v1.CustomerCreated', { key: customerId, subject: customerId }, { customer });
  },
  'dunlin.customer.v1.CustomerChanged': about('dunlin.customer.v1.CustomerChanged', { changedFields: ['class'] }),
  'dunlin.customer.v1.ContactChanged': about('dunlin.customer.v1.ContactChanged', {
    contactId: newId(),
    channel: 'CHANNEL_EMAIL',
    validity: 'VALIDITY_VALID',
    isPrimary: true,
    change: 'CHANGE_VALIDATED',
  }),
  'dunlin.customer.v1.PostalAddressChanged': about('dunlin.customer.v1.PostalAddressChanged', { kind: 'KIND_BILLING' }),
  'dunlin.customer.v1.BillingContactAdded': work('dunlin.customer.v1.BillingContactAdded', aPerson),
  'dunlin.customer.v1.BillingContactChanged': work('dunlin.customer.v1.BillingContactChanged', () => ({
    ...aPerson(),
    changedFields: ['name'],
  })),
  'dunlin.customer.v1.BillingContactRemoved': work('dunlin.customer.v1.BillingContactRemoved', aPerson),
  'dunlin.customer.v1.CustomerOptedOut': about('dunlin.customer.v1.CustomerOptedOut', { channel: 'CHANNEL_EMAIL' }),
  'dunlin.customer.v1.OptOutWithdrawn': about('dunlin.customer.v1.OptOutWithdrawn', { channel: 'CHANNEL_EMAIL' }),
  'dunlin.customer.v1.FlagRaised': about('dunlin.customer.v1.FlagRaised', { flag: 'FLAG_MINOR' }),
  'dunlin.customer.v1.FlagLowered': about('dunlin.customer.v1.FlagLowered', { flag: 'FLAG_MINOR' }),
  'dunlin.customer.v1.NoteAdded': work('dunlin.customer.v1.NoteAdded', () => ({ noteId: newId() })),
  'dunlin.customer.v1.TaskCreated': work('dunlin.customer.v1.TaskCreated', () => ({
    taskId: newId(),
    queue: 'callers',
  })),
  'dunlin.customer.v1.NoteEdited': work('dunlin.customer.v1.NoteEdited', () => ({ noteId: newId(), editNumber: 1 })),
  'dunlin.customer.v1.TaskChanged': work('dunlin.customer.v1.TaskChanged', () => ({
    taskId: newId(),
    queue: 'callers',
    changedFields: ['title'],
  })),
  'dunlin.customer.v1.InteractionRecorded': work('dunlin.customer.v1.InteractionRecorded', () => ({
    interactionId: newId(),
    method: 'CALL',
    outcome: 'REACHED',
    direction: 'DIRECTION_OUTBOUND',
  })),
  'dunlin.customer.v1.DocumentUploaded': work('dunlin.customer.v1.DocumentUploaded', aDocument),
  'dunlin.customer.v1.DocumentReleased': work('dunlin.customer.v1.DocumentReleased', aDocument),
  'dunlin.customer.v1.DocumentRefused': work('dunlin.customer.v1.DocumentRefused', () => ({
    ...aDocument(),
    finding: 'Eicar-Test-Signature',
  })),
  'dunlin.customer.v1.DocumentRemoved': work('dunlin.customer.v1.DocumentRemoved', aDocument),
  'dunlin.customer.v1.CustomerMetadataSchemaChanged': async (world) => {
    const schema = aSchema(world);
    const about = { key: schema.name, subject: schema.name };
    return fact('dunlin.customer.v1.CustomerMetadataSchemaChanged', about, { schema });
  },
  'dunlin.customer.v1.CustomerMetadataChanged': async (world) => {
    const { customerId } = await aCustomer(world);
    const about = { key: customerId, subject: `${customerId}/contract` };
    return fact('dunlin.customer.v1.CustomerMetadataChanged', about, { customerId, ...changedMetadata });
  },
  'dunlin.customer.v1.PersonChanged': async () => {
    const personId = newId();
    const person = { personId, sub: `unseen-${personId}`, name: 'Unseen', active: true };
    return fact('dunlin.customer.v1.PersonChanged', { key: personId, subject: personId }, person);
  },
  'dunlin.customer.v1.RosterChanged': async (world) => {
    const name = world.unique('roster');
    const roster = { name, kind: 'KIND_QUEUE', title: name } as const;
    return fact('dunlin.customer.v1.RosterChanged', { key: name, subject: name }, roster);
  },
  'dunlin.customer.v1.ClassChanged': async (world) => {
    const name = world.unique('class');
    return fact('dunlin.customer.v1.ClassChanged', { key: name, subject: name }, { class: name, title: name });
  },
  'dunlin.customer.v1.TaskResolved': work('dunlin.customer.v1.TaskResolved', () => ({
    taskId: newId(),
    queue: 'callers',
  })),
};

/** The customer as it stands, one version on. */
export function nextSnapshot(customer: customerV1.Customer): {
  sequence: number;
  snapshot: customerV1.CustomerSnapshotInit;
} {
  const { customerId, reference, kind, class: customerClass, zone, locale, flags } = customer;
  const snapshot = {
    customerId,
    reference,
    kind,
    class: customerClass,
    zone,
    locale,
    flags,
    deliverableChannels: ['CHANNEL_EMAIL'],
  } as const;
  return { sequence: Number(customer.version) + 1, snapshot: { ...snapshot, deliverableChannels: ['CHANNEL_EMAIL'] } };
}

type OfSnapshot =
  | 'dunlin.customer.v1.CustomerChanged'
  | 'dunlin.customer.v1.ContactChanged'
  | 'dunlin.customer.v1.PostalAddressChanged'
  | 'dunlin.customer.v1.CustomerOptedOut'
  | 'dunlin.customer.v1.OptOutWithdrawn'
  | 'dunlin.customer.v1.FlagRaised'
  | 'dunlin.customer.v1.FlagLowered';

function about(type: OfSnapshot, rest: object): EventBuilder {
  return async (world) => {
    const { snapshot, sequence } = nextSnapshot(await aCustomer(world));
    const { customerId } = snapshot;
    return fact(type, { key: customerId!, subject: customerId!, sequence }, { customer: snapshot, ...rest });
  };
}

type OfWork =
  | 'dunlin.customer.v1.NoteAdded'
  | 'dunlin.customer.v1.NoteEdited'
  | 'dunlin.customer.v1.TaskCreated'
  | 'dunlin.customer.v1.TaskChanged'
  | 'dunlin.customer.v1.TaskResolved'
  | 'dunlin.customer.v1.InteractionRecorded'
  | 'dunlin.customer.v1.DocumentUploaded'
  | 'dunlin.customer.v1.DocumentReleased'
  | 'dunlin.customer.v1.DocumentRefused'
  | 'dunlin.customer.v1.DocumentRemoved'
  | 'dunlin.customer.v1.BillingContactAdded'
  | 'dunlin.customer.v1.BillingContactChanged'
  | 'dunlin.customer.v1.BillingContactRemoved';

function aPerson() {
  return { billingContactId: newId(), role: 'accounts payable' };
}

function aDocument() {
  return { documentId: newId(), kind: 'KIND_CONTRACT' };
}

function work(type: OfWork, rest: () => object): EventBuilder {
  return async (world) => {
    const { customerId, version } = await aCustomer(world);
    return fact(type, { key: customerId, subject: customerId, sequence: Number(version) }, { customerId, ...rest() });
  };
}

/** What an event says of metadata that changed. */
export const changedMetadata = {
  schema: 'contract',
  schemaLabel: 'Contract',
  changes: [{ field: 'tariff', label: 'Tariff', from: 'BASIC', to: 'PLUS' }],
};
