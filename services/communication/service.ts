import { defineService } from '#libs/platform';
import { CommunicationModule } from './communication.module.js';
import { CommunicationSettings } from './communication.settings.js';
import { contactTables } from './contact-law/adapters/contact.tables.js';
import { messageCountsTable } from './messages/adapters/message.counts.js';
import { messageTables } from './messages/adapters/message.tables.js';
import { TemplatesTable } from './templates/adapters/template.tables.js';

export const service = defineService({
  name: 'communication',
  nouns: ['contact-law', 'templates', 'messages', 'opt-out'],
  module: CommunicationModule,
  tables: [...messageTables, messageCountsTable, ...contactTables, TemplatesTable],
  settings: CommunicationSettings,
  callers: {
    console: [
      'CreateTemplateVersion',
      'DecideContact',
      'DropDeadLetter',
      'DropParkedEvent',
      'GetApproval',
      'GetContactCap',
      'GetDeadLetter',
      'GetMessage',
      'GetMessageSummary',
      'GetParkedEvent',
      'GetParkedKey',
      'GrantApproval',
      'ListApprovals',
      'ListDeadLetters',
      'ListMessages',
      'ListParkedKeys',
      'ListTemplates',
      'PreviewMessage',
      'RecordBounce',
      'RefuseApproval',
      'ReplayDeadLetter',
      'ReplayParkedKey',
      'SetContactCap',
      'WithdrawApproval',
    ],
    workflow: ['CheckTemplates', 'SendMessage'],
  },
});
