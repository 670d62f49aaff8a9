import { Module } from '@nestjs/common';
import { PostgresAnnouncementStore } from './adapters/announcement.store.js';
import { PostgresCustomerStore } from './adapters/customer.store.js';
import { PostgresCustomerFlagStore } from './adapters/customer-flag.store.js';
import { PostgresInvoiceStore } from './adapters/invoice.store.js';
import { PostgresPlacementStore } from './adapters/placement.store.js';
import { SetAsideGauge } from './adapters/set-aside.gauge.js';
import {
  AnnouncementStore,
  CustomerFlagStore,
  CustomerStore,
  InvoiceStore,
  PlacementStore,
} from './use-cases/ports.js';

@Module({
  providers: [
    { provide: InvoiceStore, useClass: PostgresInvoiceStore },
    { provide: CustomerStore, useClass: PostgresCustomerStore },
    { provide: CustomerFlagStore, useClass: PostgresCustomerFlagStore },
    { provide: PlacementStore, useClass: PostgresPlacementStore },
    { provide: AnnouncementStore, useClass: PostgresAnnouncementStore },
    SetAsideGauge,
  ],
  exports: [InvoiceStore, CustomerStore, CustomerFlagStore, PlacementStore, AnnouncementStore],
})
export class CopiesModule {}
