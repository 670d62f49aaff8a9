import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What was charged on invoices beside their principal. */
export class CreateCharges1764400000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE charges (
        charge_id uuid CONSTRAINT charges_pkey PRIMARY KEY,
        invoice_id uuid NOT NULL,
        customer_id uuid NOT NULL,
        kind text NOT NULL,
        currency char(3) NOT NULL,
        amount_minor bigint NOT NULL,
        waived_minor bigint NOT NULL,
        reason text NOT NULL,
        debtor_text text NOT NULL,
        occurrence text COLLATE "C" NOT NULL,
        actor text NOT NULL,
        added_at timestamptz NOT NULL,
        waive_reason text NOT NULL,
        waived_at timestamptz,
        issued_episode int NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT charges_kind CHECK (kind IN ('FEE', 'COST')),
        CONSTRAINT charges_amounts CHECK (amount_minor > 0 AND waived_minor BETWEEN 0 AND amount_minor),
        CONSTRAINT charges_lengths CHECK (
          char_length(reason) BETWEEN 1 AND 500 AND char_length(debtor_text) <= 200
          AND char_length(occurrence) <= 100 AND char_length(waive_reason) <= 500)
      )`);
    await queryRunner.query('CREATE INDEX charges_by_invoice ON charges (invoice_id, charge_id)');
    await queryRunner.query('CREATE INDEX charges_by_customer ON charges (customer_id, charge_id)');
    await queryRunner.query(
      `CREATE UNIQUE INDEX charges_occurrence ON charges (invoice_id, occurrence) WHERE occurrence <> ''`,
    );
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 4 FROM pg_index WHERE indrelid = 'charges'::regclass AND indisvalid)
         AND (SELECT count(*) = 3 FROM pg_constraint WHERE conrelid = 'charges'::regclass AND contype = 'c')`,
      'charges with their checks and indexes',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE charges');
  }
}
