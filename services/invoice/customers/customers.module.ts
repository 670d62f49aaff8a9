import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PostgresCustomerCopies } from './adapters/customer-copies.store.js';
import { RpcCustomerDirectory } from './adapters/customer-directory.gateway.js';
import { CustomersConsumer } from './adapters/customers.consumer.js';
import { KnownZones } from './adapters/known-zones.js';
import { CustomerCopies, CustomerDirectory } from './use-cases/ports.js';
import { SyncCustomerCopies } from './use-cases/sync-customer-copies.js';

@Module({
  imports: [LedgerModule],
  controllers: [CustomersConsumer],
  providers: [
    KnownZones,
    SyncCustomerCopies,
    { provide: CustomerCopies, useClass: PostgresCustomerCopies },
    { provide: CustomerDirectory, useClass: RpcCustomerDirectory },
  ],
  exports: [CustomerCopies, CustomerDirectory],
})
export class CustomersModule {}
