import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What invoices have to do with each other. */
export class CreateInvoiceRelations1764400000032 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE invoice_relations (
        invoice_id uuid NOT NULL,
        type text NOT NULL,
        related_invoice_id uuid NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT invoice_relations_pkey PRIMARY KEY (invoice_id, type, related_invoice_id),
        CONSTRAINT invoice_relations_type CHECK (type IN ('DEFERS'))
      )`);
    await queryRunner.query('CREATE INDEX invoice_relations_by_related ON invoice_relations (related_invoice_id)');
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 2 FROM pg_index WHERE indrelid = 'invoice_relations'::regclass AND indisvalid)
         AND (SELECT count(*) = 1 FROM pg_constraint WHERE conrelid = 'invoice_relations'::regclass AND contype = 'c')`,
      'relations of invoices with their index and check',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE invoice_relations');
  }
}
