import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { BillingContact, Person } from '../domain/billing-contact.js';
import { BillingContactEvents } from '../use-cases/ports.js';

@Injectable()
export class OutboxBillingContactEvents extends BillingContactEvents {
  override added(tx: Tx, person: BillingContact): void {
    const { version: sequence } = person;
    tx.emit({ type: 'dunlin.customer.v1.BillingContactAdded', ...about(person), sequence, payload: payloadOf(person) });
  }

  override changed(tx: Tx, person: BillingContact, fields: readonly (keyof Person)[]): void {
    const { version: sequence } = person;
    const payload = { ...payloadOf(person), changedFields: [...fields] };
    tx.emit({ type: 'dunlin.customer.v1.BillingContactChanged', ...about(person), sequence, payload });
  }

  override removed(tx: Tx, person: BillingContact, reason: string): void {
    const sequence = person.version + 1n;
    const payload = payloadOf(person);
    tx.emit({ type: 'dunlin.customer.v1.BillingContactRemoved', ...about(person), sequence, payload, reason });
  }
}

const about = ({ customerId, billingContactId }: BillingContact) => ({ key: customerId, subject: billingContactId });

/** Without name and address. */
const payloadOf = ({ customerId, billingContactId, role }: BillingContact) => ({ customerId, billingContactId, role });
