import { Controller } from '@nestjs/common';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import { FollowCustomers } from '../use-cases/follow-customers.js';

@Controller()
export class CustomersConsumer {
  constructor(private readonly customers: FollowCustomers) {}

  @OnEvents('dunlin.customer.v1.CustomerCreated', 'dunlin.customer.v1.CustomerChanged')
  async onCustomers(
    events: readonly AnyEvent<'dunlin.customer.v1.CustomerCreated' | 'dunlin.customer.v1.CustomerChanged'>[],
    tx: Tx,
  ): Promise<void> {
    await this.customers.execute(
      tx,
      events.flatMap(({ sequence, payload: { customer } }) => {
        if (!customer) return [];
        const { customerId, reference, zone } = customer;
        return [{ customerId, reference, zone, version: sequence }];
      }),
    );
  }
}
