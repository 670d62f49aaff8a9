import type { Noun } from './noun.js';

const group = 'Who owes it:';

export const debtors: readonly Noun[] = [
  {
    name: 'customer',
    group,
    description: 'Who owes.',
    load: async () => (await import('../commands/customer/customers.js')).addCustomerCommands,
  },
  {
    name: 'debtor',
    group,
    description: 'Who owes how much for how long, and how they pay.',
    load: async () => (await import('../commands/invoice/debtors.js')).addDebtorCommands,
  },
  {
    name: 'contact',
    group,
    description: 'E-mail addresses and phone numbers.',
    load: async () => (await import('../commands/customer/contacts.js')).addContactCommands,
  },
  {
    name: 'address',
    group,
    description: 'Billing and shipping addresses.',
    load: async () => (await import('../commands/customer/addresses.js')).addAddressCommands,
  },
  {
    name: 'billing-contact',
    group,
    description: 'People at a customer with whom invoices are settled.',
    load: async () => (await import('../commands/customer/billing-contacts.js')).addBillingContactCommands,
  },
  {
    name: 'opt-out',
    group,
    description: 'Channels that a customer refuses.',
    load: async () => (await import('../commands/customer/opt-outs.js')).addOptOutCommands,
  },
  {
    name: 'flag',
    group,
    description: 'Circumstances that stop every contact: bankruptcy, death, fraud and the like.',
    load: async () => (await import('../commands/customer/flags.js')).addFlagCommands,
  },
  {
    name: 'note',
    group,
    description: 'What agents write down.',
    load: async () => (await import('../commands/customer/work/notes.js')).addNoteCommands,
  },
  {
    name: 'task',
    group,
    description: 'What people are to do.',
    load: async () => (await import('../commands/customer/work/tasks.js')).addTaskCommands,
  },
  {
    name: 'interaction',
    group,
    description: 'Calls, visits and other contacts that people had.',
    load: async () => (await import('../commands/customer/work/interactions.js')).addInteractionCommands,
  },
  {
    name: 'document',
    alias: 'documents',
    group,
    description: 'Files about customers, in quarantine until they are released.',
    load: async () => (await import('../commands/customer/documents.js')).addDocumentCommands,
  },
  {
    name: 'metadata',
    group,
    description: 'What is kept of customers and invoices beyond what Dunlin knows of them.',
    load: async () => (await import('../commands/metadata/metadata.js')).addMetadataCommands,
  },
  {
    name: 'class',
    group,
    description: 'Customers who are treated alike.',
    load: async () => (await import('../commands/customer/classes.js')).addClassCommands,
  },
  {
    name: 'specialist',
    group,
    description: 'Who looks after which customer.',
    load: async () => (await import('../commands/customer/specialists.js')).addSpecialistCommands,
  },
];
