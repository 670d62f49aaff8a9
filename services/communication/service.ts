import { defineService } from '#libs/platform';
import { CommunicationSettings } from './adapters/communication.settings.js';
import { communicationTables } from './adapters/communication.tables.js';
import { CommunicationModule } from './communication.module.js';

export const service = defineService({
  name: 'communication',
  nouns: ['contact-law', 'templates', 'messages', 'opt-out'],
  module: CommunicationModule,
  tables: communicationTables,
  settings: CommunicationSettings,
  callers: {
    workflow: ['SendMessage'],
  },
});
