import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readIdentifier, readLine, readLocale, readZone } from '#libs/fields';
import { newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { readOtherZones } from '../domain/candidate-zones.js';
import { type ContactChannel, newContact } from '../domain/contacts.js';
import { createCustomer, type Customer } from '../domain/customer.js';
import { type CustomerKind, noOverrides } from '../domain/details.js';
import { errors } from '../domain/errors.js';
import { CustomerChanges } from './changing/customer-changes.js';
import { AddressReader, OrganisationDefaults } from './ports.js';

/** Empty fields take their defaults. */
interface NewCustomer {
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
    private readonly changes: CustomerChanges,
    private readonly addresses: AddressReader,
    private readonly defaults: OrganisationDefaults,
  ) {}

  /**
   * Creates a customer under a free reference.
   * @throws CUSTOMER_INVALID, CUSTOMER_KEY_REUSED
   */
  createCustomer(caller: Caller, input: NewCustomer): Promise<Customer> {
    const { reference, details, addresses } = this.read(input);
    const create = async (tx: Tx): Promise<Customer> => {
      const contacts = addresses.map(([channel, address]) => newContact(newId(), channel, address));
      const change = createCustomer({ customerId: newId(), reference, createdAt: tx.now }, details, contacts);
      const [created] = await this.changes.create(tx, [{ ...change, reason: '' }]);
      if (created) return created;
      const message = `Customer ${reference} exists already. Change it, or choose another reference.`;
      throw errors.CUSTOMER_KEY_REUSED(message, { facts: { reference } });
    };
    return this.runner.run(caller, create, this.changes.byId);
  }

  private read(input: NewCustomer) {
    const faults = new FieldFaults();
    const reference = faults.take('reference', readIdentifier(input.reference, maxLengths.customerReference)) ?? '';
    const name = input.name.trim() === '' ? reference : faults.take('name', readLine(input.name, maxLengths.name));
    const customerClass = faults.take(
      'class',
      readLine(input.customerClass.trim() || 'default', maxLengths.customerClass),
    );
    const zone = faults.take('zone', readZone(input.zone.trim() || this.defaults.zone)) ?? this.defaults.zone;
    const otherZones = faults.take('candidate_zones', readOtherZones(input.candidateZones, zone)) ?? [];
    const locale = faults.take('locale', readLocale(input.locale.trim() || this.defaults.locale));
    const email = this.readAddress(faults, 'email', 'EMAIL', input.email);
    const phone = this.readAddress(faults, 'phone', 'SMS', input.phone);
    faults.throwIfAny(errors.CUSTOMER_INVALID);
    const kind = input.kind ?? 'PERSON';
    const details = {
      ...noOverrides,
      name: name!,
      kind,
      customerClass: customerClass!,
      zone,
      otherZones,
      locale: locale!,
    };
    return { reference, details, addresses: [...email, ...phone] };
  }

  private readAddress(
    faults: FieldFaults,
    field: string,
    channel: ContactChannel,
    text: string,
  ): [ContactChannel, string][] {
    if (text.trim() === '') return [];
    const address = faults.take(field, this.addresses.read(channel, text));
    return address === undefined ? [] : [[channel, address]];
  }
}
