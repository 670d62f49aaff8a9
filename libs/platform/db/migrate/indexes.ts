import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from './assert-holds.js';

/** Indexes by name, each as what stands behind `CREATE INDEX ... ON`. */
type Indexes = Readonly<Record<string, string>>;

/** A migration that builds indexes on a table in use, and nothing else. */
export abstract class IndexMigration implements MigrationInterface {
  /** Nothing is built concurrently inside of a transaction. */
  readonly transaction = false;
  protected abstract readonly indexes: Indexes;

  up(queryRunner: QueryRunner): Promise<void> {
    return buildIndexes(queryRunner, this.indexes);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return dropIndexes(queryRunner, this.indexes);
  }
}

/**
 * Builds indexes on a table in use, by a migration with `transaction = false`. The building waits for old transactions,
 * for as long as these take, and keeps nobody waiting; what an attempt that failed has left is built anew.
 */
export async function buildIndexes(queryRunner: QueryRunner, indexes: Indexes): Promise<void> {
  await withoutLockTimeout(queryRunner, async () => {
    for (const [name, on] of Object.entries(indexes)) {
      await queryRunner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await queryRunner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${on}`);
      await assertHolds(
        queryRunner,
        `SELECT indisvalid FROM pg_index WHERE indexrelid = '${name}'::regclass`,
        `the index ${name}`,
      );
    }
  });
}

/** Undoes `buildIndexes`. */
export async function dropIndexes(queryRunner: QueryRunner, indexes: Indexes): Promise<void> {
  await withoutLockTimeout(queryRunner, async () => {
    for (const name of Object.keys(indexes)) await queryRunner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  });
}

/** For statements that wait for others and keep nobody waiting meanwhile. */
export async function withoutLockTimeout(queryRunner: QueryRunner, work: () => Promise<void>): Promise<void> {
  await queryRunner.query('SET lock_timeout = 0');
  try {
    await work();
  } finally {
    await queryRunner.query('RESET lock_timeout');
  }
}
