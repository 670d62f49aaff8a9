import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes, dropIndexes } from '#libs/platform';

/** Tasks by who does them, and the order in which open ones are worked. */
export class IndexWorklists1764450000016 implements MigrationInterface {
  readonly transaction = false;

  up(queryRunner: QueryRunner): Promise<void> {
    return buildIndexes(queryRunner, indexes);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return dropIndexes(queryRunner, indexes);
  }
}

// A task comes up on the day on which it is due, or on which it comes back. Expressions, so that tasks which the release
// before writes are in order too.
const workDay = `((coalesce(snoozed_until, due_at) AT TIME ZONE 'UTC')::date)`;
const indexes = {
  tasks_by_assignee: 'tasks (assignee_id, state, due_at, task_id) WHERE (assignee_id IS NOT NULL)',
  tasks_to_work: `tasks (${workDay}, work_rank, task_id) WHERE (state = 'OPEN')`,
  tasks_to_work_by_queue: `tasks (queue, ${workDay}, work_rank, task_id) WHERE (state = 'OPEN')`,
  tasks_to_work_by_assignee: `tasks (assignee_id, ${workDay}, work_rank, task_id)
    WHERE (state = 'OPEN' AND assignee_id IS NOT NULL)`,
};
