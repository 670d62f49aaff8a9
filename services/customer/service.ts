import { defineService } from '#libs/platform';
import { billingContactTables } from './billing-contacts/adapters/billing-contact.tables.js';
import { CustomerModule } from './customer.module.js';
import { customerTables } from './customers/adapters/customer.tables.js';
import { diaryTables } from './diary/adapters/diary.tables.js';
import { workTables } from './work/adapters/work.tables.js';

export const service = defineService({
  name: 'customer',
  nouns: ['customers', 'billing-contacts', 'work', 'diary'],
  module: CustomerModule,
  tables: [...customerTables, ...billingContactTables, ...workTables, ...diaryTables],
  callers: {
    communication: ['BatchGetContactFacts', 'RecordOptOut'],
    'dca-handoff': ['BatchGetContactFacts'],
    invoice: ['GetCustomer', 'UpsertCustomers'],
    workflow: ['CreateTask', 'GetCustomer'],
  },
});
