import { defineService } from '#libs/platform';
import { CustomerModule } from './customer.module.js';
import { customerTables } from './customers/adapters/customer.tables.js';
import { diaryTables } from './diary/adapters/diary.tables.js';
import { workTables } from './work/adapters/work.tables.js';

export const service = defineService({
  name: 'customer',
  nouns: ['customers', 'work', 'diary'],
  module: CustomerModule,
  tables: [...customerTables, ...workTables, ...diaryTables],
  callers: {
    communication: ['BatchGetContactFacts', 'RecordOptOut'],
    'dca-handoff': ['BatchGetContactFacts'],
    invoice: ['GetCustomer', 'UpsertCustomers'],
    workflow: ['CreateTask', 'GetCustomer'],
  },
});
