import { anyRole } from './admitted.js';

export const communicationPermissions: Readonly<Record<string, string>> = {
  CheckTemplates: anyRole,
  CreateTemplateVersion: 'sequences.write',
  DecideContact: 'contact-law.read',
  GetContactCap: 'contact-law.read',
  GetMessage: 'messages.read',
  GetMessageSummary: 'messages.read',
  ListMessages: 'messages.read',
  ListTemplates: 'sequences.read',
  PreviewMessage: 'messages.read',
  RecordBounce: 'messages.bounce',
  SendMessage: 'messages.send',
  SetContactCap: 'contact-law.write',
};
