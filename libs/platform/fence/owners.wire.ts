import { type customerV1, enumName, fromWireDate, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import {
  type ContactChannel,
  type ContactPoint,
  type CustomerFacts,
  customerFlags,
  type InvoiceFacts,
  type InvoiceLifecycle,
} from '#libs/fence';

/** @throws an error of kind internal when the invoice service leaves out what an act depends on */
export function fromWireInvoiceFacts(invoice: invoiceV1.Invoice): InvoiceFacts {
  const { invoiceId, number, customerId, disputed } = invoice;
  const lifecycle = enumName<InvoiceLifecycle>(invoice.lifecycle, 'LIFECYCLE_');
  const [amount, remaining] = [fromWireMoney(invoice.amount), fromWireMoney(invoice.remaining)];
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
  const role = enumName<'CREDITOR' | 'COLLECTOR'>(facts.role, 'ROLE_');
  return {
    customerId,
    reference,
    name,
    debtType: debtType ?? (facts.kind === 'KIND_BUSINESS' ? 'BUSINESS' : 'CONSUMER'),
    locale,
    zones,
    contacts: facts.contacts.map(fromWireContact).filter((contact) => contact !== null),
    optedOutChannels: facts.optedOutChannels.map(fromWireChannel).filter((channel) => channel !== null),
    flags: customerFlags.filter((flag) => facts.flags.includes(`FLAG_${flag}`)),
    ...(jurisdiction !== '' && { jurisdiction }),
    ...(role && { role }),
  };
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
