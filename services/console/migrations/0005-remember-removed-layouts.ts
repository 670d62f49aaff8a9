import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** At which version layouts were removed, so that one that is made anew goes on from there. */
export class RememberRemovedLayouts1796000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE removed_layouts (
        holder text COLLATE "C" CONSTRAINT removed_layouts_pkey PRIMARY KEY,
        version bigint NOT NULL
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM information_schema.tables
         WHERE table_schema = 'public' AND table_name = 'removed_layouts')`,
      'versions of removed layouts',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
