import { addDays, daysInMonth, instantOf, localDateAt } from '#libs/time';
import type { Schemas } from '../api/client.js';

type Task = Schemas['Task'];

export const putOffBy = ['day', 'week', 'month'] as const;
export type PutOff = (typeof putOffBy)[number];

/** A task that is put off comes back when people begin to work. */
const comesBackAt = '08:00';

/** When a task comes back that is put off now. @param now business time */
export function putOffUntil(by: PutOff, now: string, zone: string): string {
  const today = localDateAt(new Date(now), zone);
  if (by === 'month') return morningOf(monthAfter(today), zone);
  return morningOf(addDays(today, by === 'day' ? 1 : 7), zone);
}

/** @param day as a field has it */
export function morningOf(day: string, zone: string): string {
  return instantOf(day, comesBackAt, zone).toISOString();
}

/** The same day of the next month, or its last. */
function monthAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [nextYear, nextMonth] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const last = Math.min(date, daysInMonth(nextYear, nextMonth));
  return [String(nextYear), String(nextMonth).padStart(2, '0'), String(last).padStart(2, '0')].join('-');
}

/** A task as a form has it. */
export interface TaskInput {
  readonly title: string;
  readonly roster: string;
  readonly assigneeId: string;
  /** A day, in the zone of the organisation. */
  readonly due: string;
  readonly tags: readonly string[];
  readonly notes: string;
}

export function inputOf({ title, queue, group, assigneeId, dueTime, tags, notes }: Task, zone: string): TaskInput {
  const roster = group === '' ? `QUEUE ${queue}` : `GROUP ${group}`;
  return { title, roster, assigneeId, due: dueTime ? localDateAt(new Date(dueTime), zone) : '', tags, notes };
}

/** What of a task was changed, as the HTTP API takes it: what is not given stays. */
export function changesOf(task: Task, input: TaskInput, zone: string) {
  const before = inputOf(task, zone);
  const title = input.title.trim();
  const notes = input.notes.trim();
  const name = input.roster.slice(input.roster.indexOf(' ') + 1);
  const isRetagged = input.tags.join('\n') !== before.tags.join('\n');
  return {
    ...(title === before.title ? {} : { title }),
    ...(input.roster === before.roster ? {} : input.roster.startsWith('GROUP ') ? { group: name } : { queue: name }),
    ...(input.assigneeId === before.assigneeId ? {} : { assigneeId: input.assigneeId }),
    ...(input.due === before.due || input.due === '' ? {} : { dueTime: morningOf(input.due, zone) }),
    ...(isRetagged ? (input.tags.length > 0 ? { tags: [...input.tags] } : { clearTags: true }) : {}),
    ...(notes === before.notes ? {} : { notes }),
  };
}
