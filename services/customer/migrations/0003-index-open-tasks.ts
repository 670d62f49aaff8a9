import { IndexMigration } from '#libs/platform';

/** Open tasks are listed without reading the many that are done. */
export class IndexOpenTasks1764400000003 extends IndexMigration {
  protected readonly indexes = {
    tasks_open: `tasks (due_at, task_id) WHERE (state = 'OPEN')`,
    tasks_open_by_customer: `tasks (customer_id, due_at, task_id) WHERE (state = 'OPEN')`,
  };
}
