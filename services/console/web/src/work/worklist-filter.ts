import { rosterOf } from '../bulk/bulk-parameters.js';
import type { Search } from '../lists/search.js';

/** Tasks of the person who has signed in; other values are `QUEUE name`, `GROUP name`, or empty for all. */
export const mine = 'mine';

/** Orders of a worklist: what to work next leaves out what is put off, by due time everything is there. */
export type TaskOrder = 'WORKLIST' | 'DUE';

/**
 * The tasks that an address stands for, as the HTTP API takes it.
 * @param personId who asks; null where nobody has registered them, so that none are theirs
 */
export function taskFilter({ scope = '', order, tag = '' }: Search, personId: string | null) {
  return {
    state: 'OPEN' as const,
    order: orderOf(order),
    tag,
    ...(scope === mine ? { assigneeId: personId ?? '' } : rosterOf(scope)),
  };
}

export function orderOf(order: string | undefined): TaskOrder {
  return order === 'DUE' ? 'DUE' : 'WORKLIST';
}

interface Listed {
  readonly taskId: string;
  readonly customerId: string;
}

/**
 * What to work next: more about the customer at hand, else the first of another.
 * @param passed tasks that were worked, put off or skipped
 */
export function nextTask<Task extends Listed>(
  tasks: readonly Task[],
  passed: ReadonlySet<string>,
  customerId: string,
): Task | undefined {
  const left = tasks.filter(({ taskId }) => !passed.has(taskId));
  return left.find((task) => task.customerId === customerId) ?? left[0];
}
