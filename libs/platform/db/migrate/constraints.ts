import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from './assert-holds.js';
import { withoutLockTimeout } from './indexes.js';

/**
 * A migration that validates constraints which stand NOT VALID, and nothing else. Adding one that is valid reads the
 * whole table while nobody else may read it; validating keeps nobody waiting.
 */
export abstract class ValidationMigration implements MigrationInterface {
  /** Each table by itself. */
  readonly transaction = false;
  /** Names of the constraints by table. */
  protected abstract readonly constraints: Readonly<Record<string, readonly string[]>>;

  async up(queryRunner: QueryRunner): Promise<void> {
    await withoutLockTimeout(queryRunner, async () => {
      for (const [table, names] of Object.entries(this.constraints)) {
        for (const name of names) await validate(queryRunner, table, name);
      }
    });
  }

  /** They go with what they were added to. */
  async down(): Promise<void> {}
}

async function validate(queryRunner: QueryRunner, table: string, name: string): Promise<void> {
  await queryRunner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${name}`);
  await assertHolds(
    queryRunner,
    `SELECT convalidated FROM pg_constraint WHERE conrelid = '${table}'::regclass AND conname = '${name}'`,
    `the constraint ${name}`,
  );
}
