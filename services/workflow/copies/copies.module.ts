import { Module } from '@nestjs/common';
import { PostgresCustomerStore } from './adapters/customer.store.js';
import { PostgresInvoiceStore } from './adapters/invoice.store.js';
import { PostgresPlacementStore } from './adapters/placement.store.js';
import { SetAsideGauge } from './adapters/set-aside.gauge.js';
import { CustomerStore, InvoiceStore, PlacementStore } from './use-cases/ports.js';

@Module({
  providers: [
    { provide: InvoiceStore, useClass: PostgresInvoiceStore },
    { provide: CustomerStore, useClass: PostgresCustomerStore },
    { provide: PlacementStore, useClass: PostgresPlacementStore },
    SetAsideGauge,
  ],
  exports: [InvoiceStore, CustomerStore, PlacementStore],
})
export class CopiesModule {}
