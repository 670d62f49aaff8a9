import type { Noun } from './noun.js';

const group = 'How it is collected:';

export const collection: readonly Noun[] = [
  {
    name: 'sequence',
    group,
    description: 'Versioned lists of collection steps.',
    load: async () => (await import('../commands/workflow/sequences.js')).addSequenceCommands,
  },
  {
    name: 'calendar',
    group,
    description: 'Weekends, public holidays and own days of the organisation, in versions.',
    load: async () => (await import('../commands/workflow/calendars.js')).addCalendarCommands,
  },
  {
    name: 'case',
    group,
    description: "A customer's invoices under one sequence.",
    load: async () => (await import('../commands/workflow/cases.js')).addCaseCommands,
  },
  {
    name: 'bulk-acts',
    group,
    description: 'One act on many cases, invoices or customers.',
    load: async () => (await import('../commands/workflow/bulk-acts.js')).addBulkActCommands,
  },
  {
    name: 'reasons',
    group,
    description: 'Why people pause, void, cancel, dispute, recall and write off, by codes.',
    load: async () => (await import('../commands/workflow/reasons.js')).addReasonCommands,
  },
  {
    name: 'place',
    group,
    description: 'Sends debts of a case or an account to an agency.',
    load: async () => (await import('../commands/workflow/place.js')).addPlaceCommand,
  },
  {
    name: 'hold',
    group,
    description: 'Dated, reasoned stops on customers, cases and invoices.',
    load: async () => (await import('../commands/workflow/holds.js')).addHoldCommands,
  },
  {
    name: 'message',
    group,
    description: 'Messages to debtors.',
    load: async () => (await import('../commands/communication/messages.js')).addMessageCommands,
  },
  {
    name: 'template',
    group,
    description: 'What messages say.',
    load: async () => (await import('../commands/communication/templates.js')).addTemplateCommands,
  },
  {
    name: 'contact-cap',
    group,
    description: 'How many contacts a customer may have.',
    load: async () => (await import('../commands/communication/contact-caps.js')).addContactCapCommands,
  },
  {
    name: 'agency',
    group,
    description: 'Collection agencies.',
    load: async () => (await import('../commands/dca-handoff/agencies.js')).addAgencyCommands,
  },
  {
    name: 'agency-file',
    group,
    description: 'Files exchanged with agencies.',
    load: async () => (await import('../commands/dca-handoff/agency-files.js')).addAgencyFileCommands,
  },
  {
    name: 'placement',
    group,
    description: 'Debts at agencies.',
    load: async () => (await import('../commands/dca-handoff/placements.js')).addPlacementCommands,
  },
];
