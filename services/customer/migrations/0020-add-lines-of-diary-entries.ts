import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** What the text of an entry is made of: code and values. Entries of before have none and keep their text. */
export class AddLinesOfDiaryEntries1764450000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE diary_entries ADD line jsonb');
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'diary_entries'
         AND column_name = 'line')`,
      'diary entries with lines',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
