import { type LocalDate, localDateAt, zoneOr } from '#libs/time';
import {
  addContact,
  type Channel,
  channels,
  type Contact,
  type ContactAct,
  type ContactChannel,
  contactChannels,
  type ContactsChange,
  editContact,
  inOrder,
  judgeContact,
  type Judgement,
  makePrimary,
  primaryOf,
  removeContact,
  replacePrimary,
  takeFromFile,
} from './contacts.js';
import { changedDetails, type Details } from './details.js';
import { errors } from './errors.js';
import { type Flag, flagsInForce, type GivenFlag, type RaisedFlag, withFlag } from './flags.js';
import { type PostalAddress, type PostalKind, postalKinds, sameAddress } from './postal-address.js';

/** The person who looks after a customer. */
export interface Specialist {
  readonly personId: string;
  readonly name: string;
  /** Chosen by a person, so a change of class does not choose again. */
  readonly byHand: boolean;
}

/** Contacts, flags and addresses as of the version. */
export interface Customer extends Details {
  readonly customerId: string;
  readonly reference: string;
  readonly contacts: readonly Contact[];
  readonly optedOutChannels: readonly Channel[];
  /** Those that were raised and not lowered, whether their days hold or not. */
  readonly raisedFlags: readonly RaisedFlag[];
  /** At most one of a kind. */
  readonly postalAddresses: readonly PostalAddress[];
  /** Who looks after the customer; null only while no team of its class has anybody. */
  readonly specialist: Specialist | null;
  readonly version: bigint;
  readonly createdAt: Date;
  /** Business time at which it was read; days of flags are judged by it. */
  readonly asOf: Date;
}

/** Part of a change: it says what to store and what to publish. */
export type CustomerEvent =
  | { readonly event: 'CREATED' }
  | { readonly event: 'CHANGED'; readonly fields: readonly (keyof Details)[] }
  | {
      readonly event: 'CONTACT_CHANGED';
      readonly contact: Contact;
      readonly act: ContactAct;
      /** Whether its channel had or has other contacts besides the primary one. */
      readonly amongOthers: boolean;
    }
  | { readonly event: 'POSTAL_ADDRESS_CHANGED'; readonly kind: PostalKind; readonly isRemoved: boolean }
  | {
      readonly event: 'OPTED_OUT';
      readonly channel: Channel;
      /** To which contact the refused message went; empty for the primary one. */
      readonly contactId: string;
    }
  | { readonly event: 'OPT_OUT_WITHDRAWN'; readonly channel: Channel }
  | { readonly event: 'FLAG_RAISED'; readonly flag: RaisedFlag }
  | { readonly event: 'FLAG_LOWERED'; readonly flag: Flag }
  | { readonly event: 'SPECIALIST_CHANGED'; readonly former: Specialist | null };

/** A customer after a change. Without events nothing is stored, nothing is published, and the version stays. */
export interface Change {
  readonly customer: Customer;
  readonly events: readonly CustomerEvent[];
}

/** Channels on which a message could reach the debtor: a primary contact that is not invalid, and no opt-out. */
export function deliverableChannels(customer: Pick<Customer, 'contacts' | 'optedOutChannels'>): Channel[] {
  const usable = (channel: ContactChannel) => {
    const primary = primaryOf(customer.contacts, channel);
    return primary !== undefined && primary.validity !== 'INVALID';
  };
  const reachable: Record<Channel, boolean> = {
    EMAIL: usable('EMAIL'),
    SMS: usable('SMS'),
    CALL: usable('SMS'),
    LETTER: false,
  };
  return channels.filter((channel) => reachable[channel] && !customer.optedOutChannels.includes(channel));
}

/** The date at the debtor's place. */
export function todayOf({ zone }: Pick<Details, 'zone'>, now: Date): LocalDate {
  return localDateAt(now, zoneOr(zone, 'UTC'));
}

/** Flags whose days hold at the debtor's place. */
export function flagsOf(customer: Customer): Flag[] {
  return flagsInForce(customer.raisedFlags, todayOf(customer, customer.asOf));
}

/** Flags whose first day is to come at the debtor's place. */
export function comingFlagsOf(customer: Customer): RaisedFlag[] {
  const today = todayOf(customer, customer.asOf);
  return customer.raisedFlags.filter(({ since }) => since !== null && since > today);
}

/** A customer nobody has changed yet. */
export function createCustomer(
  identity: Pick<Customer, 'customerId' | 'reference' | 'createdAt'>,
  details: Details,
  contacts: readonly Contact[],
): Change {
  const asOf = identity.createdAt;
  const customer: Customer = { ...identity, ...details, ...nothingYet, contacts: inOrder(contacts), asOf };
  return { customer, events: [{ event: 'CREATED' }] };
}

const nothingYet = {
  ...{ optedOutChannels: [], raisedFlags: [], postalAddresses: [] },
  ...{ specialist: null, version: 1n },
} as const;

/** What a caller or a file gives; what is absent stays. */
export interface Revision {
  readonly details: Partial<Details>;
  readonly addresses: Partial<Record<ContactChannel, string>>;
  /** A file speaks of the contact that a file brought, a person of the primary one. */
  readonly by: 'FILE' | 'PERSON';
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
  const give = revision.by === 'FILE' ? takeFromFile : replacePrimary;
  for (const channel of contactChannels) {
    const address = revision.addresses[channel];
    const given = address === undefined ? null : give(contacts, channel, address, nextContactId);
    if (!given) continue;
    events.push(contactEvent(contacts, given));
    contacts = given.contacts;
  }
  return changed(customer, { ...details, contacts }, events);
}

/** @throws CONTACT_KEY_REUSED, CUSTOMER_INVALID */
export function giveContact(customer: Customer, contact: Contact): Change {
  return withContacts(customer, addContact(customer.contacts, contact));
}

/** @throws CONTACT_NOT_FOUND, CONTACT_KEY_REUSED */
export function reviseContact(
  customer: Customer,
  contactId: string,
  given: { readonly address?: string; readonly label?: string },
  nextContactId: () => string,
): Change {
  return withContacts(customer, editContact(customer.contacts, contactId, given, nextContactId));
}

/** @throws CONTACT_NOT_FOUND, CONTACT_STATE_FORBIDS */
export function dropContact(customer: Customer, contactId: string): Change {
  return withContacts(customer, removeContact(customer.contacts, contactId));
}

/** @throws CONTACT_NOT_FOUND, CONTACT_STATE_FORBIDS */
export function choosePrimary(customer: Customer, contactId: string): Change {
  return withContacts(customer, makePrimary(customer.contacts, contactId));
}

/**
 * Records whether a contact works. Recording the same again changes nothing.
 * @throws CONTACT_NOT_FOUND
 */
export function setContactValidity(customer: Customer, contactId: string, judgement: Judgement): Change {
  return withContacts(customer, judgeContact(customer.contacts, contactId, judgement));
}

/** Null removes the address of the kind. */
export function setPostalAddress(customer: Customer, kind: PostalKind, address: PostalAddress | null): Change {
  const present = customer.postalAddresses.find((each) => each.kind === kind);
  if (address ? present && sameAddress(present, address) : !present) return unchanged(customer);
  const others = customer.postalAddresses.filter((each) => each.kind !== kind);
  const postalAddresses = postalKinds.flatMap((each) =>
    each === kind ? (address ?? []) : others.filter((other) => other.kind === each),
  );
  return changed(customer, { postalAddresses }, [{ event: 'POSTAL_ADDRESS_CHANGED', kind, isRemoved: !address }]);
}

/** The debtor opts out of a channel; a second time changes nothing. */
export function optOut(customer: Customer, channel: Channel, contactId = ''): Change {
  if (customer.optedOutChannels.includes(channel)) return unchanged(customer);
  const optedOutChannels = channels.filter((each) => each === channel || customer.optedOutChannels.includes(each));
  return changed(customer, { optedOutChannels }, [{ event: 'OPTED_OUT', channel, contactId }]);
}

export function withdrawOptOut(customer: Customer, channel: Channel): Change {
  if (!customer.optedOutChannels.includes(channel)) return unchanged(customer);
  const optedOutChannels = customer.optedOutChannels.filter((each) => each !== channel);
  return changed(customer, { optedOutChannels }, [{ event: 'OPT_OUT_WITHDRAWN', channel }]);
}

/**
 * Raises a flag, or says more of one that is raised; the same a second time changes nothing.
 * @throws CUSTOMER_INVALID
 */
export function raiseFlag(customer: Customer, given: GivenFlag, today: LocalDate): Change {
  const raisedFlags = withFlag(customer.raisedFlags, given, today);
  if (!raisedFlags) return unchanged(customer);
  const flag = raisedFlags.find((each) => each.flag === given.flag)!;
  return changed(customer, { raisedFlags }, [{ event: 'FLAG_RAISED', flag }]);
}

export function lowerFlag(customer: Customer, flag: Flag): Change {
  const raisedFlags = customer.raisedFlags.filter((each) => each.flag !== flag);
  if (raisedFlags.length === customer.raisedFlags.length) return unchanged(customer);
  return changed(customer, { raisedFlags }, [{ event: 'FLAG_LOWERED', flag }]);
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

function withContacts(customer: Customer, change: ContactsChange | null): Change {
  if (!change) return unchanged(customer);
  return changed(customer, { contacts: change.contacts }, [contactEvent(customer.contacts, change)]);
}

function contactEvent(before: readonly Contact[], { contacts, contact, act }: ContactsChange): CustomerEvent {
  const amongOthers = [...before, ...contacts].some((each) => each.channel === contact.channel && !each.isPrimary);
  return { event: 'CONTACT_CHANGED', contact, act, amongOthers };
}
