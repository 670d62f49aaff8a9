import type { QueryRunner } from 'typeorm';
import { invariant } from '#libs/errors';

/** Fails the migration unless the SQL condition holds: `SELECT (<condition>) AS holds`. */
export async function assertHolds(queryRunner: QueryRunner, condition: string, what: string): Promise<void> {
  const [row] = (await queryRunner.query(`SELECT (${condition}) AS holds`)) as { holds: boolean }[];
  invariant(row?.holds === true, `The migration is wrong: ${what} does not hold afterwards.`);
}
