import { DomainError } from '#libs/errors';

export type CustomerKind = 'PERSON' | 'BUSINESS';

/** A medium of contact; a phone serves SMS and CALL. */
export type Channel = 'EMAIL' | 'SMS' | 'CALL' | 'LETTER';
export const channels: readonly Channel[] = ['EMAIL', 'SMS', 'CALL', 'LETTER'];

/** A channel that has an address of its own. */
export type ContactChannel = 'EMAIL' | 'SMS';

export type Validity = 'UNVERIFIED' | 'VALID' | 'INVALID';

/** A circumstance that stops every contact (R44). */
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

/** What is said about a debtor apart from how to reach it. */
export interface Details {
  readonly name: string;
  readonly kind: CustomerKind;
  readonly customerClass: string;
  readonly zone: string;
  /** Zones besides the own one in which the debtor may be. */
  readonly otherZones: readonly string[];
  readonly locale: string;
}

/** The debtor. At most one contact per channel. */
export interface Customer extends Details {
  readonly customerId: string;
  readonly reference: string;
  readonly contacts: readonly Contact[];
  readonly optedOutChannels: readonly Channel[];
  readonly flags: readonly Flag[];
  readonly version: bigint;
  readonly createdAt: Date;
}

/** Something that happened to a customer; it says what to store and what to publish. */
export type CustomerFact =
  | { readonly fact: 'CREATED' }
  | { readonly fact: 'CHANGED'; readonly fields: readonly (keyof Details)[] }
  | { readonly fact: 'CONTACT_CHANGED'; readonly contact: Contact }
  | { readonly fact: 'OPTED_OUT'; readonly channel: Channel }
  | { readonly fact: 'OPT_OUT_WITHDRAWN'; readonly channel: Channel }
  | { readonly fact: 'FLAG_RAISED'; readonly flag: Flag }
  | { readonly fact: 'FLAG_LOWERED'; readonly flag: Flag };

/** A customer after a change. Without facts nothing changed: nothing is stored, nothing published, the version stays. */
export interface Change {
  readonly customer: Customer;
  readonly facts: readonly CustomerFact[];
}

/** The own zone first, for a contact is lawful only when it is in all of them (R02). */
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
  const customer: Customer = { ...identity, ...details, contacts, optedOutChannels: [], flags: [], version: 1n };
  return { customer, facts: [{ fact: 'CREATED' }] };
}

/** A contact as it starts: well formed, and nobody knows yet whether it works. */
export function newContact(contactId: string, channel: ContactChannel, address: string): Contact {
  return { contactId, channel, address, validity: 'UNVERIFIED', validityReason: '' };
}

/** What a caller or a file says; what is absent stays. */
export interface Revision {
  readonly details: Partial<Details>;
  readonly addresses: Partial<Record<ContactChannel, string>>;
}

/**
 * Applies what is said about a customer. When its zone moves, the new zone leaves the other candidates: it is the own
 * one now, and the former own zone was replaced, not doubted.
 * @param nextContactId called once for each address that is new
 */
export function revise(customer: Customer, revision: Revision, nextContactId: () => string): Change {
  const facts: CustomerFact[] = [];
  const details = changedDetails(customer, revision.details);
  const fields = Object.keys(details) as (keyof Details)[];
  if (fields.length > 0) facts.push({ fact: 'CHANGED', fields });
  let contacts = customer.contacts;
  for (const channel of ['EMAIL', 'SMS'] as const) {
    const address = revision.addresses[channel];
    const present = contacts.find((contact) => contact.channel === channel);
    if (address === undefined || (present && sameAddress(channel, present.address, address))) continue;
    const contact = newContact(nextContactId(), channel, address);
    contacts = withContact(contacts, contact);
    facts.push({ fact: 'CONTACT_CHANGED', contact });
  }
  return changed(customer, { ...details, contacts }, facts);
}

/**
 * An agent or a provider says whether a contact works. Saying it again changes nothing.
 * @throws DomainError CONTACT_NOT_FOUND when the id names no present contact: the address may have been replaced.
 */
export function judgeContact(
  customer: Customer,
  contactId: string,
  validity: Exclude<Validity, 'UNVERIFIED'>,
  validityReason: string,
): Change {
  const present = customer.contacts.find((contact) => contact.contactId === contactId);
  if (!present) {
    throw new DomainError(
      'CONTACT_NOT_FOUND',
      'not-found',
      `Customer ${customer.reference} has no contact ${contactId}. Read the customer for its present contacts.`,
    );
  }
  if (present.validity === validity) return unchanged(customer);
  const contact: Contact = { ...present, validity, validityReason };
  const contacts = withContact(customer.contacts, contact);
  return changed(customer, { contacts }, [{ fact: 'CONTACT_CHANGED', contact }]);
}

/** The debtor refuses a channel; refusing it twice is one fact. */
export function optOut(customer: Customer, channel: Channel): Change {
  if (customer.optedOutChannels.includes(channel)) return unchanged(customer);
  const optedOutChannels = channels.filter((each) => each === channel || customer.optedOutChannels.includes(each));
  return changed(customer, { optedOutChannels }, [{ fact: 'OPTED_OUT', channel }]);
}

/** The debtor accepts a channel again. */
export function withdrawOptOut(customer: Customer, channel: Channel): Change {
  if (!customer.optedOutChannels.includes(channel)) return unchanged(customer);
  const optedOutChannels = customer.optedOutChannels.filter((each) => each !== channel);
  return changed(customer, { optedOutChannels }, [{ fact: 'OPT_OUT_WITHDRAWN', channel }]);
}

/** Stops every contact (R44); raising a flag twice is one fact. */
export function raiseFlag(customer: Customer, flag: Flag): Change {
  if (customer.flags.includes(flag)) return unchanged(customer);
  const raised = flags.filter((each) => each === flag || customer.flags.includes(each));
  return changed(customer, { flags: raised }, [{ fact: 'FLAG_RAISED', flag }]);
}

export function lowerFlag(customer: Customer, flag: Flag): Change {
  if (!customer.flags.includes(flag)) return unchanged(customer);
  const raised = customer.flags.filter((each) => each !== flag);
  return changed(customer, { flags: raised }, [{ fact: 'FLAG_LOWERED', flag }]);
}

/** @throws DomainError CUSTOMER_CHANGED_MEANWHILE; version 0 asks for no check. */
export function expectVersion(customer: Customer, expectedVersion: bigint): void {
  if (expectedVersion === 0n || customer.version === expectedVersion) return;
  throw new DomainError(
    'CUSTOMER_CHANGED_MEANWHILE',
    'aborted',
    `Customer ${customer.reference} is at version ${customer.version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { customer_id: customer.customerId, version: customer.version.toString() } },
  );
}

export function customerNotFound(idOrReference: string): DomainError {
  return new DomainError(
    'CUSTOMER_NOT_FOUND',
    'not-found',
    `There is no customer ${JSON.stringify(idOrReference)}. List customers to find its id or reference.`,
  );
}

function unchanged(customer: Customer): Change {
  return { customer, facts: [] };
}

function changed(customer: Customer, parts: Partial<Customer>, facts: readonly CustomerFact[]): Change {
  if (facts.length === 0) return unchanged(customer);
  return { customer: { ...customer, ...parts, version: customer.version + 1n }, facts };
}

/** Only the details that differ from what is known. */
function changedDetails(customer: Customer, said: Partial<Details>): Partial<Details> {
  const zone = said.zone ?? customer.zone;
  const otherZones = (said.otherZones ?? customer.otherZones).filter((other) => other !== zone);
  const wanted: Details = {
    name: said.name ?? customer.name,
    kind: said.kind ?? customer.kind,
    customerClass: said.customerClass ?? customer.customerClass,
    zone,
    otherZones,
    locale: said.locale ?? customer.locale,
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

// In theory the part before the @ heeds case, in practice no provider does, and files often differ in nothing else.
function sameAddress(channel: ContactChannel, left: string, right: string): boolean {
  return channel === 'EMAIL' ? left.toLowerCase() === right.toLowerCase() : left === right;
}

function withContact(contacts: readonly Contact[], contact: Contact): Contact[] {
  const others = contacts.filter(({ channel }) => channel !== contact.channel);
  return contact.channel === 'EMAIL' ? [contact, ...others] : [...others, contact];
}
