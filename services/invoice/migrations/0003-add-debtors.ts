import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/**
 * What each customer owes, kept so that a million of them can be sorted by it. The service fills it in, and goes over it
 * again and again: processes of the release before change invoices without it.
 */
export class AddDebtors1764400000003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE debtors (
        customer_id uuid NOT NULL,
        currency char(3) NOT NULL,
        open_count bigint NOT NULL DEFAULT 0,
        outstanding_minor bigint NOT NULL DEFAULT 0,
        overdue_count bigint NOT NULL DEFAULT 0,
        overdue_minor bigint NOT NULL DEFAULT 0,
        oldest_due_on date,
        CONSTRAINT debtors_pkey PRIMARY KEY (customer_id, currency),
        CONSTRAINT debtors_amounts CHECK (
          (open_count > 0) = (outstanding_minor > 0) AND (open_count > 0) = (oldest_due_on IS NOT NULL)
          AND overdue_count BETWEEN 0 AND open_count AND overdue_minor BETWEEN 0 AND outstanding_minor)
      ) WITH (fillfactor = 90)`);
    await queryRunner.query(`
      CREATE INDEX debtors_by_outstanding ON debtors (currency, outstanding_minor, customer_id) WHERE open_count > 0`);
    await queryRunner.query(
      'CREATE INDEX debtors_by_overdue ON debtors (currency, overdue_minor, customer_id) WHERE open_count > 0',
    );
    await queryRunner.query(
      'CREATE INDEX debtors_by_age ON debtors (currency, oldest_due_on, customer_id) WHERE open_count > 0',
    );
    await queryRunner.query(`
      CREATE TABLE debtor_walk (
        single boolean NOT NULL DEFAULT true CONSTRAINT debtor_walk_pkey PRIMARY KEY,
        customer_id uuid NOT NULL,
        round_count bigint NOT NULL,
        CONSTRAINT debtor_walk_single CHECK (single)
      )`);
    await queryRunner.query(
      `INSERT INTO debtor_walk (customer_id, round_count) VALUES ('00000000-0000-0000-0000-000000000000', 0)`,
    );
    await queryRunner.query(refreshDebtors);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 4 FROM pg_index WHERE indrelid = 'debtors'::regclass AND indisvalid)
         AND (SELECT count(*) = 1 FROM debtor_walk)`,
      'debtors with their indexes, and a walk over them',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP FUNCTION refresh_debtors(uuid[], char(3)[])');
    await queryRunner.query('DROP TABLE debtors, debtor_walk');
  }
}

/**
 * The keys are different ones. The figures are reckoned by a statement of their own, whose snapshot is taken when the rows
 * are locked: so it sees every invoice that those who had the locks before have changed. They are reckoned anew and not
 * added up, so that what a process of the release before has left behind is right again after the next change. The
 * settings keep the plan at one look-up per customer.
 */
const refreshDebtors = `
  CREATE FUNCTION refresh_debtors(customers uuid[], currencies char(3)[]) RETURNS void LANGUAGE plpgsql
     SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
     DECLARE
       locked bigint;
     BEGIN
       LOOP
         PERFORM FROM unnest(customers, currencies) AS k (customer, currency)
           JOIN debtors d ON d.customer_id = k.customer AND d.currency = k.currency
          ORDER BY d.customer_id, d.currency FOR UPDATE OF d;
         GET DIAGNOSTICS locked = ROW_COUNT;
         EXIT WHEN locked = cardinality(customers);
         INSERT INTO debtors (customer_id, currency)
           SELECT customer, currency FROM unnest(customers, currencies) AS k (customer, currency)
            ORDER BY customer, currency
           ON CONFLICT DO NOTHING;
       END LOOP;
       UPDATE debtors d
          SET open_count = f.open_count, outstanding_minor = f.outstanding, overdue_count = f.overdue_count,
              overdue_minor = f.overdue, oldest_due_on = f.oldest
         FROM unnest(customers, currencies) AS k (customer, currency)
        CROSS JOIN LATERAL (
          SELECT count(*) AS open_count, coalesce(sum(i.remaining_minor), 0) AS outstanding,
                 count(*) FILTER (WHERE i.overdue_marked) AS overdue_count,
                 coalesce(sum(i.remaining_minor) FILTER (WHERE i.overdue_marked), 0) AS overdue, min(i.due_on) AS oldest
            FROM invoices i
           WHERE i.customer_id = k.customer AND i.lifecycle = 'OPEN' AND i.currency = k.currency) f
        WHERE d.customer_id = k.customer AND d.currency = k.currency
          AND (d.open_count, d.outstanding_minor, d.overdue_count, d.overdue_minor, d.oldest_due_on)
              IS DISTINCT FROM (f.open_count, f.outstanding, f.overdue_count, f.overdue, f.oldest);
     END
   $$`;
