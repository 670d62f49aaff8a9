import { errors } from './errors.js';

export type CustomerKind = 'PERSON' | 'BUSINESS';

/** A medium of contact; a phone serves SMS and CALL. */
export type Channel = 'EMAIL' | 'SMS' | 'CALL' | 'LETTER';
export const channels: readonly Channel[] = ['EMAIL', 'SMS', 'CALL', 'LETTER'];

/** A channel that has an address of its own. */
export type ContactChannel = 'EMAIL' | 'SMS';
export const contactChannels: readonly ContactChannel[] = ['EMAIL', 'SMS'];

type Validity = 'UNVERIFIED' | 'VALID' | 'INVALID';

/** A circumstance that stops every contact (rule R44 of docs/contact-and-money-rules.md). */
export type Flag = 'BANKRUPT' | 'DECEASED' | 'MINOR' | 'FRAUD' | 'INSOLVENT';
export const flags: readonly Flag[] = ['BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT'];

export interface Contact {
  /** Names this address: another address of the same channel has another id. */
  readonly contactId: string;
  readonly channel: ContactChannel;
  readonly address: string;
  readonly validity: Validity;
  /** Why it is valid or invalid, empty while unverified. */
  readonly validityReason: string;
}

/** What is known of a debtor apart from its contacts. */
export interface Details {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly customerClass: string;
  readonly zone: string;
  /** Zones besides the primary one in which the debtor may be. */
  readonly otherZones: readonly string[];
  readonly locale: string;
  /** Sequence in place of that of the class, empty for none. */
  readonly defaultSequence: string;
}

/** The person who looks after a customer. */
export interface Specialist {
  readonly personId: string;
  readonly name: string;
  /** Chosen by a person, so a change of class does not choose again. */
  readonly byHand: boolean;
}

/** At most one contact per channel. */
export interface Customer extends Details {
  readonly customerId: string;
  readonly reference: string;
  readonly contacts: readonly Contact[];
  readonly optedOutChannels: readonly Channel[];
  readonly flags: readonly Flag[];
  /** Who looks after the customer; null only while no team of its class has anybody. */
  readonly specialist: Specialist | null;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** Part of a change: it says what to store and what to publish. */
export type CustomerEvent =
  | { readonly event: 'CREATED' }
  | { readonly event: 'CHANGED'; readonly fields: readonly (keyof Details)[] }
  | { readonly event: 'CONTACT_CHANGED'; readonly contact: Contact }
  | { readonly event: 'OPTED_OUT'; readonly channel: Channel }
  | { readonly event: 'OPT_OUT_WITHDRAWN'; readonly channel: Channel }
  | { readonly event: 'FLAG_RAISED'; readonly flag: Flag }
  | { readonly event: 'FLAG_LOWERED'; readonly flag: Flag }
  | { readonly event: 'SPECIALIST_CHANGED'; readonly former: Specialist | null };

/** A customer after a change. Without events nothing is stored, nothing is published, and the version stays. */
export interface Change {
  readonly customer: Customer;
  readonly events: readonly CustomerEvent[];
}

/** The primary zone first. A contact is lawful only at an hour that is allowed in all of them (12 CFR 1006.6(b)). */
export function candidateZones({ zone, otherZones }: Pick<Details, 'zone' | 'otherZones'>): string[] {
  return [zone, ...otherZones];
}

/** Channels on which a message could reach the debtor: a contact that is not invalid, and no opt-out. */
export function deliverableChannels(customer: Pick<Customer, 'contacts' | 'optedOutChannels'>): Channel[] {
  const usable = (channel: ContactChannel) =>
    customer.contacts.some((contact) => contact.channel === channel && contact.validity !== 'INVALID');
  const reachable: Record<Channel, boolean> = {
    EMAIL: usable('EMAIL'),
    SMS: usable('SMS'),
    CALL: usable('SMS'),
    LETTER: false,
  };
  return channels.filter((channel) => reachable[channel] && !customer.optedOutChannels.includes(channel));
}

/** A customer nobody has changed yet. */
export function createCustomer(
  identity: Pick<Customer, 'customerId' | 'reference' | 'createdAt'>,
  details: Details,
  contacts: readonly Contact[],
): Change {
  const untouched = { optedOutChannels: [], flags: [], specialist: null, version: 1n };
  const customer: Customer = { ...identity, ...details, contacts, ...untouched };
  return { customer, events: [{ event: 'CREATED' }] };
}

/** A well-formed contact of which nobody knows yet whether it works. */
export function newContact(contactId: string, channel: ContactChannel, address: string): Contact {
  return { contactId, channel, address, validity: 'UNVERIFIED', validityReason: '' };
}

/** What a caller or a file gives; what is absent stays. */
export interface Revision {
  readonly details: Partial<Details>;
  readonly addresses: Partial<Record<ContactChannel, string>>;
}

/**
 * Applies what a caller or a file gives. When the primary zone changes, the new one is no longer among the other
 * candidates, and the former one does not become a candidate: it was replaced, not doubted.
 * @param nextContactId called once for each address that is new
 */
export function revise(customer: Customer, revision: Revision, nextContactId: () => string): Change {
  const events: CustomerEvent[] = [];
  const details = changedDetails(customer, revision.details);
  const fields = Object.keys(details) as (keyof Details)[];
  if (fields.length > 0) events.push({ event: 'CHANGED', fields });
  let contacts = customer.contacts;
  for (const channel of contactChannels) {
    const address = revision.addresses[channel];
    const present = contacts.find((contact) => contact.channel === channel);
    if (address === undefined || (present && sameAddress(channel, present.address, address))) continue;
    const contact = newContact(nextContactId(), channel, address);
    contacts = withContact(contacts, contact);
    events.push({ event: 'CONTACT_CHANGED', contact });
  }
  return changed(customer, { ...details, contacts }, events);
}

/**
 * Records whether a contact works. Recording the same again changes nothing.
 * @throws CONTACT_NOT_FOUND
 */
export function setContactValidity(
  customer: Customer,
  contactId: string,
  validity: Exclude<Validity, 'UNVERIFIED'>,
  validityReason: string,
): Change {
  const present = customer.contacts.find((contact) => contact.contactId === contactId);
  if (!present) {
    throw errors.CONTACT_NOT_FOUND(
      `Customer ${customer.reference} has no contact ${contactId}. Read the customer for its present contacts.`,
    );
  }
  if (present.validity === validity) return unchanged(customer);
  const contact: Contact = { ...present, validity, validityReason };
  const contacts = withContact(customer.contacts, contact);
  return changed(customer, { contacts }, [{ event: 'CONTACT_CHANGED', contact }]);
}

/** The debtor opts out of a channel; a second time changes nothing. */
export function optOut(customer: Customer, channel: Channel): Change {
  if (customer.optedOutChannels.includes(channel)) return unchanged(customer);
  const optedOutChannels = channels.filter((each) => each === channel || customer.optedOutChannels.includes(each));
  return changed(customer, { optedOutChannels }, [{ event: 'OPTED_OUT', channel }]);
}

export function withdrawOptOut(customer: Customer, channel: Channel): Change {
  if (!customer.optedOutChannels.includes(channel)) return unchanged(customer);
  const optedOutChannels = customer.optedOutChannels.filter((each) => each !== channel);
  return changed(customer, { optedOutChannels }, [{ event: 'OPT_OUT_WITHDRAWN', channel }]);
}

/** Stops every contact; raising a flag a second time changes nothing. */
export function raiseFlag(customer: Customer, flag: Flag): Change {
  if (customer.flags.includes(flag)) return unchanged(customer);
  const raised = flags.filter((each) => each === flag || customer.flags.includes(each));
  return changed(customer, { flags: raised }, [{ event: 'FLAG_RAISED', flag }]);
}

export function lowerFlag(customer: Customer, flag: Flag): Change {
  if (!customer.flags.includes(flag)) return unchanged(customer);
  const raised = customer.flags.filter((each) => each !== flag);
  return changed(customer, { flags: raised }, [{ event: 'FLAG_LOWERED', flag }]);
}

/**
 * @param expectedVersion 0 asks for no check
 * @throws CUSTOMER_CONFLICT
 */
export function expectVersion(customer: Customer, expectedVersion: bigint): void {
  if (expectedVersion === 0n || customer.version === expectedVersion) return;
  throw errors.CUSTOMER_CONFLICT(
    `Customer ${customer.reference} is at version ${customer.version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { customer_id: customer.customerId, version: customer.version.toString() } },
  );
}

/** @throws CUSTOMER_NOT_FOUND for null */
export function requireCustomer(customer: Customer | null, idOrReference: string): Customer {
  if (customer) return customer;
  throw errors.CUSTOMER_NOT_FOUND(
    `There is no customer ${JSON.stringify(idOrReference)}. List customers to find its id or reference.`,
  );
}

function unchanged(customer: Customer): Change {
  return { customer, events: [] };
}

function changed(customer: Customer, parts: Partial<Customer>, events: readonly CustomerEvent[]): Change {
  if (events.length === 0) return unchanged(customer);
  return { customer: { ...customer, ...parts, version: customer.version + 1n }, events };
}

/** Only the details that differ from what is known. */
function changedDetails(customer: Customer, given: Partial<Details>): Partial<Details> {
  const zone = given.zone ?? customer.zone;
  const otherZones = (given.otherZones ?? customer.otherZones).filter((other) => other !== zone);
  const wanted: Details = {
    name: given.name ?? customer.name,
    kind: given.kind ?? customer.kind,
    customerClass: given.customerClass ?? customer.customerClass,
    zone,
    otherZones,
    locale: given.locale ?? customer.locale,
    defaultSequence: given.defaultSequence ?? customer.defaultSequence,
  };
  const differing = (Object.keys(wanted) as (keyof Details)[]).filter(
    (field) => !equal(wanted[field], customer[field]),
  );
  return Object.fromEntries(differing.map((field) => [field, wanted[field]]));
}

function equal(left: string | readonly string[], right: string | readonly string[]): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

// In theory the part before the @ is case-sensitive, in practice no provider treats it so, and files often differ in
// nothing else.
function sameAddress(channel: ContactChannel, left: string, right: string): boolean {
  return channel === 'EMAIL' ? left.toLowerCase() === right.toLowerCase() : left === right;
}

function withContact(contacts: readonly Contact[], contact: Contact): Contact[] {
  const others = contacts.filter(({ channel }) => channel !== contact.channel);
  return contact.channel === 'EMAIL' ? [contact, ...others] : [...others, contact];
}
