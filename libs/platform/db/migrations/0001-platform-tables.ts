import type { MigrationInterface, QueryRunner } from 'typeorm';
import { inboxTables } from '../../messaging/inbox/inbox.sql.js';
import { outboxTables } from '../../messaging/publish/outbox.sql.js';
import { requestTables } from '../../runner/requests.sql.js';
import { irreversible } from '../migrate/irreversible.js';

/** The tables that every service has: clock, request log, outbox, inbox, parked events and dead letters. */
export class PlatformTables1000000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE clock (
        id boolean CONSTRAINT clock_pkey PRIMARY KEY DEFAULT true CONSTRAINT clock_one_row CHECK (id),
        mode text NOT NULL,
        instant timestamptz,
        anchor timestamptz,
        rate integer NOT NULL DEFAULT 1,
        CONSTRAINT clock_mode CHECK (
          CASE mode WHEN 'real' THEN instant IS NULL AND anchor IS NULL AND rate = 1
          WHEN 'test' THEN instant IS NOT NULL AND anchor IS NULL AND rate = 1
          WHEN 'fast' THEN instant IS NOT NULL AND anchor IS NOT NULL AND rate BETWEEN 2 AND 1440
          ELSE false END)
      )`);
    for (const statement of [...requestTables, ...outboxTables, ...inboxTables]) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
