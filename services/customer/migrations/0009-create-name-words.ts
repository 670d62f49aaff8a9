import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/**
 * The words of all names with a key of plain letters, in which similar words are found. It is filled by whoever stores a
 * name, and for names that the release before stored by a loop of the service. The extension is a trusted one: the owner
 * of the database may create it, whoever that is.
 */
export class CreateNameWords1764450000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await queryRunner.query(`
      CREATE TABLE name_words (
        word text COLLATE "C" CONSTRAINT name_words_pkey PRIMARY KEY,
        letters text COLLATE "C" NOT NULL
      )`);
    await queryRunner.query('CREATE INDEX name_words_by_letters ON name_words (letters)');
    await queryRunner.query(
      'CREATE INDEX name_words_by_similar_letters ON name_words USING gin (letters gin_trgm_ops) WITH (fastupdate = off)',
    );
    await assertHolds(
      queryRunner,
      `similarity('schmidt', 'schmitd') > 0.3 AND to_regclass('name_words') IS NOT NULL`,
      'words of names, and how similar two are',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
