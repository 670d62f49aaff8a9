import { Injectable } from '@nestjs/common';
import type { OutgoingEvent, Tx } from '#libs/platform';
import type { CustomerFact } from '../domain/customer.js';
import { CustomerEvents, type ReasonedChange } from '../use-cases/ports.js';
import { detailNames, toWireChannel, toWireFlag, toWireSnapshot } from './customers.wire.js';

/** Puts facts into the words of the wire. All facts of one change carry the version they led to. */
@Injectable()
export class OutboxCustomerEvents extends CustomerEvents {
  override changed(tx: Tx, changes: readonly ReasonedChange[]): void {
    for (const { customer, facts, reason, event } of changes) {
      const within = event ? tx.causedBy(event) : tx;
      const snapshot = toWireSnapshot(customer);
      for (const fact of facts) {
        const { customerId } = customer;
        within.emit({
          key: customerId,
          subject: customerId,
          sequence: customer.version,
          reason,
          ...factEvent(fact, snapshot),
        });
      }
    }
  }
}

type FactEvent = {
  [Type in OutgoingEvent['type']]: Pick<OutgoingEvent<Type>, 'type' | 'payload'>;
}[OutgoingEvent['type']];

function factEvent(fact: CustomerFact, customer: ReturnType<typeof toWireSnapshot>): FactEvent {
  switch (fact.fact) {
    case 'CREATED':
      return { type: 'dunlin.customer.v1.CustomerCreated', payload: { customer } };
    case 'CHANGED': {
      const changedFields = fact.fields.map((field) => detailNames[field]);
      return { type: 'dunlin.customer.v1.CustomerChanged', payload: { customer, changedFields } };
    }
    case 'CONTACT_CHANGED': {
      const { contactId, channel, validity } = fact.contact;
      const payload = {
        customer,
        contactId,
        channel: toWireChannel(channel),
        validity: `VALIDITY_${validity}`,
      } as const;
      return { type: 'dunlin.customer.v1.ContactChanged', payload };
    }
    case 'OPTED_OUT':
      return {
        type: 'dunlin.customer.v1.CustomerOptedOut',
        payload: { customer, channel: toWireChannel(fact.channel) },
      };
    case 'OPT_OUT_WITHDRAWN':
      return {
        type: 'dunlin.customer.v1.OptOutWithdrawn',
        payload: { customer, channel: toWireChannel(fact.channel) },
      };
    case 'FLAG_RAISED':
      return { type: 'dunlin.customer.v1.FlagRaised', payload: { customer, flag: toWireFlag(fact.flag) } };
    case 'FLAG_LOWERED':
      return { type: 'dunlin.customer.v1.FlagLowered', payload: { customer, flag: toWireFlag(fact.flag) } };
  }
}
