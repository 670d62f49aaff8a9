import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '../migrate/assert-holds.js';

/** A dead letter stays when somebody has decided about it: what, who, why and when. */
export class DeadLetterDecisions1000000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE dead_letters
        ADD attempts int NOT NULL DEFAULT 1,
        ADD decision text,
        ADD decided_by text,
        ADD decision_reason text,
        ADD decided_at timestamptz,
        ADD CONSTRAINT dead_letters_decided CHECK (
          decision IN ('REPLAYED', 'DROPPED')
          AND num_nulls(decision, decided_by, decision_reason, decided_at) IN (0, 4)) NOT VALID`);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 5 FROM pg_attribute WHERE attrelid = 'dead_letters'::regclass
          AND attname IN ('attempts', 'decision', 'decided_by', 'decision_reason', 'decided_at')`,
      'what is kept of a decision',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE dead_letters DROP attempts, DROP decision, DROP decided_by, DROP decision_reason, DROP decided_at`);
  }
}
