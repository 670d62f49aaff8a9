import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Cases may be put under another sequence or version: each time a run begins, and one that is merged names where to. */
export class AddRunsOfCases1764400000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE cases ADD COLUMN run integer NOT NULL DEFAULT 1, ADD COLUMN merged_into uuid');
    await queryRunner.query(
      `CREATE TABLE case_moves (
        move_id uuid CONSTRAINT case_moves_pkey PRIMARY KEY,
        sequence text NOT NULL,
        sequence_version integer NOT NULL,
        state text NOT NULL,
        reason text NOT NULL,
        started_by text NOT NULL,
        after_case_id uuid,
        moved_count bigint NOT NULL DEFAULT 0,
        failed_count bigint NOT NULL DEFAULT 0,
        last_fault text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL,
        done_at timestamptz,
        CONSTRAINT case_moves_sequence FOREIGN KEY (sequence, sequence_version) REFERENCES sequences (name, version),
        CONSTRAINT case_moves_state CHECK (state IN ('RUNNING', 'DONE')),
        CONSTRAINT case_moves_reason CHECK (length(reason) BETWEEN 1 AND 500),
        CONSTRAINT case_moves_done CHECK ((done_at IS NOT NULL) = (state = 'DONE'))
      )`,
    );
    await queryRunner.query(
      `CREATE UNIQUE INDEX case_moves_running ON case_moves (sequence) WHERE (state = 'RUNNING'::text)`,
    );
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 1 FROM pg_indexes WHERE indexname = 'case_moves_running'`,
      'one move of a sequence runs at a time',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE case_moves');
    await queryRunner.query('ALTER TABLE cases DROP COLUMN run, DROP COLUMN merged_into');
  }
}
