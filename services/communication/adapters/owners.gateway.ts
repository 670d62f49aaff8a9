import { Injectable } from '@nestjs/common';
import { enumName, fromWireDate, fromWireMoney, type customerV1, type invoiceV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import { RpcClients } from '#libs/platform';
import type { Channel } from '../domain/channel.js';
import type { DebtorFlag } from '../domain/contact-law/contact-law.js';
import type { ContactPoint, CustomerFacts, HoldFacts, InvoiceStanding } from '../domain/fence.js';
import {
  CustomerOwner,
  InvoiceOwner,
  PaymentOwner,
  WorkflowOwner,
  type Asker,
  type HeldAct,
} from '../use-cases/ports.js';

/** Shorter than the lease of a claim, so that a slow owner costs no claim. */
const options = { deadlineMs: 8_000 };

@Injectable()
export class RpcPaymentOwner extends PaymentOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async inFlight(customerId: string, invoiceIds: readonly string[], asker: Asker): Promise<string[]> {
    const client = this.clients.of('payment');
    const answer = await client.getMoneyInFlight({ customerId, invoiceIds: [...invoiceIds] }, asker, options);
    return answer.invoiceIds;
  }
}

@Injectable()
export class RpcInvoiceOwner extends InvoiceOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async standings(invoiceIds: readonly string[], asker: Asker): Promise<InvoiceStanding[]> {
    const client = this.clients.of('invoice');
    const { invoices } = await client.getStandings({ invoiceIds: [...invoiceIds] }, asker, options);
    return invoices.map(toStanding);
  }
}

@Injectable()
export class RpcWorkflowOwner extends WorkflowOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async holds({ customerId, caseId, invoiceIds }: HeldAct, asker: Asker): Promise<HoldFacts> {
    const client = this.clients.of('workflow');
    const request = { customerId, caseId: caseId ?? '', invoiceIds: [...invoiceIds] };
    const { actHeld, heldInvoiceIds, reasons } = await client.checkHolds(request, asker, options);
    return { actHeld, heldInvoiceIds, reasons };
  }
}

@Injectable()
export class RpcCustomerOwner extends CustomerOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async facts(customerId: string, asker: Asker): Promise<CustomerFacts | null> {
    const { facts } = await this.client().getContactFacts({ customerIds: [customerId] }, asker, options);
    const found = facts.find((one) => one.customerId === customerId);
    return found ? toCustomerFacts(found) : null;
  }

  override async recordOptOut(customerId: string, channel: Channel, reason: string, asker: Asker): Promise<void> {
    const request = { requestId: newId(), customerId, channel: `CHANNEL_${channel}` as const, reason };
    await this.client().recordOptOut(request, asker, options);
  }

  private client() {
    return this.clients.of('customer');
  }
}

function toStanding(invoice: invoiceV1.Invoice): InvoiceStanding {
  const [amount, remaining] = [fromWireMoney(invoice.amount), fromWireMoney(invoice.remaining)];
  const dueOn = fromWireDate(invoice.dueDate, 'due_date');
  invariant(amount && remaining && dueOn, `Invoice ${invoice.invoiceId} came without amount, remaining or due date.`);
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    customerId: invoice.customerId,
    lifecycle: enumName(invoice.lifecycle, 'LIFECYCLE_') ?? 'UNSPECIFIED',
    // Only a clear yes lets a message speak of it.
    collectable: invoice.collectability === 'COLLECTABILITY_COLLECT',
    disputed: invoice.disputed,
    amount,
    remaining,
    dueOn,
  };
}

function toCustomerFacts(facts: customerV1.ContactFacts): CustomerFacts {
  return {
    customerId: facts.customerId,
    reference: facts.reference,
    name: facts.name,
    // A debtor of unknown kind gets the protection of a consumer.
    debtType: facts.kind === 'KIND_BUSINESS' ? 'BUSINESS' : 'CONSUMER',
    locale: facts.locale,
    zones: facts.zones,
    contacts: facts.contacts.map(toContact).filter((contact) => contact !== null),
    optedOutChannels: facts.optedOutChannels.map(channelOf).filter((channel) => channel !== null),
    flags: facts.flags.map((flag) => enumName<DebtorFlag>(flag, 'FLAG_')).filter((flag) => flag !== null),
  };
}

function toContact({ contactId, channel, address, validity }: customerV1.Contact): ContactPoint | null {
  const medium = channelOf(channel);
  if (!medium) return null;
  const known = enumName<ContactPoint['validity']>(validity, 'VALIDITY_') ?? 'UNVERIFIED';
  return { contactId, channel: medium, address, validity: known };
}

function channelOf(wire: string): Channel | null {
  return enumName<Channel>(wire, 'CHANNEL_');
}
