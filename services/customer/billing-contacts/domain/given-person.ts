import { faultOf } from '#libs/errors';
import {
  FieldFaults,
  maxLengths,
  readChoice,
  type Reading,
  readLine,
  readLocale,
  readOptionalLine,
} from '#libs/fields';
import {
  type Channel,
  type ContactChannel,
  contactChannels,
  sameAddress,
  type Validity,
} from '../../customers/domain/contacts.js';
import { type GivenContact, maxPersonContacts } from './billing-contact.js';
import { errors } from './errors.js';

/** A person as a caller gives it; what is absent stays. */
export interface GivenPerson {
  readonly name?: string | undefined;
  readonly role?: string | undefined;
  readonly locale?: string | undefined;
  readonly contacts?: readonly GivenAddress[] | undefined;
}

interface GivenAddress {
  readonly channel: Channel | null;
  readonly address: string;
  readonly label: string;
  readonly validity: Validity | null;
  readonly validityReason: string;
}

export interface ReadPerson {
  readonly name?: string;
  readonly role?: string;
  readonly locale?: string;
  readonly contacts?: readonly GivenContact[];
}

type ReadAddress = (channel: ContactChannel, text: string) => Reading<string>;

/** @throws BILLING_CONTACT_INVALID with every wrong field */
export function readPerson(given: GivenPerson, readAddress: ReadAddress): ReadPerson {
  const faults = new FieldFaults();
  const { name, role, locale, contacts } = given;
  const read = {
    ...(name !== undefined && { name: faults.take('name', readLine(name, maxLengths.name)) }),
    ...(role !== undefined && { role: faults.take('role', readOptionalLine(role, maxLengths.contactLabel)) }),
    ...(locale !== undefined && { locale: locale.trim() === '' ? '' : faults.take('locale', readLocale(locale)) }),
    ...(contacts !== undefined && { contacts: readContacts(faults, contacts, readAddress) }),
  };
  faults.throwIfAny(errors.BILLING_CONTACT_INVALID);
  return read as ReadPerson;
}

function readContacts(faults: FieldFaults, given: readonly GivenAddress[], readAddress: ReadAddress): GivenContact[] {
  faults.check(given.length <= maxPersonContacts, 'contacts', faultOf('TOO_MANY', { max: maxPersonContacts }));
  const read: GivenContact[] = [];
  for (const { channel: wanted, address: text, label, validity, validityReason } of given.slice(0, maxPersonContacts)) {
    const channel = faults.take('contacts.channel', readChoice(wanted, contactChannels));
    const address = channel && faults.take('contacts.address', readAddress(channel, text));
    const contact = {
      label: faults.take('contacts.label', readOptionalLine(label, maxLengths.contactLabel)) ?? '',
      validityReason:
        faults.take('contacts.validity_reason', readOptionalLine(validityReason, maxLengths.reason)) ?? '',
    };
    if (!channel || address === undefined) continue;
    const isKnown = read.some((each) => each.channel === channel && sameAddress(channel, each.address, address));
    faults.check(!isKnown, 'contacts.address', faultOf('GIVEN_TWICE'));
    read.push({ channel, address, validity, ...contact });
  }
  return read;
}
