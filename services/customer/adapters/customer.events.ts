import { Injectable } from '@nestjs/common';
import type { OutgoingEvent, Tx } from '#libs/platform';
import type { CustomerFact } from '../domain/customer.js';
import type { Note, Task } from '../domain/task.js';
import { CustomerEvents, type ReasonedChange } from '../use-cases/ports.js';
import { detailNames, wireChannel, wireFlag, wireSnapshot } from './customer.wire.js';

/** Puts facts into the words of the wire. All facts of one change carry the version they led to. */
@Injectable()
export class WireCustomerEvents extends CustomerEvents {
  override changed(tx: Tx, changes: readonly ReasonedChange[]): void {
    for (const { customer, facts, reason, event } of changes) {
      const within = event ? tx.causedBy(event) : tx;
      const snapshot = wireSnapshot(customer);
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

  override noteAdded(tx: Tx, { noteId, customerId }: Note): void {
    tx.emit({
      type: 'dunlin.customer.v1.NoteAdded',
      key: customerId,
      subject: noteId,
      sequence: 1,
      payload: { customerId, noteId },
    });
  }

  override taskCreated(tx: Tx, task: Task): void {
    tx.emit({
      type: 'dunlin.customer.v1.TaskCreated',
      key: task.customerId,
      subject: task.taskId,
      sequence: 1,
      payload: taskPayload(task),
    });
  }

  override taskResolved(tx: Tx, task: Task): void {
    tx.emit({
      type: 'dunlin.customer.v1.TaskResolved',
      key: task.customerId,
      subject: task.taskId,
      sequence: 2,
      payload: taskPayload(task),
    });
  }
}

type FactEvent = {
  [Type in OutgoingEvent['type']]: Pick<OutgoingEvent<Type>, 'type' | 'payload'>;
}[OutgoingEvent['type']];

function factEvent(fact: CustomerFact, customer: ReturnType<typeof wireSnapshot>): FactEvent {
  switch (fact.fact) {
    case 'CREATED':
      return { type: 'dunlin.customer.v1.CustomerCreated', payload: { customer } };
    case 'CHANGED': {
      const changedFields = fact.fields.map((field) => detailNames[field]);
      return { type: 'dunlin.customer.v1.CustomerChanged', payload: { customer, changedFields } };
    }
    case 'CONTACT_CHANGED': {
      const { contactId, channel, validity } = fact.contact;
      const payload = { customer, contactId, channel: wireChannel(channel), validity: `VALIDITY_${validity}` } as const;
      return { type: 'dunlin.customer.v1.ContactChanged', payload };
    }
    case 'OPTED_OUT':
      return { type: 'dunlin.customer.v1.CustomerOptedOut', payload: { customer, channel: wireChannel(fact.channel) } };
    case 'OPT_OUT_WITHDRAWN':
      return { type: 'dunlin.customer.v1.OptOutWithdrawn', payload: { customer, channel: wireChannel(fact.channel) } };
    case 'FLAG_RAISED':
      return { type: 'dunlin.customer.v1.FlagRaised', payload: { customer, flag: wireFlag(fact.flag) } };
    case 'FLAG_LOWERED':
      return { type: 'dunlin.customer.v1.FlagLowered', payload: { customer, flag: wireFlag(fact.flag) } };
  }
}

function taskPayload({ customerId, taskId, queue, invoiceId, caseId }: Task) {
  return { customerId, taskId, queue, invoiceId: invoiceId ?? '', caseId: caseId ?? '' };
}
