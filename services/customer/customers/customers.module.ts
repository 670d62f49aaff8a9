import { Module } from '@nestjs/common';
import { OrganisationSettings } from '#libs/platform';
import { LibraryAddressReader } from './adapters/address.reader.js';
import { PostgresCustomerStore } from './adapters/customer.store.js';
import { CustomersApi } from './adapters/customers.api.js';
import { OutboxCustomerEvents } from './adapters/customers.events.js';
import { ChangeContact } from './use-cases/change-contact.js';
import { ChangeCustomer } from './use-cases/change-customer.js';
import { ChangeFlag } from './use-cases/change-flag.js';
import { ChangeOptOut } from './use-cases/change-opt-out.js';
import { CreateCustomer } from './use-cases/create-customer.js';
import { CustomerChanges } from './use-cases/customer-changes.js';
import { GetContactFacts } from './use-cases/get-contact-facts.js';
import { GetCustomer } from './use-cases/get-customer.js';
import { InvalidateBounced } from './use-cases/invalidate-bounced.js';
import { JudgeContact } from './use-cases/judge-contact.js';
import { ListCustomers } from './use-cases/list-customers.js';
import { AddressReader, CustomerEvents, CustomerStore, OrganisationDefaults } from './use-cases/ports.js';
import { UpsertCustomers } from './use-cases/upsert-customers.js';

@Module({
  controllers: [CustomersApi],
  providers: [
    ChangeContact,
    ChangeCustomer,
    ChangeFlag,
    ChangeOptOut,
    CreateCustomer,
    CustomerChanges,
    GetContactFacts,
    GetCustomer,
    InvalidateBounced,
    JudgeContact,
    ListCustomers,
    UpsertCustomers,
    { provide: CustomerStore, useClass: PostgresCustomerStore },
    { provide: CustomerEvents, useClass: OutboxCustomerEvents },
    { provide: AddressReader, useClass: LibraryAddressReader },
    { provide: OrganisationDefaults, useExisting: OrganisationSettings },
  ],
  exports: [CustomerStore, InvalidateBounced],
})
export class CustomersModule {}
