import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** What lists of cases show, filter and sort by; the service fills it in for cases that are there already. */
export class AddCaseListColumns1763800000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE cases
         ADD COLUMN outstanding_minor bigint NOT NULL DEFAULT 0,
         ADD COLUMN open_invoice_count integer NOT NULL DEFAULT 0,
         ADD COLUMN placed_invoice_count integer NOT NULL DEFAULT 0,
         ADD COLUMN oldest_due_on date,
         ADD COLUMN next_act_at timestamptz,
         ADD COLUMN next_act_step_id text,
         ADD COLUMN next_message_at timestamptz,
         ADD COLUMN next_message_step_id text,
         ADD COLUMN last_contact_at timestamptz,
         ADD COLUMN customer_class text NOT NULL DEFAULT '',
         ADD COLUMN specialist_id text,
         ADD COLUMN hold_reason text NOT NULL DEFAULT '',
         ADD COLUMN held_until timestamptz,
         ADD COLUMN listed boolean NOT NULL DEFAULT false`,
    );
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 14 FROM information_schema.columns WHERE table_name = 'cases' AND column_name IN
         ('outstanding_minor', 'open_invoice_count', 'placed_invoice_count', 'oldest_due_on', 'next_act_at',
          'next_act_step_id', 'next_message_at', 'next_message_step_id', 'last_contact_at', 'customer_class',
          'specialist_id', 'hold_reason', 'held_until', 'listed')`,
      'cases have what lists show of them',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
