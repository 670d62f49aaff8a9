import { Module } from '@nestjs/common';
import { RowDefects } from '#libs/files';
import { LoggedRowDefects, OrganisationSettings } from '#libs/platform';
import { ClassesModule } from '../classes/classes.module.js';
import { LibraryAddressReader } from './adapters/address.reader.js';
import { ContactsApi } from './adapters/contacts.api.js';
import { PostgresCustomerStore } from './adapters/customer.store.js';
import { CustomersApi } from './adapters/customers.api.js';
import { OutboxCustomerEvents } from './adapters/customers.events.js';
import { BatchGetContactFacts } from './use-cases/batch-get-contact-facts.js';
import { ChangeContact } from './use-cases/change-contact.js';
import { ChangeCustomer } from './use-cases/change-customer.js';
import { CustomerChanges } from './use-cases/changing/customer-changes.js';
import { SpecialistChoices } from './use-cases/changing/specialist-choices.js';
import { CreateCustomer } from './use-cases/create-customer.js';
import { GetCustomer } from './use-cases/get-customer.js';
import { InvalidateBouncedContacts } from './use-cases/invalidate-bounced-contacts.js';
import { InvalidateContact } from './use-cases/invalidate-contact.js';
import { ListCustomers } from './use-cases/list-customers.js';
import { LowerFlag } from './use-cases/lower-flag.js';
import { AddressReader, CustomerEvents, CustomerStore, OrganisationDefaults } from './use-cases/ports.js';
import { RaiseFlag } from './use-cases/raise-flag.js';
import { RecordOptOut } from './use-cases/record-opt-out.js';
import { UpsertCustomers } from './use-cases/upsert-customers.js';
import { ValidateContact } from './use-cases/validate-contact.js';
import { WithdrawOptOut } from './use-cases/withdraw-opt-out.js';

@Module({
  imports: [ClassesModule],
  controllers: [CustomersApi, ContactsApi],
  providers: [
    ChangeContact,
    ChangeCustomer,
    CreateCustomer,
    CustomerChanges,
    BatchGetContactFacts,
    GetCustomer,
    InvalidateBouncedContacts,
    InvalidateContact,
    ListCustomers,
    LowerFlag,
    RaiseFlag,
    RecordOptOut,
    UpsertCustomers,
    ValidateContact,
    SpecialistChoices,
    WithdrawOptOut,
    { provide: CustomerStore, useClass: PostgresCustomerStore },
    { provide: CustomerEvents, useClass: OutboxCustomerEvents },
    { provide: AddressReader, useClass: LibraryAddressReader },
    { provide: RowDefects, useClass: LoggedRowDefects },
    { provide: OrganisationDefaults, useExisting: OrganisationSettings },
  ],
  exports: [CustomerChanges, CustomerStore, InvalidateBouncedContacts],
})
export class CustomersModule {}
