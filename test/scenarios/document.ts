import type { Story } from './story.js';

type Parts = Pick<Story, 'name' | 'grouping' | 'anchor' | 'when' | 'steps'>;

/** The document of a story's sequence, which collects what is of the story's class. */
export function documentOf({
  name,
  grouping = 'invoice',
  anchor = 'due_date',
  when = 'overdue',
  steps,
}: Parts): string {
  return `name: ${name}
title: ${name}
enrol: { when: '${when} and class == "${name}"' }
anchor: ${anchor}
grouping: ${grouping}
calendar: { time: "10:00", zone: customer, days: all }
${steps}`;
}
