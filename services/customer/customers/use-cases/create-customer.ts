import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { Runner, type Caller } from '#libs/platform';
import {
  createCustomer,
  newContact,
  type ContactChannel,
  type Customer,
  type CustomerKind,
} from '../domain/customer.js';
import { FieldReader, maxLengths, readLine, readLocale, readOtherZones, readZone } from '../domain/fields.js';
import { AddressReader, CustomerEvents, CustomerStore, OrganisationDefaults } from './ports.js';

/** Empty fields take their defaults. */
export interface NewCustomer {
  readonly reference: string;
  readonly name: string;
  readonly kind: CustomerKind | null;
  readonly customerClass: string;
  readonly zone: string;
  readonly candidateZones: readonly string[];
  readonly locale: string;
  readonly email: string;
  readonly phone: string;
}

@Injectable()
export class CreateCustomer {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly events: CustomerEvents,
    private readonly addresses: AddressReader,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /** @throws DomainError CUSTOMER_INVALID, CUSTOMER_REFERENCE_TAKEN */
  execute(caller: Caller, input: NewCustomer): Promise<Customer> {
    const read = this.read(input);
    return this.runner.run(caller, async (tx) => {
      const { reference, details } = read;
      const contacts = read.addresses.map(([channel, address]) => newContact(newId(), channel, address));
      const change = createCustomer({ customerId: newId(), reference, createdAt: tx.now }, details, contacts);
      const stored = await this.customers.insertMany(tx, [change.customer]);
      if (stored.size === 0) {
        const message = `Customer ${reference} exists already. Change it, or choose another reference.`;
        throw new DomainError('CUSTOMER_REFERENCE_TAKEN', 'conflict', message, { facts: { reference } });
      }
      await this.customers.insertContacts(tx, [change.customer]);
      this.events.changed(tx, [{ ...change, reason: '' }]);
      return change.customer;
    });
  }

  private read(input: NewCustomer) {
    const fields = new FieldReader();
    const reference = fields.take('reference', readLine(input.reference, maxLengths.reference)) ?? '';
    const name = input.name.trim() === '' ? reference : fields.take('name', readLine(input.name, maxLengths.name));
    const customerClass = fields.take(
      'class',
      readLine(input.customerClass.trim() || 'default', maxLengths.customerClass),
    );
    const zone = fields.take('zone', readZone(input.zone.trim() || this.defaults.zone)) ?? this.defaults.zone;
    const otherZones = fields.take('candidate_zones', readOtherZones(input.candidateZones, zone)) ?? [];
    const locale = fields.take('locale', readLocale(input.locale.trim() || this.defaults.locale));
    const addresses = (['EMAIL', 'SMS'] as const).flatMap((channel): [ContactChannel, string][] => {
      const text = channel === 'EMAIL' ? input.email : input.phone;
      if (text.trim() === '') return [];
      const address = fields.take(channel === 'EMAIL' ? 'email' : 'phone', this.addresses.read(channel, text));
      return address === undefined ? [] : [[channel, address]];
    });
    fields.finish();
    const kind = input.kind ?? 'PERSON';
    const details = { name: name!, kind, customerClass: customerClass!, zone, otherZones, locale: locale! };
    return { reference, details, addresses };
  }
}
