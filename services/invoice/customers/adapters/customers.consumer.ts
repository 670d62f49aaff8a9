import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { SyncCustomerCopies } from '../use-cases/sync-customer-copies.js';
import { KnownZones } from './known-zones.js';

@Controller()
export class CustomersConsumer {
  constructor(
    private readonly syncCustomerCopies: SyncCustomerCopies,
    private readonly zones: KnownZones,
  ) {}

  @OnEvents('dunlin.customer.v1.CustomerCreated', 'dunlin.customer.v1.CustomerChanged')
  async onCustomers(
    events: readonly AnyEvent<'dunlin.customer.v1.CustomerCreated' | 'dunlin.customer.v1.CustomerChanged'>[],
    tx: Tx,
  ): Promise<void> {
    await this.syncCustomerCopies.syncCustomerCopies(
      tx,
      events.flatMap(({ sequence, payload: { customer } }) => {
        if (!customer) return [];
        const { customerId, reference, zone } = customer;
        return [{ customerId, reference, zone: this.zones.of(customerId, zone), version: sequence }];
      }),
    );
  }
}
