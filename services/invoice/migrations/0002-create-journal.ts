import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** The journal, which PostgreSQL itself keeps balanced and append-only, and what is derived from it of payments. */
export class CreateJournal1763800100002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE journal_entries (
        entry_id uuid CONSTRAINT journal_entries_pkey PRIMARY KEY,
        source text COLLATE "C" NOT NULL,
        context text NOT NULL,
        customer_id uuid NOT NULL,
        currency char(3) NOT NULL,
        line_count smallint NOT NULL,
        reverses_entry_id uuid,
        value_on date NOT NULL,
        posted_at timestamptz NOT NULL,
        CONSTRAINT journal_entries_source UNIQUE (source),
        CONSTRAINT journal_entries_line_count CHECK (line_count >= 2)
      )`);
    await queryRunner.query('CREATE INDEX journal_entries_by_customer ON journal_entries (customer_id, entry_id)');
    await queryRunner.query(`
      CREATE TABLE journal_lines (
        entry_id uuid NOT NULL,
        line_number smallint NOT NULL,
        account smallint NOT NULL,
        debit_minor bigint NOT NULL,
        credit_minor bigint NOT NULL,
        invoice_id uuid,
        component text,
        payment_id uuid,
        CONSTRAINT journal_lines_pkey PRIMARY KEY (entry_id, line_number),
        CONSTRAINT journal_lines_account CHECK (account BETWEEN 1000 AND 9999),
        CONSTRAINT journal_lines_component CHECK (component IN ('PRINCIPAL', 'INTEREST', 'FEE', 'COST')),
        CONSTRAINT journal_lines_one_side CHECK (
          debit_minor >= 0 AND credit_minor >= 0 AND (debit_minor = 0) <> (credit_minor = 0))
      )`);
    await queryRunner.query(`
      CREATE INDEX journal_lines_by_invoice ON journal_lines (invoice_id, entry_id) WHERE invoice_id IS NOT NULL`);
    await queryRunner.query(`
      CREATE INDEX journal_lines_by_payment ON journal_lines (payment_id, entry_id) WHERE payment_id IS NOT NULL`);
    for (const statement of guards) await queryRunner.query(statement);
    await queryRunner.query(`
      CREATE TABLE settled_payments (
        payment_id uuid CONSTRAINT settled_payments_pkey PRIMARY KEY,
        customer_id uuid NOT NULL,
        currency char(3) NOT NULL,
        amount_minor bigint NOT NULL,
        unapplied_minor bigint NOT NULL,
        invoice_ids uuid[] NOT NULL,
        value_on date NOT NULL,
        reversed boolean NOT NULL,
        version bigint NOT NULL,
        CONSTRAINT settled_payments_amounts CHECK (
          amount_minor > 0 AND unapplied_minor BETWEEN 0 AND amount_minor AND (NOT reversed OR unapplied_minor = 0))
      )`);
    await queryRunner.query(`
      CREATE INDEX settled_payments_waiting ON settled_payments USING gin (invoice_ids) WHERE unapplied_minor > 0`);
    await queryRunner.query(`
      CREATE TABLE allocations (
        payment_id uuid NOT NULL,
        invoice_id uuid NOT NULL,
        allocated_at timestamptz NOT NULL,
        amount_minor bigint NOT NULL,
        credited_minor bigint NOT NULL,
        CONSTRAINT allocations_pkey PRIMARY KEY (payment_id, invoice_id),
        CONSTRAINT allocations_payment FOREIGN KEY (payment_id) REFERENCES settled_payments (payment_id),
        CONSTRAINT allocations_amounts CHECK (amount_minor >= 0 AND credited_minor >= 0)
      )`);
    await queryRunner.query('CREATE INDEX allocations_by_invoice ON allocations (invoice_id)');
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM pg_trigger
         WHERE tgrelid IN ('journal_entries'::regclass, 'journal_lines'::regclass) AND NOT tgisinternal)
       AND obj_description('journal_entries'::regclass, 'pg_class') = 'append-only'
       AND obj_description('journal_lines'::regclass, 'pg_class') = 'append-only'`,
      'a guarded journal',
    );
  }

  async down(): Promise<void> {
    throw new Error('The journal is never taken away; restore a backup instead.');
  }
}

/**
 * The comment makes the migration step grant SELECT and INSERT alone. All lines of an entry are written by one
 * statement, after the entry: so the check runs once per statement over all of its lines, which a check per row would
 * make several times dearer. Line numbers run from 1 to the entry's line count, hence none can be added later.
 */
const guards = [
  `COMMENT ON TABLE journal_entries IS 'append-only'`,
  `COMMENT ON TABLE journal_lines IS 'append-only'`,
  `CREATE FUNCTION journal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       RAISE EXCEPTION 'The journal is append-only: % of % is refused. Post a reversal.', TG_OP, TG_TABLE_NAME
         USING ERRCODE = 'restrict_violation';
     END
   $$`,
  `CREATE TRIGGER journal_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entries
     FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change()`,
  `CREATE TRIGGER journal_lines_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_lines
     FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse_change()`,
  // The settings keep the plan at one look-up per entry however large the journal grows.
  `CREATE FUNCTION journal_check_lines() RETURNS trigger LANGUAGE plpgsql
     SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
     DECLARE
       wrong uuid;
     BEGIN
       SELECT l.entry_id INTO wrong
         FROM (SELECT entry_id, count(*) AS lines, min(line_number) AS first, max(line_number) AS last,
                      sum(debit_minor - credit_minor) AS balance
                 FROM new_lines GROUP BY entry_id) l
         LEFT JOIN journal_entries e ON e.entry_id = l.entry_id
        WHERE l.balance <> 0 OR e.entry_id IS NULL OR l.lines <> e.line_count OR l.first <> 1 OR l.last <> e.line_count
        LIMIT 1;
       IF FOUND THEN
         RAISE EXCEPTION 'Journal entry % is refused: its lines do not balance, are not all there, or have no entry.', wrong
           USING ERRCODE = 'integrity_constraint_violation';
       END IF;
       RETURN NULL;
     END
   $$`,
  `CREATE TRIGGER journal_lines_balance AFTER INSERT ON journal_lines REFERENCING NEW TABLE AS new_lines
     FOR EACH STATEMENT EXECUTE FUNCTION journal_check_lines()`,
];
