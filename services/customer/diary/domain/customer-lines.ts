import { code, codes, date, type DiaryLine, line, text } from '#libs/diary';
import type { ContactData, CustomerChangeData, FlagData, LinesOf } from './diary-events.js';

/** Lines about who a customer is and how it is reached. */
export const customerLines = {
  'dunlin.customer.v1.CustomerCreated': () => line('CUSTOMER_CREATED', {}),
  'dunlin.customer.v1.CustomerChanged': (change) =>
    change.changedFields.join() === 'specialist'
      ? specialistLine(change)
      : line('CUSTOMER_CHANGED', { fields: codes('FIELD', change.changedFields) }),
  'dunlin.customer.v1.ContactChanged': (contact) => contactLine(contact),
  'dunlin.customer.v1.PostalAddressChanged': ({ kind, isRemoved }) =>
    line(isRemoved ? 'POSTAL_ADDRESS_REMOVED' : 'POSTAL_ADDRESS_CHANGED', {
      kind: code('POSTAL_ADDRESS', kind === 'SHIPPING' ? kind : 'BILLING'),
    }),
  'dunlin.customer.v1.BillingContactAdded': ({ role }) => line('BILLING_CONTACT_ADDED', { role: text(role) }),
  'dunlin.customer.v1.BillingContactChanged': ({ role, changedFields }) =>
    line('BILLING_CONTACT_CHANGED', { role: text(role), fields: codes('FIELD', changedFields) }),
  'dunlin.customer.v1.BillingContactRemoved': ({ role }) => line('BILLING_CONTACT_REMOVED', { role: text(role) }),
  'dunlin.customer.v1.CustomerOptedOut': ({ channel }) => line('OPTED_OUT', { channel: code('CHANNELS', channel) }),
  'dunlin.customer.v1.OptOutWithdrawn': ({ channel }) =>
    line('OPT_OUT_WITHDRAWN', { channel: code('CHANNELS', channel) }),
  'dunlin.customer.v1.FlagRaised': (raised) => flagLine(raised),
  'dunlin.customer.v1.FlagLowered': ({ flag }) => line('FLAG_LOWERED', { flag: code('FLAG', flag) }),
} satisfies Partial<LinesOf<'dunlin.customer.v1.'>>;

function specialistLine({ specialist, formerSpecialist }: CustomerChangeData): DiaryLine {
  const former = formerSpecialist === specialist ? null : text(formerSpecialist);
  return line('SPECIALIST_CHANGED', { specialist: text(specialist), former });
}

function flagLine({ flag, from, until }: FlagData): DiaryLine {
  const values = { flag: code('FLAG', flag), until: date(until) };
  if (flag === 'VULNERABLE') return line('FLAG_RAISED', { ...values, from: date(from) });
  if (from === null) return line('FLAG_RAISED_CONTACT_STOPS', values);
  return line('FLAG_RAISED_CONTACT_STOPS_THEN', { ...values, from: date(from) });
}

const changesTold = ['ADDED', 'REPLACED', 'LABELLED', 'REMOVED', 'TAKEN_OVER'] as const;

function contactLine({ channel, validity, isPrimary, change }: ContactData): DiaryLine {
  const address = code('ADDRESS', channel === 'EMAIL' ? channel : 'SMS');
  const values = { address, validity: code('VALIDITY', validity) };
  if (change === 'MADE_PRIMARY') return line('CONTACT_MADE_PRIMARY', values);
  const told = changesTold.find((one) => one === change) ?? 'JUDGED';
  return line(change === '' || isPrimary ? `CONTACT_${told}` : `FURTHER_CONTACT_${told}`, values);
}
