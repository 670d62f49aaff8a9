import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inboxTables } from '../../messaging/consume/inbox.sql.js';
import { outboxTables } from '../../messaging/publish/outbox.sql.js';
import { requestTables } from '../../runner/requests.sql.js';
import { irreversible } from '../irreversible.js';

/** The tables that every service has: clock, request log, outbox, inbox, parked events and dead letters. */
export class PlatformTables1000000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE clock (
        id boolean CONSTRAINT clock_pkey PRIMARY KEY DEFAULT true CONSTRAINT clock_one_row CHECK (id),
        mode text NOT NULL,
        instant timestamptz,
        CONSTRAINT clock_mode CHECK ((mode = 'real' AND instant IS NULL) OR (mode = 'test' AND instant IS NOT NULL))
      )`);
    for (const statement of [...requestTables, ...outboxTables, ...inboxTables]) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
