import { exportable, personal, routesOf } from './rpc-route.js';

const messages = routesOf('communication', 'Messages');
const templates = routesOf('communication', 'Templates');
const law = routesOf('communication', 'Contact law');

export const communicationRoutes = [
  messages('GET /messages', 'messages.read', 'ListMessages', 'Messages.', exportable),
  messages('GET /messages/{messageId}', 'messages.read', 'GetMessage', 'One message with its text.', personal),
  messages(
    'POST /messages/{messageId}/record-bounce',
    'messages.bounce',
    'RecordBounce',
    'Record that a message came back.',
  ),
  messages('GET /message-summary', 'messages.read', 'GetMessageSummary', 'How many messages there are in each state.'),
  messages('GET /message-preview', 'messages.read', 'PreviewMessage', 'What a customer would read.', personal),
  templates('GET /templates', 'sequences.read', 'ListTemplates', 'Templates.'),
  templates('POST /templates', 'sequences.write', 'CreateTemplateVersion', 'Make a new version of a template.'),
  law(
    'GET /customers/{customerId}/contact-decision',
    'contact-law.read',
    'DecideContact',
    'Whether a customer may be contacted, and by which rules.',
    personal,
  ),
  law('GET /contact-cap', 'contact-law.read', 'GetContactCap', 'How often a customer is contacted at most.'),
  law('PUT /contact-cap', 'contact-law.write', 'SetContactCap', 'Set how often a customer is contacted at most.'),
];
