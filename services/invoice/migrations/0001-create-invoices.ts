import type { MigrationInterface, QueryRunner } from 'typeorm';
import { intakeTableStatements } from '#libs/intake/postgres';
import { assertHolds, counterStatements, irreversible } from '#libs/platform';

export class CreateInvoices1763800100001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createInvoices(queryRunner);
    await createJournal(queryRunner);
    await queryRunner.query(journalWatermark);
    await createImports(queryRunner);
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

/** Invoices, what is copied of customers, and which sequence collects which invoice. */
async function createInvoices(queryRunner: QueryRunner): Promise<void> {
  // Version 0 is what a response told before any event did. By the ordinal an import tells which customers were known
  // when it began.
  await queryRunner.query(`
      CREATE TABLE customers (
        customer_id uuid CONSTRAINT customers_pkey PRIMARY KEY,
        reference text COLLATE "C" NOT NULL,
        zone text NOT NULL,
        version bigint NOT NULL,
        ordinal bigserial NOT NULL,
        invoiced boolean NOT NULL DEFAULT false
      )`);
  // Not unique: the customer service ensures that, and an event and a response may bring the same customer at once.
  await queryRunner.query('CREATE INDEX customers_by_reference ON customers (reference)');
  // Numbers are compared byte by byte, so that one index serves look-ups, prefixes and pages.
  await queryRunner.query(`
      CREATE TABLE invoices (
        invoice_id uuid CONSTRAINT invoices_pkey PRIMARY KEY,
        number text COLLATE "C" NOT NULL,
        customer_id uuid NOT NULL,
        creditor_id text NOT NULL,
        currency char(3) NOT NULL,
        lifecycle text NOT NULL,
        collectability text NOT NULL,
        disputed boolean NOT NULL,
        amount_minor bigint NOT NULL,
        paid_minor bigint NOT NULL,
        credited_minor bigint NOT NULL,
        remaining_minor bigint NOT NULL,
        issue_on date NOT NULL,
        due_on date NOT NULL,
        overdue_at timestamptz NOT NULL,
        overdue_marked boolean NOT NULL,
        overdue_aside_until timestamptz,
        episode int NOT NULL,
        issued_episode int NOT NULL,
        from_feed boolean NOT NULL,
        void_stands boolean NOT NULL,
        import_id uuid,
        version bigint NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT invoices_number UNIQUE (number, creditor_id),
        CONSTRAINT invoices_lengths CHECK (
          char_length(number) BETWEEN 1 AND 100 AND char_length(creditor_id) BETWEEN 1 AND 100),
        CONSTRAINT invoices_lifecycle CHECK (lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID')),
        CONSTRAINT invoices_collectability CHECK (collectability IN ('COLLECT', 'DO_NOT_COLLECT')),
        CONSTRAINT invoices_amounts CHECK (
          amount_minor > 0 AND paid_minor BETWEEN 0 AND amount_minor AND credited_minor >= 0
          AND (lifecycle = 'PAID') = (paid_minor = amount_minor)
          AND remaining_minor = CASE WHEN lifecycle = 'OPEN' THEN amount_minor - paid_minor ELSE 0 END),
        CONSTRAINT invoices_void_stands CHECK (lifecycle = 'VOID' OR NOT void_stands),
        CONSTRAINT invoices_dates CHECK (due_on >= issue_on)
      ) WITH (fillfactor = 90)`);
  // Lists are merged of one branch for each lifecycle, so that a rare one is found without reading the others.
  await queryRunner.query(
    'CREATE INDEX invoices_by_customer ON invoices (customer_id, lifecycle, due_on, number, invoice_id)',
  );
  await queryRunner.query('CREATE INDEX invoices_by_due ON invoices (lifecycle, due_on, number, invoice_id)');
  await queryRunner.query(
    'CREATE INDEX invoices_disputed ON invoices (lifecycle, due_on, number, invoice_id) WHERE disputed',
  );
  await queryRunner.query(`
      CREATE INDEX invoices_disputed_of ON invoices (customer_id, lifecycle, due_on, number, invoice_id) WHERE disputed`);
  await queryRunner.query(`
      CREATE INDEX invoices_by_remaining ON invoices (currency, remaining_minor) WHERE lifecycle = 'OPEN'`);
  await queryRunner.query(`
      CREATE INDEX invoices_open_in_feed ON invoices (invoice_id) WHERE lifecycle = 'OPEN' AND from_feed`);
  await queryRunner.query(
    'CREATE INDEX invoices_by_standing_void ON invoices (due_on, number, invoice_id) WHERE void_stands',
  );
  await queryRunner.query(`
      CREATE INDEX invoices_by_overdue ON invoices (overdue_at) WHERE lifecycle = 'OPEN' AND NOT overdue_marked`);
  await queryRunner.query(`
      CREATE INDEX invoices_overdue_aside ON invoices (overdue_aside_until) WHERE overdue_aside_until IS NOT NULL`);
  for (const statement of counts) await queryRunner.query(statement);
  // A table of its own: enrolment must not wait for payments that have locked the invoice, nor make a version of it.
  await queryRunner.query(`
      CREATE TABLE enrolments (
        invoice_id uuid CONSTRAINT enrolments_pkey PRIMARY KEY,
        sequence text NOT NULL,
        case_id uuid NOT NULL
      )`);
  await assertHolds(
    queryRunner,
    `(SELECT count(*) = 6 FROM pg_constraint WHERE conrelid = 'invoices'::regclass AND contype = 'c')
       AND (SELECT count(*) = 11 FROM pg_index WHERE indrelid = 'invoices'::regclass AND indisvalid)
       AND to_regclass('customers') IS NOT NULL AND to_regclass('enrolments') IS NOT NULL
       AND NOT EXISTS (
         SELECT FROM information_schema.columns WHERE table_name = 'customers' AND column_name = 'import_id')`,
    'invoices with their checks and indexes, customers and enrolments',
  );
}

/** What a summary tells without reading all invoices. The settings keep the plan at one look-up per customer. */
const counts = [
  ...counterStatements({
    name: 'invoice_counts',
    of: 'invoices',
    by: { currency: 'char(3)', lifecycle: 'text' },
    sums: ['amount_minor', 'remaining_minor'],
  }),
  ...counterStatements({ name: 'customer_counts', of: 'customers', by: { invoiced: 'boolean' }, sums: [] }),
  `CREATE FUNCTION invoices_mark_customers() RETURNS trigger LANGUAGE plpgsql
     SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
     BEGIN
       UPDATE customers SET invoiced = true
         FROM (SELECT customer_id FROM customers
                WHERE NOT invoiced AND customer_id IN (SELECT customer_id FROM added)
                ORDER BY customer_id FOR UPDATE) AS first_invoiced
        WHERE customers.customer_id = first_invoiced.customer_id;
       RETURN NULL;
     END
   $$`,
  `CREATE TRIGGER invoices_mark_customers AFTER INSERT ON invoices REFERENCING NEW TABLE AS added
     FOR EACH STATEMENT EXECUTE FUNCTION invoices_mark_customers()`,
];

/** The journal, which PostgreSQL itself keeps balanced and append-only, and what is derived from it of payments. */
async function createJournal(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
      CREATE TABLE journal_entries (
        entry_id uuid CONSTRAINT journal_entries_pkey PRIMARY KEY,
        source text COLLATE "C" NOT NULL,
        context text NOT NULL,
        customer_id uuid NOT NULL,
        currency char(3) NOT NULL,
        line_count integer NOT NULL,
        reverses_entry_id uuid,
        value_on date NOT NULL,
        posted_at timestamptz NOT NULL,
        CONSTRAINT journal_entries_source UNIQUE (source),
        CONSTRAINT journal_entries_line_count CHECK (line_count >= 2)
      )`);
  await queryRunner.query('CREATE INDEX journal_entries_by_customer ON journal_entries (customer_id, entry_id)');
  await queryRunner.query('CREATE INDEX journal_entries_by_context ON journal_entries (context, entry_id)');
  await queryRunner.query(`
      CREATE TABLE journal_lines (
        entry_id uuid NOT NULL,
        line_number integer NOT NULL,
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
    `(SELECT count(*) = 4 FROM pg_trigger
         WHERE tgrelid IN ('journal_entries'::regclass, 'journal_lines'::regclass) AND NOT tgisinternal)
       AND obj_description('journal_entries'::regclass, 'pg_class') = 'append-only'
       AND obj_description('journal_lines'::regclass, 'pg_class') = 'append-only'`,
    'a guarded journal',
  );
}

/**
 * The comment makes the migration step grant SELECT and INSERT alone. All lines of an entry are written by one
 * statement, after the entry: so the check runs once per statement over all of its lines, which costs a fraction of a
 * check per row. Line numbers run from 1 to the entry's line count, hence none can be added later. An entry for which no
 * line was written at all never gets there, so it is looked at when its transaction ends.
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
       is_incomplete boolean;
       is_foreign boolean;
     BEGIN
       SELECT checked.* INTO wrong, is_incomplete, is_foreign FROM (
         SELECT l.entry_id,
                bool_or(e.entry_id IS NULL) OR sum(l.debit_minor - l.credit_minor) <> 0 OR count(*) <> max(e.line_count)
                  OR min(l.line_number) <> 1 OR max(l.line_number) <> max(e.line_count),
                bool_or(l.invoice_id IS NOT NULL
                    AND (i.currency, i.customer_id) IS DISTINCT FROM (e.currency, e.customer_id)
                  OR l.payment_id IS NOT NULL
                    AND (p.currency, p.customer_id) IS DISTINCT FROM (e.currency, e.customer_id))
           FROM new_lines l
           LEFT JOIN journal_entries e ON e.entry_id = l.entry_id
           LEFT JOIN invoices i ON i.invoice_id = l.invoice_id
           LEFT JOIN settled_payments p ON p.payment_id = l.payment_id
          GROUP BY l.entry_id) AS checked (entry_id, incomplete, of_others)
        WHERE incomplete OR of_others LIMIT 1;
       IF NOT FOUND THEN RETURN NULL; END IF;
       IF is_incomplete THEN
         RAISE EXCEPTION 'Journal entry % is refused: its lines do not balance, are not all there, or have no entry.', wrong
           USING ERRCODE = 'integrity_constraint_violation';
       END IF;
       RAISE EXCEPTION 'Journal entry % is refused: an invoice or payment of it is unknown, or of another currency or customer.', wrong
         USING ERRCODE = 'integrity_constraint_violation';
     END
   $$`,
  // All lines of an entry came by one statement, which was checked; so one of them stands for all.
  `CREATE FUNCTION journal_check_entry() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN
       IF NOT EXISTS (SELECT FROM journal_lines WHERE entry_id = NEW.entry_id AND line_number = 1) THEN
         RAISE EXCEPTION 'Journal entry % is refused: it has no lines.', NEW.entry_id
           USING ERRCODE = 'integrity_constraint_violation';
       END IF;
       RETURN NULL;
     END
   $$`,
  `CREATE CONSTRAINT TRIGGER journal_entries_have_lines AFTER INSERT ON journal_entries
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_check_entry()`,
  `CREATE TRIGGER journal_lines_balance AFTER INSERT ON journal_lines REFERENCING NEW TABLE AS new_lines
     FOR EACH STATEMENT EXECUTE FUNCTION journal_check_lines()`,
];

/** One row at most: how far the journal is proved. */
const journalWatermark = `
  CREATE TABLE journal_watermark (
    single boolean NOT NULL DEFAULT true CONSTRAINT journal_watermark_pkey PRIMARY KEY,
    entry_id uuid NOT NULL,
    CONSTRAINT journal_watermark_single CHECK (single)
  )`;

const intakeTableNames = { files: 'imports', parts: 'import_parts', faults: 'import_faults' };

const importColumns = [
  'phase text NOT NULL',
  'mode text NOT NULL',
  'dry_run boolean NOT NULL',
  'confirm_close boolean NOT NULL',
  'progress text COLLATE "C" NOT NULL',
  'known_customers bigint',
  'open_count bigint NOT NULL',
  'absent_count bigint NOT NULL',
  'created_count bigint NOT NULL',
  'updated_count bigint NOT NULL',
  'unchanged_count bigint NOT NULL',
  'reopened_count bigint NOT NULL',
  'closed_count bigint NOT NULL',
  'customers_created_count bigint NOT NULL',
  'customers_updated_count bigint NOT NULL',
  `CONSTRAINT imports_phase CHECK (phase IN ('SCAN', 'COUNT', 'ROWS', 'CUSTOMERS', 'CLOSE'))`,
  `CONSTRAINT imports_mode CHECK (mode IN ('DELTA', 'ACTIVE', 'FULL'))`,
];

/** Imports, the files they read, and what they need from one chunk to the next. */
async function createImports(queryRunner: QueryRunner): Promise<void> {
  for (const statement of intakeTableStatements(intakeTableNames, importColumns)) await queryRunner.query(statement);
  await queryRunner.query(`
      CREATE TABLE import_numbers (
        file_id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        creditor_id text COLLATE "C" NOT NULL,
        taken boolean NOT NULL,
        CONSTRAINT import_numbers_pkey PRIMARY KEY (file_id, number, creditor_id)
      ) WITH (fillfactor = 80)`);
  await queryRunner.query(`
      CREATE TABLE import_creditors (
        file_id uuid NOT NULL,
        creditor_id text COLLATE "C" NOT NULL,
        CONSTRAINT import_creditors_pkey PRIMARY KEY (file_id, creditor_id)
      )`);
  await queryRunner.query(`
      CREATE TABLE import_deferred_customers (
        file_id uuid NOT NULL,
        reference text COLLATE "C" NOT NULL,
        row_number bigint NOT NULL,
        customer_fields jsonb NOT NULL,
        CONSTRAINT import_deferred_customers_pkey PRIMARY KEY (file_id, reference)
      )`);
  await queryRunner.query(`
      CREATE TABLE import_requested_customers (
        file_id uuid NOT NULL,
        reference text COLLATE "C" NOT NULL,
        customer_id uuid NOT NULL,
        zone text NOT NULL,
        rows_before bigint NOT NULL,
        CONSTRAINT import_requested_customers_pkey PRIMARY KEY (file_id, reference)
      )`);
  await assertHolds(
    queryRunner,
    `(SELECT count(*) = 7 FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'import%')
       AND (SELECT attstorage = 'e' FROM pg_attribute
             WHERE attrelid = 'import_parts'::regclass AND attname = 'content')
       AND (SELECT array_agg(column_name::text ORDER BY ordinal_position) = ARRAY['file_id', 'part_number', 'content']
              FROM information_schema.columns WHERE table_name = 'import_parts')`,
    'imports with parts, faults, numbers, creditors, and deferred and requested customers',
  );
}
