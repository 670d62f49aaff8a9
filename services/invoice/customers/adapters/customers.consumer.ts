import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { ClassCopies } from '../use-cases/ports.js';
import { SyncCustomerCopies } from '../use-cases/sync-customer-copies.js';
import { debtorKindOf } from './debtor-kind.wire.js';
import { KnownZones } from './known-zones.js';

@Controller()
export class CustomersConsumer {
  constructor(
    private readonly syncCustomerCopies: SyncCustomerCopies,
    private readonly classes: ClassCopies,
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
        const { customerId, reference, zone, class: className } = customer;
        const debtorKind = debtorKindOf(customer);
        const zoned = { zone: this.zones.of(customerId, zone), version: sequence };
        return [{ customerId, reference, className, debtorKind, ...zoned }];
      }),
    );
  }

  @OnEvents('dunlin.customer.v1.ClassChanged')
  async onClasses(events: readonly AnyEvent<'dunlin.customer.v1.ClassChanged'>[], tx: Tx): Promise<void> {
    const updates = events.map(({ sequence: version, payload: { class: name, locked } }) => ({
      name,
      locked,
      version,
    }));
    await this.classes.upsertMany(tx, updates);
  }
}
