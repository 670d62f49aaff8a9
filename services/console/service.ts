import { defineService } from '#libs/platform';
import { AccessEntriesTable } from './access/adapters/access.tables.js';
import { ConsoleModule } from './console.module.js';
import { ConsoleSettings } from './console.settings.js';
import { layoutTables } from './layouts/adapters/layout.tables.js';
import { changeTables } from './live/adapters/change.tables.js';
import { lookTables } from './presence/adapters/look.tables.js';
import { sessionTables } from './sessions/adapters/session.tables.js';
import { viewTables } from './views/adapters/view.tables.js';

export const service = defineService({
  name: 'console',
  nouns: ['access', 'sessions', 'views', 'layouts', 'live', 'presence', 'api'],
  module: ConsoleModule,
  tables: [AccessEntriesTable, ...sessionTables, ...viewTables, ...layoutTables, ...changeTables, ...lookTables],
  settings: ConsoleSettings,
  callers: {
    communication: ['GetCallerKeys'],
    customer: ['GetCallerKeys'],
    'dca-handoff': ['GetCallerKeys'],
    invoice: ['GetCallerKeys'],
    payment: ['GetCallerKeys'],
    workflow: ['GetCallerKeys'],
    console: [
      'DropDeadLetter',
      'DropParkedEvent',
      'GetApproval',
      'GetCallerKeys',
      'GetDeadLetter',
      'GetParkedEvent',
      'GetParkedKey',
      'GrantApproval',
      'ListApprovals',
      'ListDeadLetters',
      'ListParkedKeys',
      'RefuseApproval',
      'ReplayDeadLetter',
      'ReplayParkedKey',
      'WithdrawApproval',
    ],
  },
  readsOwnBodies: true,
});
