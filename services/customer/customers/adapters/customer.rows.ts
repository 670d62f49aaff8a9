import { bigint, boolean, computed, rowOf, text, texts, timestamp, uuid } from '#libs/platform';
import type { Channel, Contact, Customer, Flag } from '../domain/customer.js';

type CustomerRecord = Omit<Customer, 'contacts' | 'optedOutChannels' | 'flags' | 'specialist'> & {
  readonly specialistId: string | null;
  readonly specialistByHand: boolean;
  readonly changedAt: Date;
};
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

interface FlagRecord {
  readonly customerId: string;
  readonly flag: Flag;
  readonly reason: string;
  readonly actor: string;
  readonly raisedAt: Date;
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

export const contactRows = rowOf<ContactRecord>()('contacts', ['customer_id', 'channel'], {
  customer_id: computed<ContactRecord>('uuid', ({ customerId }) => customerId),
  channel: text('channel'),
  contact_id: uuid('contactId'),
  address: text('address'),
  validity: text('validity'),
  validity_reason: text('validityReason'),
  changed_at: computed<ContactRecord>('timestamptz', ({ changedAt }) => changedAt),
});

export const optOutRows = rowOf<OptOutRecord>()('opt_outs', ['customer_id', 'channel'], {
  customer_id: uuid('customerId'),
  channel: text('channel'),
  address: text('address'),
  reason: text('reason'),
  actor: text('actor'),
  recorded_at: timestamp('recordedAt'),
});

export const flagRows = rowOf<FlagRecord>()('raised_flags', ['customer_id', 'flag'], {
  customer_id: uuid('customerId'),
  flag: text('flag'),
  reason: text('reason'),
  actor: text('actor'),
  raised_at: timestamp('raisedAt'),
});

export const nameStartRows = rowOf<NameStartRecord>()('name_starts', ['start', 'customer_id'], {
  start: text('start'),
  customer_id: uuid('customerId'),
});
