import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** How invoices may be prolonged, by organisation and class of customers. */
export class CreateProlongationPolicies1764400000031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE prolongation_policies (
        level text NOT NULL,
        subject text COLLATE "C" NOT NULL,
        said jsonb NOT NULL,
        version bigint NOT NULL,
        set_by text NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT prolongation_policies_pkey PRIMARY KEY (level, subject),
        CONSTRAINT prolongation_policies_level CHECK (
          level IN ('ORGANISATION', 'CLASS') AND (level = 'ORGANISATION') = (subject = ''))
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM pg_constraint WHERE conrelid = 'prolongation_policies'::regclass AND contype = 'c')`,
      'policies of prolongations with their check',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE prolongation_policies');
  }
}
