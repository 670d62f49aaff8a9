import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readOptionalLine } from '#libs/fields';
import { newId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import { type Contact, requireContact } from '../../domain/contacts.js';
import { type Customer, reviseContact } from '../../domain/customer.js';
import { errors } from '../../domain/errors.js';
import { CustomerChanges } from '../changing/customer-changes.js';
import { AddressReader } from '../ports.js';

/** What is absent stays. */
export interface ContactEdit {
  readonly address?: string;
  readonly label?: string;
}

@Injectable()
export class EditContact {
  constructor(
    private readonly changes: CustomerChanges,
    private readonly addresses: AddressReader,
  ) {}

  /**
   * Changes address or label of a contact. Where a file brought it, the next file may change it back.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT, CONTACT_NOT_FOUND, CONTACT_KEY_REUSED
   */
  editContact(
    caller: Caller,
    customerId: string,
    contactId: string,
    wanted: ContactEdit,
    expectedVersion: bigint,
  ): Promise<Customer> {
    const decide = (customer: Customer) => {
      const edit = this.read(requireContact(customer.contacts, contactId), wanted);
      return reviseContact(customer, contactId, edit, newId);
    };
    return this.changes.changeOne(caller, customerId, '', decide, expectedVersion);
  }

  /** An address is read as one of the channel that the contact has. */
  private read({ channel }: Contact, { address, label }: ContactEdit): ContactEdit {
    const faults = new FieldFaults();
    const read = {
      ...(address !== undefined && { address: faults.take('address', this.addresses.read(channel, address)) }),
      ...(label !== undefined && { label: faults.take('label', readOptionalLine(label, maxLengths.contactLabel)) }),
    };
    faults.throwIfAny(errors.CUSTOMER_INVALID);
    return read as ContactEdit;
  }
}
