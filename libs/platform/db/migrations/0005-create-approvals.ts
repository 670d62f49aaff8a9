import type { MigrationInterface, QueryRunner } from 'typeorm';
import { approvalStatements } from '../../approvals/approvals.sql.js';
import { assertHolds } from '../migrate/assert-holds.js';

/** Acts that wait for a second person, and what people did alone within the day that counts against their limits. */
export class CreateApprovals1000000000005 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of approvalStatements) await queryRunner.query(statement);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 FROM pg_class WHERE relname IN ('approvals', 'acts_alone') AND relkind = 'r'`,
      'the tables of approvals',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE acts_alone`);
    await queryRunner.query(`DROP TABLE approvals`);
  }
}
