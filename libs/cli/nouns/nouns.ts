import type { Noun } from './noun.js';
import { owedNouns } from './owed-nouns.js';

const debtors = 'Who owes it:';
const collection = 'How it is collected:';
const staff = 'Who works on it:';
const operation = 'Operation:';

export const nouns: readonly Noun[] = [
  ...owedNouns,
  {
    name: 'customer',
    group: debtors,
    description: 'Who owes.',
    load: async () => (await import('../commands/customer/customers.js')).addCustomerCommands,
  },
  {
    name: 'debtor',
    group: debtors,
    description: 'Who owes how much for how long, and how they pay.',
    load: async () => (await import('../commands/invoice/debtors.js')).addDebtorCommands,
  },
  {
    name: 'contact',
    group: debtors,
    description: 'E-mail addresses and phone numbers.',
    load: async () => (await import('../commands/customer/contacts.js')).addContactCommands,
  },
  {
    name: 'address',
    group: debtors,
    description: 'Billing and shipping addresses.',
    load: async () => (await import('../commands/customer/addresses.js')).addAddressCommands,
  },
  {
    name: 'billing-contact',
    group: debtors,
    description: 'People at a customer with whom invoices are settled.',
    load: async () => (await import('../commands/customer/billing-contacts.js')).addBillingContactCommands,
  },
  {
    name: 'opt-out',
    group: debtors,
    description: 'Channels that a customer refuses.',
    load: async () => (await import('../commands/customer/opt-outs.js')).addOptOutCommands,
  },
  {
    name: 'flag',
    group: debtors,
    description: 'Circumstances that stop every contact: bankruptcy, death, fraud and the like.',
    load: async () => (await import('../commands/customer/flags.js')).addFlagCommands,
  },
  {
    name: 'note',
    group: debtors,
    description: 'What agents write down.',
    load: async () => (await import('../commands/customer/work/notes.js')).addNoteCommands,
  },
  {
    name: 'task',
    group: debtors,
    description: 'What people are to do.',
    load: async () => (await import('../commands/customer/work/tasks.js')).addTaskCommands,
  },
  {
    name: 'interaction',
    group: debtors,
    description: 'Calls, visits and other contacts that people had.',
    load: async () => (await import('../commands/customer/work/interactions.js')).addInteractionCommands,
  },
  {
    name: 'document',
    alias: 'documents',
    group: debtors,
    description: 'Files about customers, in quarantine until they are released.',
    load: async () => (await import('../commands/customer/documents.js')).addDocumentCommands,
  },
  {
    name: 'metadata',
    group: debtors,
    description: 'What is kept of customers and invoices beyond what Dunlin knows of them.',
    load: async () => (await import('../commands/metadata/metadata.js')).addMetadataCommands,
  },
  {
    name: 'class',
    group: debtors,
    description: 'Customers who are treated alike.',
    load: async () => (await import('../commands/customer/classes.js')).addClassCommands,
  },
  {
    name: 'specialist',
    group: debtors,
    description: 'Who looks after which customer.',
    load: async () => (await import('../commands/customer/specialists.js')).addSpecialistCommands,
  },
  {
    name: 'person',
    group: staff,
    description: 'People who work with Dunlin.',
    load: async () => (await import('../commands/customer/people.js')).addPersonCommands,
  },
  {
    name: 'group',
    group: staff,
    description: 'People who belong together, such as the team of a class.',
    load: async () => (await import('../commands/customer/rosters.js')).addGroupCommands,
  },
  {
    name: 'queue',
    group: staff,
    description: 'Lists of tasks that people take from.',
    load: async () => (await import('../commands/customer/rosters.js')).addQueueCommands,
  },
  {
    name: 'sequence',
    group: collection,
    description: 'Versioned lists of collection steps.',
    load: async () => (await import('../commands/workflow/sequences.js')).addSequenceCommands,
  },
  {
    name: 'case',
    group: collection,
    description: "A customer's invoices under one sequence.",
    load: async () => (await import('../commands/workflow/cases.js')).addCaseCommands,
  },
  {
    name: 'bulk-acts',
    group: collection,
    description: 'One act on many cases, invoices or customers.',
    load: async () => (await import('../commands/workflow/bulk-acts.js')).addBulkActCommands,
  },
  {
    name: 'reasons',
    group: collection,
    description: 'Why people pause, void, cancel, dispute and recall, by codes.',
    load: async () => (await import('../commands/workflow/reasons.js')).addReasonCommands,
  },
  {
    name: 'place',
    group: collection,
    description: 'Sends debts of a case or an account to an agency.',
    load: async () => (await import('../commands/workflow/place.js')).addPlaceCommand,
  },
  {
    name: 'hold',
    group: collection,
    description: 'Dated, reasoned stops on customers, cases and invoices.',
    load: async () => (await import('../commands/workflow/holds.js')).addHoldCommands,
  },
  {
    name: 'message',
    group: collection,
    description: 'Messages to debtors.',
    load: async () => (await import('../commands/communication/messages.js')).addMessageCommands,
  },
  {
    name: 'template',
    group: collection,
    description: 'What messages say.',
    load: async () => (await import('../commands/communication/templates.js')).addTemplateCommands,
  },
  {
    name: 'contact-cap',
    group: collection,
    description: 'How many contacts a customer may have.',
    load: async () => (await import('../commands/communication/contact-caps.js')).addContactCapCommands,
  },
  {
    name: 'agency',
    group: collection,
    description: 'Collection agencies.',
    load: async () => (await import('../commands/dca-handoff/agencies.js')).addAgencyCommands,
  },
  {
    name: 'placement',
    group: collection,
    description: 'Debts at agencies.',
    load: async () => (await import('../commands/dca-handoff/placements.js')).addPlacementCommands,
  },
  {
    name: 'clock',
    group: operation,
    description: 'The business clock.',
    load: async () => (await import('../commands/workflow/clock.js')).addClockCommands,
  },
  {
    name: 'login',
    group: operation,
    description: 'Signs in at the identity provider, so that commands are yours.',
    load: async () => (await import('../commands/console/sign-in.js')).addLoginCommand,
  },
  {
    name: 'logout',
    group: operation,
    description: 'Forgets the sign-in.',
    load: async () => (await import('../commands/console/sign-in.js')).addLogoutCommand,
  },
  {
    name: 'access-log',
    group: operation,
    description: 'Who looked at what through console.',
    load: async () => (await import('../commands/console/access-log.js')).addAccessLogCommands,
  },
  {
    name: 'parked',
    group: operation,
    description: 'Events that wait behind one that failed.',
    load: async () => (await import('../commands/operations/parked.js')).addParkedCommands,
  },
  {
    name: 'dead-letter',
    group: operation,
    description: 'Events that were given up or dropped.',
    load: async () => (await import('../commands/operations/dead-letters.js')).addDeadLetterCommands,
  },
  {
    name: 'events',
    group: operation,
    description: 'Published events.',
    load: async () => (await import('../commands/operations/events.js')).addEventsCommands,
  },
];
