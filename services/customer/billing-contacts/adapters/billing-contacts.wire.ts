import { type customerV1, enumName, toTimestamp, toTimestampOrNull } from '#libs/contracts';
import type { Channel, Contact, Validity } from '../../customers/domain/contacts.js';
import type { BillingContact } from '../domain/billing-contact.js';
import type { GivenPerson } from '../domain/given-person.js';

export function fromWireAddresses(wire: readonly customerV1.BillingContactAddress[]): GivenPerson['contacts'] {
  return wire.map(({ channel, address, label, validity, validityReason }) => ({
    channel: enumName<Channel>(channel, 'CHANNEL_'),
    address,
    label,
    validity: enumName<Validity>(validity, 'VALIDITY_'),
    validityReason,
  }));
}

export function toWireBillingContact(person: BillingContact): customerV1.BillingContactInit {
  const { billingContactId, customerId, name, role, locale, contacts } = person;
  return {
    ...{ billingContactId, customerId, name, role, locale },
    contacts: contacts.map(toWireContact),
    version: person.version.toString(),
    createTime: toTimestamp(person.createdAt),
  };
}

function toWireContact(contact: Contact): customerV1.ContactInit {
  const { contactId, address, validityReason, validityActor, label, isPrimary } = contact;
  return {
    ...{ contactId, address, validityReason, validityActor, label, isPrimary },
    channel: `CHANNEL_${contact.channel}`,
    validity: `VALIDITY_${contact.validity}`,
    validityTime: toTimestampOrNull(contact.validityAt),
    source: 'SOURCE_PERSON',
  };
}
