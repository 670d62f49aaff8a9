import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { CustomerCopies, CustomerDirectory, defaultClass, type KnownCustomer } from './ports.js';

/** Customers for what acts on them: as they are copied, or as the customer service knows them. */
@Injectable()
export class KnownCustomers {
  constructor(
    private readonly copies: CustomerCopies,
    private readonly directory: CustomerDirectory,
  ) {}

  /**
   * The event of a new customer may still be on its way; the customer service knows the customer already.
   * @throws CUSTOMER_NOT_FOUND
   */
  async requireCustomer(caller: Caller, customerId: string): Promise<KnownCustomer> {
    const customer = (await this.copies.find(customerId)) ?? (await this.directory.find(customerId, caller));
    if (!customer) throw errors.CUSTOMER_NOT_FOUND(`There is no customer ${customerId}.`);
    return customer;
  }

  /** The same customers, each with the name of its class: that of those which were copied without is asked for. */
  async withClasses<Customer extends KnownCustomer>(
    caller: Caller,
    customers: readonly Customer[],
  ): Promise<Customer[]> {
    const unknown = customers.flatMap(({ customerId, className }) => (className === '' ? [customerId] : []));
    if (unknown.length === 0) return [...customers];
    const found = await this.directory.findClasses(unknown, caller);
    return customers.map((customer) => {
      const { className, customerId } = customer;
      return { ...customer, className: className || (found.get(customerId) ?? defaultClass) };
    });
  }

  /** The same customers, each with its kind: that of those which were copied without is asked for. */
  async withKinds<Customer extends KnownCustomer>(caller: Caller, customers: readonly Customer[]): Promise<Customer[]> {
    const unknown = customers.flatMap(({ customerId, debtorKind }) => (debtorKind === '' ? [customerId] : []));
    if (unknown.length === 0) return [...customers];
    const found = await this.directory.findKinds(unknown, caller);
    return customers.map((customer) => {
      const { debtorKind, customerId } = customer;
      return { ...customer, debtorKind: debtorKind || (found.get(customerId) ?? '') };
    });
  }
}
