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
    console: [
      'AddNote',
      'BatchGetContactFacts',
      'ChangeContact',
      'ChangeCustomer',
      'CreateCustomer',
      'CreateTask',
      'DropParkedEvent',
      'GetCustomer',
      'GetParkedKey',
      'InvalidateContact',
      'ListCustomers',
      'ListDeadLetters',
      'ListDiary',
      'ListParkedKeys',
      'ListTasks',
      'LowerFlag',
      'RaiseFlag',
      'RecordOptOut',
      'ReplayParkedKey',
      'ResolveTask',
      'ValidateContact',
      'WithdrawOptOut',
    ],
    'dca-handoff': ['BatchGetContactFacts'],
    invoice: ['GetCustomer', 'UpsertCustomers'],
    workflow: ['CreateTask', 'GetCustomer'],
  },
});
