import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * What lists of invoices are sorted by and looked for by, and whose payments they are. Hardly any old invoice is not paid,
 * so the order of numbers within a lifecycle is kept of those alone; and the creditor that all have without another one
 * being named needs no index.
 */
const indexes: Readonly<Record<string, string>> = {
  invoices_by_remaining_due: `invoices (currency, remaining_minor, due_on, number, invoice_id) WHERE lifecycle = 'OPEN'`,
  invoices_by_issue: 'invoices (lifecycle, issue_on, number, invoice_id)',
  invoices_unpaid_by_number: `invoices (lifecycle, number, invoice_id) WHERE lifecycle <> 'PAID'`,
  invoices_by_amount: 'invoices (currency, amount_minor)',
  invoices_by_creation: 'invoices (created_at)',
  invoices_by_creditor: `invoices (creditor_id, lifecycle, due_on, number, invoice_id) WHERE creditor_id <> 'main'`,
  settled_payments_by_customer: 'settled_payments (customer_id, value_on, payment_id)',
};

export class IndexLists1764400000004 implements MigrationInterface {
  readonly transaction = false;

  async up(queryRunner: QueryRunner): Promise<void> {
    // Building waits for old transactions and keeps nobody waiting.
    await queryRunner.query('SET lock_timeout = 0');
    for (const [name, definition] of Object.entries(indexes)) {
      // A building that failed leaves an index that is not valid.
      await queryRunner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
      await queryRunner.query(`CREATE INDEX CONCURRENTLY ${name} ON ${definition}`);
    }
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = ${Object.keys(indexes).length} FROM pg_index WHERE indisvalid
          AND indexrelid::regclass::text IN (${Object.keys(indexes)
            .map((name) => `'${name}'`)
            .join(', ')}))`,
      'every index of the lists',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await queryRunner.query(`DROP INDEX CONCURRENTLY IF EXISTS ${name}`);
  }
}
