import { bigint, boolean, computed, converted, date, rowOf, text, texts, timestamp, uuid } from '#libs/platform';
import type { Channel, Contact } from '../domain/contacts.js';
import type { Customer } from '../domain/customer.js';
import type { RaisedFlag } from '../domain/flags.js';
import type { PostalAddress } from '../domain/postal-address.js';
import type { NameWord } from '../domain/search/words.js';

type Own = 'contacts' | 'optedOutChannels' | 'raisedFlags' | 'postalAddresses' | 'specialist' | 'asOf';
type CustomerRecord = Omit<Customer, Own> & {
  readonly specialistId: string | null;
  readonly specialistByHand: boolean;
  readonly changedAt: Date;
};
type PostalAddressRecord = PostalAddress & { readonly customerId: string; readonly changedAt: Date };
type FlagRecord = RaisedFlag & { readonly customerId: string };
type ContactRecord = Contact & { readonly customerId: string; readonly changedAt: Date };

interface OptOutRecord {
  readonly customerId: string;
  readonly channel: Channel;
  /** Where the refused channel led at that time; null where it led nowhere. */
  readonly address: string | null;
  readonly reason: string;
  readonly actor: string;
  readonly recordedAt: Date;
}

interface NameStartRecord {
  readonly start: string;
  readonly customerId: string;
}

// Keyed by the reference, so that two imports that create the same references insert them in one order: they wait for
// each other instead of deadlocking.
export const customerRows = rowOf<CustomerRecord>()('customers', ['reference'], {
  customer_id: uuid('customerId'),
  reference: text('reference'),
  name: text('name'),
  kind: text('kind'),
  customer_class: text('customerClass'),
  zone: text('zone'),
  other_zones: texts('otherZones'),
  locale: text('locale'),
  debt_type: text('debtType'),
  jurisdiction: text('jurisdiction'),
  role: text('role'),
  default_sequence: text('defaultSequence'),
  specialist_id: uuid('specialistId'),
  specialist_by_hand: boolean('specialistByHand'),
  version: bigint('version'),
  created_at: timestamp('createdAt'),
  changed_at: computed<CustomerRecord>('timestamptz', ({ changedAt }) => changedAt),
});

export function toCustomerRecord(customer: Customer, changedAt: Date): CustomerRecord {
  const { specialist } = customer;
  return {
    ...{ ...customer, changedAt },
    ...{ specialistId: specialist?.personId ?? null, specialistByHand: specialist?.byHand ?? false },
  };
}

/** An instant that is read as part of a JSON object. */
const instantOf = <Path extends string>(path: Path) =>
  converted(
    'timestamptz',
    path,
    (instant: Date | null): Date | string | null => instant,
    (stored: Date | string | null) => (stored === null ? null : new Date(stored)),
  );

const contactColumns = {
  channel: text('channel'),
  contact_id: uuid('contactId'),
  address: text('address'),
  validity: text('validity'),
  validity_reason: text('validityReason'),
  validity_actor: text('validityActor'),
  validity_at: instantOf('validityAt'),
  label: text('label'),
  source: text('source'),
  customer_id: computed<ContactRecord>('uuid', ({ customerId }) => customerId),
  changed_at: computed<ContactRecord>('timestamptz', ({ changedAt }) => changedAt),
} as const;

/** The primary contacts; the release before knows no other. */
export const contactRows = rowOf<ContactRecord>()('contacts', ['customer_id', 'channel'], contactColumns);
export const furtherContactRows = rowOf<ContactRecord>()('further_contacts', ['contact_id'], contactColumns);

export const optOutRows = rowOf<OptOutRecord>()('opt_outs', ['customer_id', 'channel'], {
  customer_id: uuid('customerId'),
  channel: text('channel'),
  address: text('address'),
  reason: text('reason'),
  actor: text('actor'),
  recorded_at: timestamp('recordedAt'),
});

const flagColumns = {
  customer_id: computed<FlagRecord>('uuid', ({ customerId }) => customerId),
  flag: text('flag'),
  since: date('since'),
  until: date('until'),
  evidence: text('evidence'),
  reason: text('reason'),
  actor: text('actor'),
  raised_at: instantOf('raisedAt'),
} as const;

export const flagRows = rowOf<FlagRecord>()('raised_flags', ['customer_id', 'flag'], flagColumns);
export const furtherFlagRows = rowOf<FlagRecord>()('further_flags', ['customer_id', 'flag'], flagColumns);

export const postalAddressRows = rowOf<PostalAddressRecord>()('postal_addresses', ['customer_id', 'kind'], {
  customer_id: computed<PostalAddressRecord>('uuid', ({ customerId }) => customerId),
  kind: text('kind'),
  recipient: text('recipient'),
  lines: texts('lines'),
  city: text('city'),
  postal_code: text('postalCode'),
  region: text('region'),
  country: text('country'),
  changed_at: computed<PostalAddressRecord>('timestamptz', ({ changedAt }) => changedAt),
});

export const nameWordRows = rowOf<NameWord>()('name_words', ['word'], { word: text('word'), letters: text('letters') });

export const nameStartRows = rowOf<NameStartRecord>()('name_starts', ['start', 'customer_id'], {
  start: text('start'),
  customer_id: uuid('customerId'),
});
