import { faultOf } from '#libs/errors';
import { type FieldFaults, maxLengths, type Reading, readLine, readOptionalText } from '#libs/fields';
import type { TaskDetails } from './task.js';

/** The queue or the group of a task; a new task has one of them, an edit may leave both. */
export interface Addressed {
  readonly queue?: string | undefined;
  readonly group?: string | undefined;
}

const maxTags = 10;

/** @returns null where neither is given */
export function readAddressed(
  faults: FieldFaults,
  { queue = '', group = '' }: Addressed,
): Pick<TaskDetails, 'queue' | 'toGroup'> | null {
  if (queue === '' && group === '') return null;
  faults.check(queue === '' || group === '', 'queue', 'and group are both given, and a task has one of them');
  const toGroup = group !== '';
  const field = toGroup ? 'group' : 'queue';
  const name = faults.take(field, readLine(toGroup ? group : queue, maxLengths.queue)) ?? '';
  return { queue: name, toGroup };
}

/** In alphabetical order, each once. */
export function readTags(wanted: readonly string[]): Reading<string[]> {
  const tags = new Set<string>();
  for (const text of wanted) {
    const reading = readLine(text, maxLengths.tag);
    if ('fault' in reading) return reading;
    tags.add(reading.value);
  }
  return tags.size > maxTags ? { fault: faultOf('TOO_MANY', { max: maxTags }) } : { value: [...tags].sort() };
}

export function readNotes(text: string): Reading<string> {
  return readOptionalText(text, maxLengths.taskNotes);
}
