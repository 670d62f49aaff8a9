import { IndexMigration } from '#libs/platform';

// A task comes up on the day on which it is due, or on which it comes back. Expressions, so that tasks which the release
// before writes are in order too.
const workDay = `((coalesce(snoozed_until, due_at) AT TIME ZONE 'UTC')::date)`;

/** Tasks by who does them, and the order in which open ones are worked. */
export class IndexWorklists1764450000016 extends IndexMigration {
  protected readonly indexes = {
    tasks_by_assignee: 'tasks (assignee_id, state, due_at, task_id) WHERE (assignee_id IS NOT NULL)',
    tasks_to_work: `tasks (${workDay}, work_rank, task_id) WHERE (state = 'OPEN')`,
    tasks_to_work_by_queue: `tasks (queue, ${workDay}, work_rank, task_id) WHERE (state = 'OPEN')`,
    tasks_to_work_by_assignee: `tasks (assignee_id, ${workDay}, work_rank, task_id)
      WHERE (state = 'OPEN' AND assignee_id IS NOT NULL)`,
  };
}
