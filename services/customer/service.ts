import { defineService } from '#libs/platform';
import { billingContactTables } from './billing-contacts/adapters/billing-contact.tables.js';
import { classTables } from './classes/adapters/classes.tables.js';
import { CustomerModule } from './customer.module.js';
import { CustomerSettings } from './customer.settings.js';
import { customerTables } from './customers/adapters/customer.tables.js';
import { diaryTables } from './diary/adapters/diary.tables.js';
import { documentTables } from './documents/adapters/document.tables.js';
import { interactionTables } from './interactions/adapters/interactions.tables.js';
import { staffTables } from './staff/adapters/staff.tables.js';
import { workTables } from './work/adapters/work.tables.js';

export const service = defineService({
  name: 'customer',
  nouns: [
    'staff',
    'classes',
    'customers',
    'billing-contacts',
    'specialists',
    'work',
    'interactions',
    'documents',
    'diary',
  ],
  module: CustomerModule,
  tables: [
    ...[...staffTables, ...classTables, ...customerTables, ...billingContactTables],
    ...[...workTables, ...interactionTables, ...documentTables, ...diaryTables],
  ],
  settings: CustomerSettings,
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
      'FinishDocument',
      'GetCustomer',
      'GetDocument',
      'GetParkedKey',
      'InvalidateContact',
      'ListCustomers',
      'ListDeadLetters',
      'ListDiary',
      'ListDocuments',
      'ListParkedKeys',
      'ListTasks',
      'LowerFlag',
      'RaiseFlag',
      'ReadDocumentPart',
      'RecordOptOut',
      'RegisterDocument',
      'ReleaseDocument',
      'RemoveDocument',
      'ReplayParkedKey',
      'ResolveTask',
      'UploadDocumentPart',
      'ValidateContact',
      'WithdrawOptOut',
    ],
    'dca-handoff': ['BatchGetContactFacts'],
    invoice: ['GetCustomer', 'UpsertCustomers'],
    workflow: ['CreateTask', 'GetCustomer'],
  },
});
