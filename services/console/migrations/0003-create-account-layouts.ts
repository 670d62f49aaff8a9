import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** How the page of a customer is arranged, by role and by person. */
export class CreateAccountLayouts1796000000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE account_layouts (
        holder text COLLATE "C" CONSTRAINT account_layouts_pkey PRIMARY KEY,
        widgets jsonb NOT NULL,
        version bigint NOT NULL,
        changed_at timestamptz NOT NULL,
        CONSTRAINT account_layouts_form CHECK (holder ~ '^(role|user):' AND length(holder) <= 300
          AND jsonb_typeof(widgets) = 'array')
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM information_schema.tables
         WHERE table_schema = 'public' AND table_name = 'account_layouts')`,
      'layouts of the page of a customer',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
