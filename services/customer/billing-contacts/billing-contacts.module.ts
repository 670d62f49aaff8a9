import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module.js';
import { PostgresBillingContactStore } from './adapters/billing-contact.store.js';
import { BillingContactsApi } from './adapters/billing-contacts.api.js';
import { OutboxBillingContactEvents } from './adapters/billing-contacts.events.js';
import { AddBillingContact } from './use-cases/add-billing-contact.js';
import { ChangeBillingContact } from './use-cases/change-billing-contact.js';
import { ListBillingContacts } from './use-cases/list-billing-contacts.js';
import { BillingContactEvents, BillingContactStore } from './use-cases/ports.js';
import { RemoveBillingContact } from './use-cases/remove-billing-contact.js';

@Module({
  imports: [CustomersModule],
  controllers: [BillingContactsApi],
  providers: [
    AddBillingContact,
    ChangeBillingContact,
    ListBillingContacts,
    RemoveBillingContact,
    { provide: BillingContactStore, useClass: PostgresBillingContactStore },
    { provide: BillingContactEvents, useClass: OutboxBillingContactEvents },
  ],
})
export class BillingContactsModule {}
