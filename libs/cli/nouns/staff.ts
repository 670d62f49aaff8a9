import type { Noun } from './noun.js';

const group = 'Who works on it:';

export const staff: readonly Noun[] = [
  {
    name: 'person',
    group,
    description: 'People who work with Dunlin.',
    load: async () => (await import('../commands/customer/people.js')).addPersonCommands,
  },
  {
    name: 'group',
    group,
    description: 'People who belong together, such as the team of a class.',
    load: async () => (await import('../commands/customer/rosters.js')).addGroupCommands,
  },
  {
    name: 'queue',
    group,
    description: 'Lists of tasks that people take from.',
    load: async () => (await import('../commands/customer/rosters.js')).addQueueCommands,
  },
];
