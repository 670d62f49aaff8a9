import { defineService } from '#libs/platform';
import { customerTables } from './adapters/customer.tables.js';
import { workTables } from './adapters/work.tables.js';
import { CustomerModule } from './customer.module.js';

export const service = defineService({
  name: 'customer',
  nouns: ['customers', 'work', 'diary'],
  module: CustomerModule,
  tables: [...customerTables, ...workTables],
  callers: {
    communication: ['GetContactFacts', 'RecordOptOut'],
    'dca-handoff': ['GetContactFacts'],
    invoice: ['GetCustomer', 'UpsertCustomers'],
    workflow: ['CreateTask', 'GetCustomer'],
  },
});
