import { type customerV1, enumName, toTimestamp } from '#libs/contracts';
import {
  candidateZones,
  type Channel,
  type Contact,
  type Customer,
  type CustomerKind,
  deliverableChannels,
  type Details,
  type Flag,
} from '../domain/customer.js';

/** Field names as events and violations spell them. */
export const detailNames: Readonly<Record<keyof Details, string>> = {
  name: 'name',
  kind: 'kind',
  customerClass: 'class',
  zone: 'zone',
  otherZones: 'candidate_zones',
  locale: 'locale',
  defaultSequence: 'default_sequence',
};

export function fromWireChannel(wire: string): Channel | null {
  return enumName<Channel>(wire, 'CHANNEL_');
}

export function fromWireFlag(wire: string): Flag | null {
  return enumName<Flag>(wire, 'FLAG_');
}

export function fromWireKind(wire: string | undefined): CustomerKind | null {
  return wire === undefined ? null : enumName<CustomerKind>(wire, 'KIND_');
}

export function toWireChannel(channel: Channel): `CHANNEL_${Channel}` {
  return `CHANNEL_${channel}`;
}

export function toWireFlag(flag: Flag): `FLAG_${Flag}` {
  return `FLAG_${flag}`;
}

export function toWireCustomer(customer: Customer): customerV1.CustomerInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    name: customer.name,
    kind: `KIND_${customer.kind}`,
    class: customer.customerClass,
    zone: customer.zone,
    candidateZones: candidateZones(customer),
    locale: customer.locale,
    contacts: customer.contacts.map(toWireContact),
    optedOutChannels: customer.optedOutChannels.map(toWireChannel),
    flags: customer.flags.map(toWireFlag),
    version: customer.version.toString(),
    createTime: toTimestamp(customer.createdAt),
    ...toWireSpecialist(customer),
    defaultSequence: customer.defaultSequence,
  };
}

/** The snapshot in events: without name and address of the debtor. */
export function toWireSnapshot(customer: Customer): customerV1.CustomerSnapshotInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    kind: `KIND_${customer.kind}`,
    class: customer.customerClass,
    zone: customer.zone,
    locale: customer.locale,
    optedOutChannels: customer.optedOutChannels.map(toWireChannel),
    flags: customer.flags.map(toWireFlag),
    deliverableChannels: deliverableChannels(customer).map(toWireChannel),
    ...toWireSpecialist(customer),
  };
}

export function toWireContactFacts(customer: Customer): customerV1.ContactFactsInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    name: customer.name,
    kind: `KIND_${customer.kind}`,
    locale: customer.locale,
    zones: candidateZones(customer),
    contacts: customer.contacts.map(toWireContact),
    optedOutChannels: customer.optedOutChannels.map(toWireChannel),
    flags: customer.flags.map(toWireFlag),
    version: customer.version.toString(),
  };
}

function toWireSpecialist({ specialist }: Customer): { specialistId: string; specialistName: string } {
  return { specialistId: specialist?.personId ?? '', specialistName: specialist?.name ?? '' };
}

function toWireContact(contact: Contact): customerV1.ContactInit {
  return {
    contactId: contact.contactId,
    channel: toWireChannel(contact.channel),
    address: contact.address,
    validity: `VALIDITY_${contact.validity}`,
    validityReason: contact.validityReason,
  };
}
