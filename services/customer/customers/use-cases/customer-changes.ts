import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { customerNotFound, type Change, type Customer } from '../domain/customer.js';
import { CustomerEvents, CustomerStore, type ReasonedChange } from './ports.js';

/** What every change of a customer shares: lock, decide, store and publish together, and nothing when nothing changed. */
@Injectable()
export class CustomerChanges {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly events: CustomerEvents,
  ) {}

  /**
   * Changes one customer, once per request.
   * @throws DomainError CUSTOMER_NOT_FOUND, and whatever the decision throws
   */
  changeOne(
    caller: Caller,
    customerId: string,
    reason: string,
    decide: (customer: Customer) => Change,
  ): Promise<Customer> {
    return this.runner.run(caller, async (tx) => {
      const [customer] = isId(customerId) ? await this.customers.lockMany(tx, [customerId]) : [];
      if (!customer) throw customerNotFound(customerId);
      const change = decide(customer);
      await this.apply(tx, [{ ...change, reason }]);
      return change.customer;
    });
  }

  /** Stores and publishes what changed; the customers are locked and differ. */
  async apply(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
    const real = changes.filter(({ facts }) => facts.length > 0);
    if (real.length === 0) return;
    // The events are encoded while the database stores what they tell of.
    await Promise.all([this.customers.updateMany(tx, real), this.publish(tx, real)]);
  }

  /** Publishes changes that are stored in the same transaction. */
  async publish(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
    this.events.changed(tx, changes);
  }
}
