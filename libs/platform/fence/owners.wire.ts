import { collectableOf, type customerV1, enumName, fromWireDate, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import {
  type ContactChannel,
  type ContactPoint,
  type CustomerFacts,
  customerFlags,
  type FlagEnds,
  type InvoiceFacts,
  type InvoiceLifecycle,
} from '#libs/fence';

/** @throws an error of kind internal when the invoice service leaves out what an act depends on */
export function fromWireInvoiceFacts(invoice: invoiceV1.Invoice): InvoiceFacts {
  const { invoiceId, number, customerId } = invoice;
  const lifecycle = enumName<InvoiceLifecycle>(invoice.lifecycle, 'LIFECYCLE_');
  const amount = fromWireMoney(invoice.amount);
  const { remaining, disputed } = collectableOf(invoice);
  const dueDate = fromWireDate(invoice.dueDate, 'due_date');
  invariant(
    lifecycle && amount && remaining && dueDate,
    `Invoice ${invoiceId} came without its lifecycle, amount, remaining amount or due date.`,
  );
  return {
    invoiceId,
    number,
    customerId,
    lifecycle,
    collectable: invoice.collectability === 'COLLECTABILITY_COLLECT',
    disputed,
    amount,
    remaining,
    dueDate,
    version: BigInt(invoice.version),
  };
}

export function fromWireCustomerFacts(facts: customerV1.ContactFacts): CustomerFacts {
  const { customerId, reference, name, locale, zones, jurisdiction } = facts;
  const debtType = enumName<CustomerFacts['debtType']>(facts.debtType, 'DEBT_TYPE_');
  const refused = facts.stopsEveryChannel ? facts.refusedChannels : facts.optedOutChannels;
  const role = enumName<'CREDITOR' | 'COLLECTOR'>(facts.role, 'ROLE_');
  return {
    customerId,
    reference,
    name,
    debtType: debtType ?? (facts.kind === 'KIND_BUSINESS' ? 'BUSINESS' : 'CONSUMER'),
    locale,
    zones,
    contacts: facts.contacts.map(fromWireContact).filter((contact) => contact !== null),
    optedOutChannels: refused.map(fromWireChannel).filter((channel) => channel !== null),
    flags: fromWireFlags(facts.flags),
    ...(facts.flagEnds.length > 0 && { flagEnds: fromWireFlagEnds(facts.flagEnds) }),
    ...(jurisdiction !== '' && { jurisdiction }),
    ...(role && { role }),
  };
}

function fromWireFlags(wire: readonly string[]): CustomerFacts['flags'] {
  const known = customerFlags.filter((flag) => wire.includes(`FLAG_${flag}`));
  const isUnknown = wire.some((flag) => flag !== 'FLAG_VULNERABLE' && !known.some((name) => flag === `FLAG_${name}`));
  return isUnknown ? [...known, 'UNKNOWN'] : known;
}

function fromWireFlagEnds(wire: customerV1.ContactFacts['flagEnds']): FlagEnds {
  const ends = wire.map(({ flag, untilDate }) => [flag, fromWireDate(untilDate, 'until_date')] as const);
  const known = customerFlags.flatMap((flag) => {
    const until = ends.find(([name]) => name === `FLAG_${flag}`)?.[1];
    return until ? [[flag, until] as const] : [];
  });
  return Object.fromEntries(known);
}

function fromWireContact(contact: customerV1.Contact): ContactPoint | null {
  const channel = fromWireChannel(contact.channel);
  if (!channel) return null;
  const validity = enumName<ContactPoint['validity']>(contact.validity, 'VALIDITY_') ?? 'UNVERIFIED';
  return { contactId: contact.contactId, channel, address: contact.address, validity };
}

function fromWireChannel(channel: string): ContactChannel | null {
  return enumName<ContactChannel>(channel, 'CHANNEL_');
}
