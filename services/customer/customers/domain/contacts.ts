import { invalidFields } from '#libs/errors';
import { errors } from './errors.js';

/** A medium of contact; a phone serves SMS and CALL. */
export type Channel = 'EMAIL' | 'SMS' | 'CALL' | 'LETTER';
export const channels: readonly Channel[] = ['EMAIL', 'SMS', 'CALL', 'LETTER'];

/** A channel that has an address of its own. */
export type ContactChannel = 'EMAIL' | 'SMS';
export const contactChannels: readonly ContactChannel[] = ['EMAIL', 'SMS'];

export type Validity = 'UNVERIFIED' | 'VALID' | 'INVALID';

/** Who brought a contact; empty for those that were there before this was kept. */
export type ContactSource = '' | 'FILE' | 'PERSON';

export interface Contact {
  /** Names this address: another address has another id. */
  readonly contactId: string;
  readonly channel: ContactChannel;
  readonly address: string;
  readonly validity: Validity;
  /** Why it is valid or invalid, empty while unverified. */
  readonly validityReason: string;
  /** Who said so, empty while unverified. */
  readonly validityActor: string;
  readonly validityAt: Date | null;
  /** What people call it. */
  readonly label: string;
  readonly source: ContactSource;
  /** Messages go to the primary contact of a channel and to no other. */
  readonly isPrimary: boolean;
}

/** What happened to a contact. */
export type ContactAct =
  'ADDED' | 'REPLACED' | 'LABELLED' | 'VALIDATED' | 'INVALIDATED' | 'MADE_PRIMARY' | 'TAKEN_OVER' | 'REMOVED';

/** The contacts after a change, and the one that it was about. */
export interface ContactsChange {
  readonly contacts: readonly Contact[];
  readonly contact: Contact;
  readonly act: ContactAct;
}

/** That a contact works or not, as somebody said. */
export interface Judgement {
  readonly validity: Exclude<Validity, 'UNVERIFIED'>;
  readonly reason: string;
  readonly actor: string;
  readonly at: Date;
}

export const maxContacts = 20;

/** A well-formed contact of which nobody knows yet whether it works. */
export function newContact(
  contactId: string,
  channel: ContactChannel,
  address: string,
  known: Partial<Pick<Contact, 'label' | 'source' | 'isPrimary'>> = {},
): Contact {
  const unverified = { validity: 'UNVERIFIED', validityReason: '', validityActor: '', validityAt: null } as const;
  return { contactId, channel, address, ...unverified, label: '', source: 'PERSON', isPrimary: true, ...known };
}

export function primaryOf(contacts: readonly Contact[], channel: ContactChannel): Contact | undefined {
  return contacts.find((contact) => contact.channel === channel && contact.isPrimary);
}

/**
 * A person gives the address of a channel without naming a contact: it takes the place of the primary one.
 * @returns null when the channel has that address as its primary one
 */
export function replacePrimary(
  contacts: readonly Contact[],
  channel: ContactChannel,
  address: string,
  nextId: () => string,
): ContactsChange | null {
  return replace(contacts, primaryOf(contacts, channel), newContact('', channel, address), nextId);
}

/**
 * A file gives the address of a channel. It speaks of the contact that a file brought before, else of the one that has
 * that address, of one whose source is not known, or of the primary one: what a person edited there is changed back,
 * what a person added stays, and so does the choice of the primary one.
 * @returns null when the file says nothing new
 */
export function takeFromFile(
  contacts: readonly Contact[],
  channel: ContactChannel,
  address: string,
  nextId: () => string,
): ContactsChange | null {
  const ofChannel = contacts.filter((contact) => contact.channel === channel);
  const own =
    ofChannel.find(({ source }) => source === 'FILE') ??
    ofChannel.find((contact) => sameAddress(channel, contact.address, address)) ??
    ofChannel.find(({ source }) => source === '') ??
    primaryOf(contacts, channel);
  if (own?.source === 'PERSON' && sameAddress(channel, own.address, address)) return takeOver(contacts, own);
  return replace(contacts, own, newContact('', channel, address, { source: 'FILE' }), nextId);
}

/** A file knows what a person gave, so that later ones speak of it and of no other. */
function takeOver(contacts: readonly Contact[], given: Contact): ContactsChange {
  const contact: Contact = { ...given, source: 'FILE' };
  return { contacts: withContact(contacts, contact), contact, act: 'TAKEN_OVER' };
}

/**
 * The first contact of a channel is its primary one, whatever is asked for.
 * @throws CONTACT_KEY_REUSED, CUSTOMER_INVALID for one too many
 */
export function addContact(contacts: readonly Contact[], contact: Contact): ContactsChange {
  const { channel, address } = contact;
  refuseKnown(contacts, channel, address);
  refuseOneTooMany(contacts);
  const added = { ...contact, isPrimary: contact.isPrimary || !primaryOf(contacts, channel) };
  return { contacts: withContact(contacts, added), contact: added, act: 'ADDED' };
}

/**
 * Another address is another contact, of which nobody knows yet whether it works; its source stays, so that a file may
 * change back what it brought. One of a file that does not work stays behind as what it is: the next file would bring it
 * as a new one, to which messages go.
 * @returns null when nothing differs
 * @throws CONTACT_NOT_FOUND, CONTACT_KEY_REUSED, CUSTOMER_INVALID for one too many
 */
export function editContact(
  contacts: readonly Contact[],
  contactId: string,
  given: { readonly address?: string; readonly label?: string },
  nextId: () => string,
): ContactsChange | null {
  const present = requireContact(contacts, contactId);
  const { channel } = present;
  const label = given.label ?? present.label;
  if (given.address === undefined || sameAddress(channel, given.address, present.address)) {
    if (label === present.label) return null;
    const contact = { ...present, label };
    return { contacts: withContact(contacts, contact), contact, act: 'LABELLED' };
  }
  refuseKnown(contacts, channel, given.address);
  const { isPrimary } = present;
  const { replaced, source } = replacing(contacts, present);
  const contact = newContact(nextId(), channel, given.address, { label, source, isPrimary });
  return { contacts: withContact(contacts, contact, replaced), contact, act: 'REPLACED' };
}

/**
 * The primary contact of a channel is not removed while it has others: which of them takes its place is a choice.
 * @throws CONTACT_NOT_FOUND, CONTACT_STATE_FORBIDS
 */
export function removeContact(contacts: readonly Contact[], contactId: string): ContactsChange {
  const contact = requireContact(contacts, contactId);
  const others = contacts.filter((each) => each !== contact);
  if (contact.isPrimary && others.some(({ channel }) => channel === contact.channel)) {
    throw errors.CONTACT_STATE_FORBIDS('Messages go to this contact. Make another one the primary one first.', {
      state: 'PRIMARY',
      allowed: ['edit', 'invalidate'],
    });
  }
  return { contacts: others, contact, act: 'REMOVED' };
}

/**
 * @returns null when it is the primary one
 * @throws CONTACT_NOT_FOUND; CONTACT_STATE_FORBIDS for one that does not work
 */
export function makePrimary(contacts: readonly Contact[], contactId: string): ContactsChange | null {
  const present = requireContact(contacts, contactId);
  if (present.isPrimary) return null;
  if (present.validity === 'INVALID') {
    throw errors.CONTACT_STATE_FORBIDS(
      'The contact does not work, so nothing could be sent to it. Validate it first, or choose another.',
      { state: 'INVALID', allowed: ['validate', 'edit'] },
    );
  }
  const contact = { ...present, isPrimary: true };
  return { contacts: withContact(contacts, contact), contact, act: 'MADE_PRIMARY' };
}

/**
 * Records whether a contact works.
 * @returns null when that is known
 * @throws CONTACT_NOT_FOUND
 */
export function judgeContact(
  contacts: readonly Contact[],
  contactId: string,
  { validity, reason, actor, at }: Judgement,
): ContactsChange | null {
  const present = requireContact(contacts, contactId);
  if (present.validity === validity) return null;
  const contact: Contact = { ...present, validity, validityReason: reason, validityActor: actor, validityAt: at };
  return { contacts: withContact(contacts, contact), contact, act: `${validity}ATED` };
}

// In theory the part before the @ is case-sensitive, in practice no provider treats it so, and files often differ in
// nothing else.
export function sameAddress(channel: ContactChannel, left: string, right: string): boolean {
  return channel === 'EMAIL' ? left.toLowerCase() === right.toLowerCase() : left === right;
}

/** By channel, the primary one first, then as they came. */
export function inOrder(contacts: readonly Contact[]): Contact[] {
  const rank = ({ channel, isPrimary }: Contact): number => 2 * contactChannels.indexOf(channel) + (isPrimary ? 0 : 1);
  return [...contacts].sort((left, right) => rank(left) - rank(right) || (left.contactId < right.contactId ? -1 : 1));
}

/** @throws CONTACT_NOT_FOUND */
export function requireContact(contacts: readonly Contact[], contactId: string): Contact {
  const present = contacts.find((contact) => contact.contactId === contactId);
  if (present) return present;
  throw errors.CONTACT_NOT_FOUND(
    `The customer has no contact ${contactId}. Read the customer for its present contacts.`,
  );
}

/** @throws CUSTOMER_INVALID */
function refuseOneTooMany(contacts: readonly Contact[]): void {
  if (contacts.length < maxContacts) return;
  const description = `is one too many: a customer has at most ${maxContacts} contacts`;
  throw invalidFields(errors.CUSTOMER_INVALID, [{ field: 'address', description }]);
}

/**
 * What a person's other address takes the place of, and the source it has.
 * @throws CUSTOMER_INVALID where the former one stays and there are too many
 */
function replacing(contacts: readonly Contact[], present: Contact): { replaced?: Contact; source: ContactSource } {
  if (present.validity !== 'INVALID' || present.source === 'PERSON')
    return { replaced: present, source: present.source };
  refuseOneTooMany(contacts);
  return { source: 'PERSON' };
}

/** @throws CONTACT_KEY_REUSED */
function refuseKnown(contacts: readonly Contact[], channel: ContactChannel, address: string): void {
  const known = contacts.find(
    (contact) => contact.channel === channel && sameAddress(channel, contact.address, address),
  );
  if (!known) return;
  const message = 'The customer has this address already. Change that contact instead.';
  throw errors.CONTACT_KEY_REUSED(message, { facts: { contact_id: known.contactId } });
}

/** An address that another contact of the channel has makes that one stand in place of the one that is spoken of. */
function replace(
  contacts: readonly Contact[],
  present: Contact | undefined,
  given: Contact,
  nextId: () => string,
): ContactsChange | null {
  const { channel, address } = given;
  if (!present) return addFirst(contacts, given, nextId);
  if (sameAddress(channel, present.address, address)) return null;
  const known = contacts.find(
    (contact) => contact.channel === channel && sameAddress(channel, contact.address, address),
  );
  const { replaced, source } =
    given.source === 'FILE' ? { replaced: present, source: given.source } : replacing(contacts, present);
  if (known) {
    const contact = { ...known, source: source || 'PERSON', isPrimary: known.isPrimary || present.isPrimary };
    const act = present.isPrimary ? 'MADE_PRIMARY' : 'REPLACED';
    return { contacts: withContact(contacts, contact, replaced), contact, act };
  }
  const { label, isPrimary } = present;
  const contact = newContact(nextId(), channel, address, { label, source: source || 'PERSON', isPrimary });
  return { contacts: withContact(contacts, contact, replaced), contact, act: 'REPLACED' };
}

function addFirst(contacts: readonly Contact[], given: Contact, nextId: () => string): ContactsChange {
  const contact = { ...given, contactId: nextId() };
  return { contacts: withContact(contacts, contact), contact, act: 'ADDED' };
}

/** With the contact in its new form, and without the one it replaces; a primary one leaves the others of its channel behind. */
function withContact(contacts: readonly Contact[], contact: Contact, replaced?: Contact): Contact[] {
  const others = contacts
    .filter(({ contactId }) => contactId !== contact.contactId && contactId !== replaced?.contactId)
    .map((other) => (contact.isPrimary && other.channel === contact.channel ? { ...other, isPrimary: false } : other));
  return inOrder([contact, ...others]);
}
