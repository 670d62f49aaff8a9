import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PostgresClassCopies } from './adapters/class-copies.store.js';
import { PostgresCustomerCopies } from './adapters/customer-copies.store.js';
import { RpcCustomerDirectory } from './adapters/customer-directory.gateway.js';
import { CustomersConsumer } from './adapters/customers.consumer.js';
import { KnownZones } from './adapters/known-zones.js';
import { KnownCustomers } from './use-cases/known-customers.js';
import { ClassCopies, CustomerCopies, CustomerDirectory } from './use-cases/ports.js';
import { SyncCustomerCopies } from './use-cases/sync-customer-copies.js';

@Module({
  imports: [LedgerModule],
  controllers: [CustomersConsumer],
  providers: [
    KnownCustomers,
    KnownZones,
    SyncCustomerCopies,
    { provide: ClassCopies, useClass: PostgresClassCopies },
    { provide: CustomerCopies, useClass: PostgresCustomerCopies },
    { provide: CustomerDirectory, useClass: RpcCustomerDirectory },
  ],
  exports: [ClassCopies, CustomerCopies, CustomerDirectory, KnownCustomers],
})
export class CustomersModule {}
