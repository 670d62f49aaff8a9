import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Who does a task, for a queue or a group, with what it is found and ordered by. */
export class AddAssigneesOfTasks1764450000014 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // The name of a group stands in `queue`, which the release before demands; queues and groups share their names.
    await queryRunner.query(`
      ALTER TABLE tasks
        ADD to_group boolean NOT NULL DEFAULT false,
        ADD assignee_id uuid,
        ADD tags text[] NOT NULL DEFAULT '{}',
        ADD notes text NOT NULL DEFAULT '',
        ADD snoozed_until timestamptz,
        ADD value_minor bigint,
        ADD value_currency char(3),
        ADD work_rank bigint NOT NULL DEFAULT 0,
        ADD version bigint NOT NULL DEFAULT 1,
        ADD CONSTRAINT tasks_details CHECK (cardinality(tags) <= 10 AND char_length(notes) <= 2000) NOT VALID,
        ADD CONSTRAINT tasks_value CHECK ((value_minor IS NULL) = (value_currency IS NULL)) NOT VALID`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 9 FROM information_schema.columns WHERE table_name = 'tasks'
         AND column_name IN ('to_group', 'assignee_id', 'tags', 'notes', 'snoozed_until', 'value_minor',
           'value_currency', 'work_rank', 'version'))`,
      'tasks with assignees',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
