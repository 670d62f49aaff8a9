import { Injectable } from '@nestjs/common';
import { type ByReference, type Caller, Runner, type Tx } from '#libs/transactions';
import { type Change, type Customer, expectVersion, requireCustomer } from '../../domain/customer.js';
import { CustomerEvents, CustomerStore, type ReasonedChange } from '../ports.js';
import { SpecialistChoices } from './specialist-choices.js';

/** What every change of a customer shares: lock, decide, store and publish together, and nothing when nothing changed. */
@Injectable()
export class CustomerChanges {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly events: CustomerEvents,
    private readonly specialists: SpecialistChoices,
  ) {}

  /**
   * Changes one customer, once per request.
   * @param expectedVersion 0 asks for no check
   * @throws CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT, and whatever the decision throws
   */
  changeOne(
    caller: Caller,
    customerId: string,
    reason: string,
    decide: (customer: Customer, tx: Tx) => Change | Promise<Change>,
    expectedVersion = 0n,
  ): Promise<Customer> {
    const change = async (tx: Tx): Promise<Customer> => {
      const customer = requireCustomer(await this.customers.lock(tx, customerId), customerId);
      expectVersion(customer, expectedVersion);
      const decided = await decide(customer, tx);
      const [recorded] = await this.record(tx, [{ ...decided, reason }]);
      return recorded?.customer ?? decided.customer;
    };
    return this.runner.run(caller, change, this.byId);
  }

  /** Names and addresses are stored with the customer and nowhere else; a repeat reads what is there. */
  readonly byId: ByReference<Customer, string> = {
    refer: ({ customerId }) => customerId,
    read: async (tx, customerId) => requireCustomer(await this.customers.lock(tx, customerId), customerId),
  };

  /**
   * Stores and publishes changes of customers that are locked, each customer once.
   * @returns those that change something, with who looks after the customer from now on
   */
  async record(tx: Tx, changes: readonly ReasonedChange[]): Promise<readonly ReasonedChange[]> {
    const decided = changes.filter(({ events }) => events.length > 0);
    if (decided.length === 0) return [];
    const real = await this.specialists.follow(tx, decided);
    // The events are encoded while the database stores the changes; so are those of new customers below.
    await Promise.all([this.customers.updateMany(tx, real), this.publish(tx, real)]);
    await this.specialists.count(tx, real);
    return real;
  }

  /** Stores new customers whose references are free, and publishes them. @returns those that were stored */
  async create(tx: Tx, wanted: readonly ReasonedChange[]): Promise<Customer[]> {
    if (wanted.length === 0) return [];
    const changes = await this.specialists.chooseFirst(tx, wanted);
    const stored = await this.customers.insertMany(
      tx,
      changes.map(({ customer }) => customer),
    );
    const created = changes.filter(({ customer }) => stored.has(customer.customerId));
    const customers = created.map(({ customer }) => customer);
    await Promise.all([this.customers.insertContacts(tx, customers), this.publish(tx, created)]);
    await this.specialists.count(tx, created);
    return customers;
  }

  private async publish(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
    this.events.changed(tx, changes);
  }
}
