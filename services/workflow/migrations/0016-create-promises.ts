import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Copies of promises to pay, which workflows watch. */
export class CreatePromises1764400000016 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE promises (
        promise_id uuid CONSTRAINT promises_pkey PRIMARY KEY,
        customer_id uuid NOT NULL,
        state text NOT NULL,
        open boolean NOT NULL,
        judge_at timestamptz NOT NULL,
        invoice_ids uuid[] NOT NULL,
        version bigint NOT NULL
      )`);
    await queryRunner.query('CREATE INDEX promises_open ON promises (judge_at) WHERE (open)');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 FROM pg_index WHERE indrelid = 'promises'::regclass AND indisvalid`,
      'promises with the index of those that are open',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE promises');
  }
}
