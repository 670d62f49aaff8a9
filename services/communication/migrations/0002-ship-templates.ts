import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';
import { shippedTemplates, storeShippedTemplates } from '../templates/adapters/shipped-templates.js';

/** The templates that ship, each as the first version of its name and locale. */
export class ShipTemplates1763800000402 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await storeShippedTemplates(queryRunner);
    await assertHolds(
      queryRunner,
      `(SELECT count(DISTINCT (name, locale)) >= ${(await shippedTemplates()).length} FROM templates)`,
      'a version of every template that ships',
    );
  }

  async down(): Promise<void> {
    throw new Error('Template versions are never taken away.');
  }
}
