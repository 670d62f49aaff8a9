import { Module } from '@nestjs/common';
import { RowDefects } from '#libs/files';
import { LoggedRowDefects, OrganisationSettings } from '#libs/platform';
import { ClassesModule } from '../classes/classes.module.js';
import { MetadataModule } from '../metadata/metadata.module.js';
import { LibraryAddressReader } from './adapters/address.reader.js';
import { ContactsApi } from './adapters/contacts.api.js';
import { PostgresCustomerStore } from './adapters/customer.store.js';
import { CustomersApi } from './adapters/customers.api.js';
import { OutboxCustomerEvents } from './adapters/customers.events.js';
import { PostgresNameWordStore } from './adapters/search/name-word.store.js';
import { NameWordsLoop } from './adapters/search/name-words.loop.js';
import { PostgresCustomerSearch } from './adapters/search/text-search.store.js';
import { BatchGetCustomers } from './use-cases/batch-get-customers.js';
import { ChangeCustomer } from './use-cases/change-customer.js';
import { CustomerChanges } from './use-cases/changing/customer-changes.js';
import { SpecialistChoices } from './use-cases/changing/specialist-choices.js';
import { AddContact } from './use-cases/contacts/add-contact.js';
import { BatchGetContactFacts } from './use-cases/contacts/batch-get-contact-facts.js';
import { ChangeContact } from './use-cases/contacts/change-contact.js';
import { EditContact } from './use-cases/contacts/edit-contact.js';
import { InvalidateBouncedContacts } from './use-cases/contacts/invalidate-bounced-contacts.js';
import { InvalidateContact } from './use-cases/contacts/invalidate-contact.js';
import { MakeContactPrimary } from './use-cases/contacts/make-contact-primary.js';
import { RecordOptOut } from './use-cases/contacts/record-opt-out.js';
import { RemoveContact } from './use-cases/contacts/remove-contact.js';
import { ValidateContact } from './use-cases/contacts/validate-contact.js';
import { WithdrawOptOut } from './use-cases/contacts/withdraw-opt-out.js';
import { CreateCustomer } from './use-cases/create-customer.js';
import { LowerFlag } from './use-cases/flags/lower-flag.js';
import { RaiseFlag } from './use-cases/flags/raise-flag.js';
import { GetCustomer } from './use-cases/get-customer.js';
import { ListCustomers } from './use-cases/list-customers.js';
import { AddressReader, CustomerEvents, CustomerStore, OrganisationDefaults } from './use-cases/ports.js';
import { PreviewUpsertCustomers } from './use-cases/preview-upsert-customers.js';
import { FillNameWords } from './use-cases/search/fill-name-words.js';
import { CustomerSearch, NameWordStore } from './use-cases/search/ports.js';
import { SearchCustomers } from './use-cases/search/search-customers.js';
import { SetMetadata } from './use-cases/set-metadata.js';
import { SetPostalAddress } from './use-cases/set-postal-address.js';
import { UpsertCustomers } from './use-cases/upsert-customers.js';

@Module({
  imports: [ClassesModule, MetadataModule],
  controllers: [CustomersApi, ContactsApi],
  providers: [
    AddContact,
    BatchGetCustomers,
    ChangeContact,
    ChangeCustomer,
    CreateCustomer,
    CustomerChanges,
    BatchGetContactFacts,
    EditContact,
    FillNameWords,
    GetCustomer,
    InvalidateBouncedContacts,
    InvalidateContact,
    ListCustomers,
    LowerFlag,
    MakeContactPrimary,
    NameWordsLoop,
    PreviewUpsertCustomers,
    RaiseFlag,
    RecordOptOut,
    RemoveContact,
    SearchCustomers,
    SetMetadata,
    SetPostalAddress,
    SpecialistChoices,
    UpsertCustomers,
    ValidateContact,
    WithdrawOptOut,
    { provide: CustomerStore, useClass: PostgresCustomerStore },
    { provide: CustomerSearch, useClass: PostgresCustomerSearch },
    { provide: NameWordStore, useClass: PostgresNameWordStore },
    { provide: CustomerEvents, useClass: OutboxCustomerEvents },
    { provide: AddressReader, useClass: LibraryAddressReader },
    { provide: RowDefects, useClass: LoggedRowDefects },
    { provide: OrganisationDefaults, useExisting: OrganisationSettings },
  ],
  exports: [AddressReader, CustomerChanges, CustomerStore, InvalidateBouncedContacts],
})
export class CustomersModule {}
