import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes, dropIndexes } from '#libs/platform';

/** Open tasks are listed without reading the many that are done. */
export class IndexOpenTasks1764400000003 implements MigrationInterface {
  readonly transaction = false;

  up(queryRunner: QueryRunner): Promise<void> {
    return buildIndexes(queryRunner, indexes);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return dropIndexes(queryRunner, indexes);
  }
}

const indexes = {
  tasks_open: `tasks (due_at, task_id) WHERE (state = 'OPEN')`,
  tasks_open_by_customer: `tasks (customer_id, due_at, task_id) WHERE (state = 'OPEN')`,
};
