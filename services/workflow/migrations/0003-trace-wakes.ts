import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** A wake carries the trace of what it follows from, so that the trace goes on through the workflow. */
export class TraceWakes1763800000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE wakes ADD COLUMN traceparent text NOT NULL DEFAULT ''`);
    await assertHolds(
      queryRunner,
      `SELECT column_default IS NOT NULL FROM information_schema.columns
        WHERE table_name = 'wakes' AND column_name = 'traceparent'`,
      'the release before this one adds wakes without a trace',
    );
  }

  async down(): Promise<void> {
    throw new Error('Wakes are never taken away; restore a backup instead.');
  }
}
