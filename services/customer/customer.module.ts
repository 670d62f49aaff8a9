import { Module } from '@nestjs/common';
import { OrganisationSettings } from '#libs/platform';
import { LibraryAddressReader } from './adapters/address.reader.js';
import { CustomerApi } from './adapters/customer.api.js';
import { CustomerConsumer } from './adapters/customer.consumer.js';
import { WireCustomerEvents } from './adapters/customer.events.js';
import { PostgresCustomerStore } from './adapters/customer.store.js';
import { PostgresDiaryStore } from './adapters/diary.store.js';
import { PostgresWorkStore } from './adapters/work.store.js';
import { AddNote } from './use-cases/add-note.js';
import { ChangeContact } from './use-cases/change-contact.js';
import { ChangeCustomer } from './use-cases/change-customer.js';
import { ChangeFlag } from './use-cases/change-flag.js';
import { ChangeOptOut } from './use-cases/change-opt-out.js';
import { CreateCustomer } from './use-cases/create-customer.js';
import { CreateTask } from './use-cases/create-task.js';
import { CustomerChanges } from './use-cases/customer-changes.js';
import { GetContactFacts } from './use-cases/get-contact-facts.js';
import { GetCustomer } from './use-cases/get-customer.js';
import { InvalidateBounced } from './use-cases/invalidate-bounced.js';
import { JudgeContact } from './use-cases/judge-contact.js';
import { ListCustomers } from './use-cases/list-customers.js';
import { ListDiary } from './use-cases/list-diary.js';
import { ListTasks } from './use-cases/list-tasks.js';
import {
  AddressReader,
  CustomerEvents,
  CustomerStore,
  DiaryStore,
  OrganisationDefaults,
  WorkStore,
} from './use-cases/ports.js';
import { RecordDiary } from './use-cases/record-diary.js';
import { ResolveTask } from './use-cases/resolve-task.js';
import { UpsertCustomers } from './use-cases/upsert-customers.js';

const useCases = [
  AddNote,
  ChangeContact,
  ChangeCustomer,
  ChangeFlag,
  ChangeOptOut,
  CreateCustomer,
  CreateTask,
  CustomerChanges,
  GetContactFacts,
  GetCustomer,
  InvalidateBounced,
  JudgeContact,
  ListCustomers,
  ListDiary,
  ListTasks,
  RecordDiary,
  ResolveTask,
  UpsertCustomers,
];

@Module({
  controllers: [CustomerApi, CustomerConsumer],
  providers: [
    ...useCases,
    { provide: CustomerStore, useClass: PostgresCustomerStore },
    { provide: WorkStore, useClass: PostgresWorkStore },
    { provide: DiaryStore, useClass: PostgresDiaryStore },
    { provide: CustomerEvents, useClass: WireCustomerEvents },
    { provide: AddressReader, useClass: LibraryAddressReader },
    { provide: OrganisationDefaults, useExisting: OrganisationSettings },
  ],
})
export class CustomerModule {}
