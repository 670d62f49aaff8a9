import { Injectable } from '@nestjs/common';
import type { OutgoingEvent, Tx } from '#libs/transactions';
import type { CustomerEvent } from '../domain/customer.js';
import { CustomerEvents, type ReasonedChange } from '../use-cases/ports.js';
import { detailNames, toWireChannel, toWireDay, toWireFlag, toWireSnapshot } from './customers.wire.js';

/** All events of one change carry the version it led to. */
@Injectable()
export class OutboxCustomerEvents extends CustomerEvents {
  override changed(tx: Tx, changes: readonly ReasonedChange[]): void {
    for (const { customer, events, reason, causedBy } of changes) {
      const within = causedBy ? tx.causedBy(causedBy) : tx;
      const snapshot = toWireSnapshot(customer);
      for (const event of events) {
        within.emit({
          key: customer.customerId,
          subject: customer.customerId,
          sequence: customer.version,
          reason,
          ...toWireEvent(event, snapshot),
        });
      }
    }
  }
}

type WireEvent = {
  [Type in OutgoingEvent['type']]: Pick<OutgoingEvent<Type>, 'type' | 'payload'>;
}[OutgoingEvent['type']];

function toWireEvent(event: CustomerEvent, customer: ReturnType<typeof toWireSnapshot>): WireEvent {
  switch (event.event) {
    case 'CREATED':
      return { type: 'dunlin.customer.v1.CustomerCreated', payload: { customer } };
    case 'CHANGED': {
      const changedFields = event.fields.map((field) => detailNames[field]);
      return { type: 'dunlin.customer.v1.CustomerChanged', payload: { customer, changedFields } };
    }
    case 'SPECIALIST_CHANGED': {
      const [formerSpecialistId, formerSpecialistName] = [event.former?.personId ?? '', event.former?.name ?? ''];
      const change = { changedFields: ['specialist'], formerSpecialistId, formerSpecialistName };
      return { type: 'dunlin.customer.v1.CustomerChanged', payload: { customer, ...change } };
    }
    case 'CONTACT_CHANGED': {
      const { contactId, channel, validity, isPrimary } = event.contact;
      const contact = {
        contactId,
        channel: toWireChannel(channel),
        validity: `VALIDITY_${validity}`,
        isPrimary,
      } as const;
      const change = `CHANGE_${event.act}` as const;
      return { type: 'dunlin.customer.v1.ContactChanged', payload: { customer, ...contact, change } };
    }
    case 'POSTAL_ADDRESS_CHANGED': {
      const { kind, isRemoved: removed } = event;
      return { type: 'dunlin.customer.v1.PostalAddressChanged', payload: { customer, kind: `KIND_${kind}`, removed } };
    }
    case 'OPTED_OUT': {
      const channel = toWireChannel(event.channel);
      return { type: 'dunlin.customer.v1.CustomerOptedOut', payload: { customer, channel } };
    }
    case 'OPT_OUT_WITHDRAWN': {
      const channel = toWireChannel(event.channel);
      return { type: 'dunlin.customer.v1.OptOutWithdrawn', payload: { customer, channel } };
    }
    case 'FLAG_RAISED': {
      const { flag, since, until } = event.flag;
      const days = { sinceDate: toWireDay(since), untilDate: toWireDay(until) };
      return { type: 'dunlin.customer.v1.FlagRaised', payload: { customer, flag: toWireFlag(flag), ...days } };
    }
    case 'FLAG_LOWERED':
      return { type: 'dunlin.customer.v1.FlagLowered', payload: { customer, flag: toWireFlag(event.flag) } };
  }
}
