import { type Contact, inOrder, newContact, sameAddress, type Validity } from '../../customers/domain/contacts.js';
import { errors } from './errors.js';

/** What is said of a person at a customer with whom invoices are settled. */
export interface Person {
  readonly name: string;
  /** What the person does there. */
  readonly role: string;
  /** Empty for the customer's. */
  readonly locale: string;
  /** The first one of a channel is its primary one. */
  readonly contacts: readonly Contact[];
}

export interface BillingContact extends Person {
  readonly billingContactId: string;
  readonly customerId: string;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** An address as it is given, with what is known of it; null says nothing of its validity. */
export type GivenContact = Pick<Contact, 'channel' | 'address' | 'label' | 'validityReason'> & {
  readonly validity: Validity | null;
};

/** Who says it, and when. */
export interface Said {
  readonly actor: string;
  readonly at: Date;
}

export const maxBillingContacts = 50;
export const maxPersonContacts = 10;

/** @throws BILLING_CONTACT_NOT_FOUND for null */
export function requireBillingContact(found: BillingContact | null, billingContactId: string): BillingContact {
  if (found) return found;
  throw errors.BILLING_CONTACT_NOT_FOUND(
    `There is no billing contact ${JSON.stringify(billingContactId)}. List those of the customer.`,
  );
}

/**
 * @param expectedVersion 0 asks for no check
 * @throws BILLING_CONTACT_CONFLICT
 */
export function expectVersion({ billingContactId, version }: BillingContact, expectedVersion: bigint): void {
  if (expectedVersion === 0n || version === expectedVersion) return;
  throw errors.BILLING_CONTACT_CONFLICT(
    `The billing contact is at version ${version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { billing_contact_id: billingContactId, version: version.toString() } },
  );
}

/** The contacts that are given, in the place of those that are there; one whose address was there keeps its id. */
export function contactsOf(
  present: readonly Contact[],
  given: readonly GivenContact[],
  said: Said,
  nextId: () => string,
): Contact[] {
  const seen = new Set<string>();
  return inOrder(
    given.map(({ channel, address, label, validity, validityReason }) => {
      const known = present.find((each) => each.channel === channel && sameAddress(channel, each.address, address));
      const isPrimary = !seen.has(channel);
      seen.add(channel);
      const contact = { ...(known ?? newContact(nextId(), channel, address)), address, label, isPrimary };
      return validity === null || (known?.validity === validity && known.validityReason === validityReason)
        ? contact
        : judged(contact, validity, validityReason, said);
    }),
  );
}

/**
 * @returns the person after the change and what changed; null when nothing did
 */
export function changePerson(
  before: BillingContact,
  given: Partial<Person>,
): { readonly after: BillingContact; readonly changedFields: readonly (keyof Person)[] } | null {
  const after = { ...before, ...given };
  const changedFields = (['name', 'role', 'locale', 'contacts'] as const).filter(
    (field) => JSON.stringify(after[field]) !== JSON.stringify(before[field]),
  );
  if (changedFields.length === 0) return null;
  return { after: { ...after, version: before.version + 1n }, changedFields };
}

function judged(contact: Contact, validity: Validity, reason: string, { actor, at }: Said): Contact {
  if (validity === 'UNVERIFIED') {
    return { ...contact, validity, validityReason: '', validityActor: '', validityAt: null };
  }
  return { ...contact, validity, validityReason: reason, validityActor: actor, validityAt: at };
}
