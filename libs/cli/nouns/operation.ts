import type { Noun } from './noun.js';

const group = 'Operation:';

export const operation: readonly Noun[] = [
  {
    name: 'clock',
    group,
    description: 'The business clock.',
    load: async () => (await import('../commands/workflow/clock.js')).addClockCommands,
  },
  {
    name: 'login',
    group,
    description: 'Signs in at the identity provider, so that commands are yours.',
    load: async () => (await import('../commands/console/sign-in.js')).addLoginCommand,
  },
  {
    name: 'logout',
    group,
    description: 'Forgets the sign-in.',
    load: async () => (await import('../commands/console/sign-in.js')).addLogoutCommand,
  },
  {
    name: 'access-log',
    group,
    description: 'Who looked at what through console.',
    load: async () => (await import('../commands/console/access-log.js')).addAccessLogCommands,
  },
  {
    name: 'parked',
    group,
    description: 'Events that wait behind one that failed.',
    load: async () => (await import('../commands/operations/parked.js')).addParkedCommands,
  },
  {
    name: 'dead-letter',
    group,
    description: 'Events that no handler could be given.',
    load: async () => (await import('../commands/operations/dead-letters.js')).addDeadLetterCommands,
  },
  {
    name: 'events',
    group,
    description: 'Published events.',
    load: async () => (await import('../commands/operations/events.js')).addEventsCommands,
  },
];
