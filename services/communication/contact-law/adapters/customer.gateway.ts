import { Injectable } from '@nestjs/common';
import { enumName, type customerV1 } from '#libs/contracts';
import { RpcClients } from '#libs/platform';
import type { Channel } from '../domain/channel.js';
import type { DebtorFlag } from '../domain/contact-law.js';
import type { ContactPoint, CustomerFacts } from '../domain/customer-facts.js';
import { CustomerOwner, type Asker } from '../use-cases/ports.js';

/** Shorter than the lease of a message, so that a slow owner costs no lease. */
const options = { deadlineMs: 8_000 };

@Injectable()
export class RpcCustomerOwner extends CustomerOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async facts(customerId: string, asker: Asker): Promise<CustomerFacts | null> {
    const client = this.clients.of('dunlin.customer.v1.CustomerService');
    const { facts } = await client.getContactFacts({ customerIds: [customerId] }, asker, options);
    const found = facts.find((one) => one.customerId === customerId);
    return found ? fromWireFacts(found) : null;
  }
}

function fromWireFacts(facts: customerV1.ContactFacts): CustomerFacts {
  return {
    customerId: facts.customerId,
    reference: facts.reference,
    name: facts.name,
    // A debtor of unknown kind gets the protection of a consumer.
    debtType: facts.kind === 'KIND_BUSINESS' ? 'BUSINESS' : 'CONSUMER',
    locale: facts.locale,
    zones: facts.zones,
    contacts: facts.contacts.map(fromWireContact).filter((contact) => contact !== null),
    optedOutChannels: facts.optedOutChannels.map(fromWireChannel).filter((channel) => channel !== null),
    flags: facts.flags.map((flag) => enumName<DebtorFlag>(flag, 'FLAG_')).filter((flag) => flag !== null),
  };
}

function fromWireContact({ contactId, channel, address, validity }: customerV1.Contact): ContactPoint | null {
  const medium = fromWireChannel(channel);
  if (!medium) return null;
  const known = enumName<ContactPoint['validity']>(validity, 'VALIDITY_') ?? 'UNVERIFIED';
  return { contactId, channel: medium, address, validity: known };
}

function fromWireChannel(wire: string): Channel | null {
  return enumName<Channel>(wire, 'CHANNEL_');
}
