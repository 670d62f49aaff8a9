import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Copies of plans in instalments, which workflows keep. */
export class CreateArrangements1764400000018 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE arrangements (
        arrangement_id uuid CONSTRAINT arrangements_pkey PRIMARY KEY,
        customer_id uuid NOT NULL,
        state text NOT NULL,
        open boolean NOT NULL,
        next_act_at timestamptz,
        invoice_ids uuid[] NOT NULL,
        paused_here boolean NOT NULL,
        version bigint NOT NULL
      )`);
    await queryRunner.query('CREATE INDEX arrangements_due ON arrangements (next_act_at) WHERE (open)');
    await queryRunner.query('CREATE INDEX arrangements_of_customers ON arrangements (customer_id) WHERE (open)');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_index WHERE indrelid = 'arrangements'::regclass AND indisvalid`,
      'plans in instalments with the indexes of those that are open',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE arrangements');
  }
}
