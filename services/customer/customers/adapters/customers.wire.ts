import { type customerV1, enumName, toTimestamp, toTimestampOrNull, toWireDate } from '#libs/contracts';
import type { LocalDate } from '#libs/time';
import { type Channel, channels, type Contact } from '../domain/contacts.js';
import { comingFlagsOf, type Customer, deliverableChannels, flagsOf, todayOf } from '../domain/customer.js';
import { candidateZones, type CustomerKind, type Details } from '../domain/details.js';
import { firstFlags, type Flag, isInForce } from '../domain/flags.js';
import type { GivenPostalAddress, PostalAddress, PostalKind } from '../domain/postal-address.js';
import type { SearchResult } from '../use-cases/search/search-customers.js';

/** Field names as events and violations spell them. */
export const detailNames: Readonly<Record<keyof Details, string>> = {
  name: 'name',
  kind: 'kind',
  customerClass: 'class',
  zone: 'zone',
  otherZones: 'candidate_zones',
  locale: 'locale',
  debtType: 'debt_type',
  jurisdiction: 'jurisdiction',
  role: 'role',
  defaultSequence: 'default_sequence',
};

export function fromWireChannel(wire: string): Channel | null {
  return enumName<Channel>(wire, 'CHANNEL_');
}

export function fromWireFlag(wire: string): Flag | null {
  return enumName<Flag>(wire, 'FLAG_');
}

export function fromWireKind(wire: string | undefined): CustomerKind | null {
  return wire === undefined ? null : enumName<CustomerKind>(wire, 'KIND_');
}

/** Undefined leaves an override as it is; UNSPECIFIED ends it. */
export function fromWireDebtType(wire: string | undefined): Details['debtType'] | undefined {
  return wire === undefined ? undefined : (enumName<'CONSUMER' | 'BUSINESS'>(wire, 'DEBT_TYPE_') ?? '');
}

export function fromWireRole(wire: string | undefined): Details['role'] | undefined {
  return wire === undefined ? undefined : (enumName<'CREDITOR' | 'COLLECTOR'>(wire, 'ROLE_') ?? '');
}

export function fromWirePostalAddress(wire: customerV1.PostalAddress | null): GivenPostalAddress {
  const given = wire ?? { recipient: '', lines: [], city: '', postalCode: '', region: '', country: '' };
  return { ...given, kind: wire && enumName<PostalKind>(wire.kind, 'KIND_') };
}

export function toWireChannel(channel: Channel): `CHANNEL_${Channel}` {
  return `CHANNEL_${channel}`;
}

export function toWireFlag(flag: Flag): `FLAG_${Flag}` {
  return `FLAG_${flag}`;
}

export function toWireCustomer(customer: Customer): customerV1.CustomerInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    name: customer.name,
    kind: `KIND_${customer.kind}`,
    class: customer.customerClass,
    zone: customer.zone,
    candidateZones: candidateZones(customer),
    locale: customer.locale,
    contacts: customer.contacts.map(toWireContact),
    optedOutChannels: customer.optedOutChannels.map(toWireChannel),
    flags: flagsOf(customer).map(toWireFlag),
    version: customer.version.toString(),
    createTime: toTimestamp(customer.createdAt),
    raisedFlags: toWireRaisedFlags(customer),
    postalAddresses: customer.postalAddresses.map(toWirePostalAddress),
    ...toWireOverrides(customer),
    ...toWireSpecialist(customer),
    defaultSequence: customer.defaultSequence,
  };
}

export function toWireDay(date: LocalDate | null) {
  return date === null ? null : toWireDate(date);
}

/** The snapshot in events: without name and address of the debtor. */
export function toWireSnapshot(customer: Customer): customerV1.CustomerSnapshotInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    kind: `KIND_${customer.kind}`,
    class: customer.customerClass,
    zone: customer.zone,
    locale: customer.locale,
    optedOutChannels: customer.optedOutChannels.map(toWireChannel),
    flags: flagsOf(customer).map(toWireFlag),
    deliverableChannels: deliverableChannels(customer).map(toWireChannel),
    jurisdiction: customer.jurisdiction,
    ...toWireSpecialist(customer),
    debtType: toWireDebtType(customer),
  };
}

export function toWireContactFacts(customer: Customer): customerV1.ContactFactsInit {
  const inForce = flagsOf(customer);
  const flagEnds = customer.raisedFlags
    .filter(({ flag, until }) => until !== null && inForce.includes(flag))
    .map(({ flag, until }) => ({ flag: toWireFlag(flag), untilDate: toWireDay(until) }));
  const comingFlags = comingFlagsOf(customer).map(({ flag, since, until }) => {
    return { flag: toWireFlag(flag), sinceDate: toWireDay(since), untilDate: toWireDay(until) };
  });
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    name: customer.name,
    kind: `KIND_${customer.kind}`,
    locale: customer.locale,
    zones: candidateZones(customer),
    contacts: customer.contacts.filter(({ isPrimary }) => isPrimary).map(toWireContact),
    ...toWireRefusals(customer, inForce),
    flags: inForce.map(toWireFlag),
    flagEnds,
    comingFlags,
    version: customer.version.toString(),
    ...toWireOverrides(customer),
  };
}

/** A reader of 0.2.0 takes no notice of flags that came later, and denies what goes to a channel that is refused. */
function toWireRefusals({ optedOutChannels }: Customer, inForce: readonly Flag[]) {
  const refused = optedOutChannels.map(toWireChannel);
  const stopsEveryChannel = inForce.some((flag) => !firstFlags.includes(flag) && flag !== 'VULNERABLE');
  if (!stopsEveryChannel) return { optedOutChannels: refused };
  return { optedOutChannels: channels.map(toWireChannel), stopsEveryChannel, refusedChannels: refused };
}

/** What a list shows. */
export function toWireSummary(customer: Customer): customerV1.CustomerSummaryInit {
  return {
    customerId: customer.customerId,
    reference: customer.reference,
    name: customer.name,
    kind: `KIND_${customer.kind}`,
    class: customer.customerClass,
    primaryContacts: customer.contacts.filter(({ isPrimary }) => isPrimary).map(toWireContact),
    flags: flagsOf(customer).map(toWireFlag),
    optedOutChannels: customer.optedOutChannels.map(toWireChannel),
  };
}

export function toWireSearchResult(result: SearchResult): customerV1.SearchCustomersResponseInit {
  const { customerIds, isTooBroad: tooBroad, count, isCountExact: countExact, byTypos } = result;
  return { customerIds: [...customerIds], tooBroad, count, countExact, byTypos };
}

function toWireSpecialist({ specialist }: Customer): { specialistId: string; specialistName: string } {
  return { specialistId: specialist?.personId ?? '', specialistName: specialist?.name ?? '' };
}

export function toWireContact(contact: Contact): customerV1.ContactInit {
  return {
    contactId: contact.contactId,
    channel: toWireChannel(contact.channel),
    address: contact.address,
    validity: `VALIDITY_${contact.validity}`,
    validityReason: contact.validityReason,
    isPrimary: contact.isPrimary,
    label: contact.label,
    source: contact.source === '' ? 'SOURCE_UNSPECIFIED' : `SOURCE_${contact.source}`,
    validityActor: contact.validityActor,
    validityTime: toTimestampOrNull(contact.validityAt),
  };
}

function toWireDebtType({ debtType }: Pick<Customer, 'debtType'>) {
  return debtType === '' ? ('DEBT_TYPE_UNSPECIFIED' as const) : (`DEBT_TYPE_${debtType}` as const);
}

function toWireOverrides({ debtType, jurisdiction, role }: Customer) {
  return {
    debtType: toWireDebtType({ debtType }),
    jurisdiction,
    role: role === '' ? ('ROLE_UNSPECIFIED' as const) : (`ROLE_${role}` as const),
  };
}

function toWireRaisedFlags(customer: Customer): customerV1.RaisedFlagInit[] {
  const today = todayOf(customer, customer.asOf);
  return customer.raisedFlags.map((raised) => ({
    flag: toWireFlag(raised.flag),
    sinceDate: toWireDay(raised.since),
    untilDate: toWireDay(raised.until),
    evidence: raised.evidence,
    reason: raised.reason,
    actor: raised.actor,
    raiseTime: toTimestamp(raised.raisedAt),
    inForce: isInForce(raised, today),
  }));
}

function toWirePostalAddress({ kind, lines, ...address }: PostalAddress): customerV1.PostalAddressInit {
  return { ...address, kind: `KIND_${kind}`, lines: [...lines] };
}
