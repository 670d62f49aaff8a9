import type { MigrationInterface, QueryRunner } from 'typeorm';
import { outboxStanding } from '../../messaging/tables.sql.js';

/** What tells the test clock whether anything is still to be published. */
export class OutboxStanding1000000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(outboxStanding);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION outbox_standing');
  }
}
