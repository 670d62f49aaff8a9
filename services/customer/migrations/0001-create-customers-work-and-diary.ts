import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Customers with their contacts, opt-outs, flags and search prefixes; notes, tasks and the diary. */
export class CreateCustomersWorkAndDiary1763800000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createCustomers(queryRunner);
    await createWork(queryRunner);
    await createDiary(queryRunner);
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

async function createCustomers(queryRunner: QueryRunner): Promise<void> {
  // References, addresses and name starts are compared byte by byte, so that one index serves prefixes and pages.
  await queryRunner.query(`
    CREATE TABLE customers (
      customer_id uuid CONSTRAINT customers_pkey PRIMARY KEY,
      reference text COLLATE "C" NOT NULL,
      name text NOT NULL,
      kind text NOT NULL,
      customer_class text NOT NULL,
      zone text NOT NULL,
      other_zones text[] NOT NULL DEFAULT '{}',
      locale text NOT NULL,
      version bigint NOT NULL,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT customers_reference UNIQUE (reference),
      CONSTRAINT customers_kind CHECK (kind IN ('PERSON', 'BUSINESS')),
      CONSTRAINT customers_lengths CHECK (
        char_length(reference) BETWEEN 1 AND 100 AND char_length(name) BETWEEN 1 AND 200
        AND char_length(customer_class) BETWEEN 1 AND 64 AND char_length(zone) BETWEEN 1 AND 64
        AND char_length(locale) BETWEEN 2 AND 35),
      CONSTRAINT customers_zones CHECK (cardinality(other_zones) < 20 AND NOT zone = ANY (other_zones)),
      CONSTRAINT customers_version CHECK (version >= 1)
    ) WITH (fillfactor = 90)`);
  await queryRunner.query(`
    CREATE TABLE contacts (
      customer_id uuid NOT NULL,
      channel text NOT NULL,
      contact_id uuid NOT NULL,
      address text COLLATE "C" NOT NULL,
      validity text NOT NULL,
      validity_reason text NOT NULL DEFAULT '',
      changed_at timestamptz NOT NULL,
      CONSTRAINT contacts_pkey PRIMARY KEY (customer_id, channel),
      CONSTRAINT contacts_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT contacts_channel CHECK (channel IN ('EMAIL', 'SMS')),
      CONSTRAINT contacts_address CHECK (
        CASE channel WHEN 'SMS' THEN address ~ '^\\+[1-9][0-9]{3,14}$'
        ELSE char_length(address) BETWEEN 3 AND 254 AND position('@' IN address) > 1 END),
      CONSTRAINT contacts_validity CHECK (
        validity IN ('UNVERIFIED', 'VALID', 'INVALID') AND (validity <> 'UNVERIFIED' OR validity_reason = '')),
      CONSTRAINT contacts_reason_length CHECK (char_length(validity_reason) <= 500)
    )`);
  await queryRunner.query('CREATE INDEX contacts_by_address ON contacts (lower(address))');
  await queryRunner.query(`
    CREATE TABLE opt_outs (
      customer_id uuid NOT NULL,
      channel text NOT NULL,
      address text COLLATE "C",
      reason text NOT NULL,
      actor text NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT opt_outs_pkey PRIMARY KEY (customer_id, channel),
      CONSTRAINT opt_outs_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT opt_outs_channel CHECK (channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')),
      CONSTRAINT opt_outs_reason_length CHECK (char_length(reason) <= 500)
    )`);
  await queryRunner.query(
    'CREATE INDEX opt_outs_by_address ON opt_outs (channel, lower(address)) WHERE address IS NOT NULL',
  );
  await queryRunner.query(`
    CREATE TABLE raised_flags (
      customer_id uuid NOT NULL,
      flag text NOT NULL,
      reason text NOT NULL,
      actor text NOT NULL,
      raised_at timestamptz NOT NULL,
      CONSTRAINT raised_flags_pkey PRIMARY KEY (customer_id, flag),
      CONSTRAINT raised_flags_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT raised_flags_flag CHECK (flag IN ('BANKRUPT', 'DECEASED', 'MINOR', 'FRAUD', 'INSOLVENT')),
      CONSTRAINT raised_flags_reason_length CHECK (char_length(reason) BETWEEN 1 AND 500)
    )`);
  // Derived from customers.name, so it has no foreign key: checking one would cost more than writing the row.
  await queryRunner.query(`
    CREATE TABLE name_starts (
      start text COLLATE "C" NOT NULL,
      customer_id uuid NOT NULL,
      CONSTRAINT name_starts_pkey PRIMARY KEY (start, customer_id)
    )`);
  await assertHolds(
    queryRunner,
    `(SELECT count(*) = 5 FROM information_schema.tables WHERE table_schema = 'public'
       AND table_name IN ('customers', 'contacts', 'opt_outs', 'raised_flags', 'name_starts'))
     AND (SELECT count(*) = 3 FROM pg_constraint WHERE contype = 'f' AND confrelid = 'customers'::regclass)
     AND 'abc' COLLATE "C" ^@ 'ab'`,
    'customers, contacts, opt-outs, flags and name starts with their keys',
  );
}

async function createWork(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE notes (
      note_id uuid CONSTRAINT notes_pkey PRIMARY KEY,
      customer_id uuid NOT NULL,
      text text NOT NULL,
      author text NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT notes_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT notes_text_length CHECK (char_length(text) BETWEEN 1 AND 10000)
    )`);
  await queryRunner.query('CREATE INDEX notes_by_customer ON notes (customer_id, created_at, note_id)');
  await queryRunner.query(`
    CREATE TABLE tasks (
      task_id uuid CONSTRAINT tasks_pkey PRIMARY KEY,
      customer_id uuid NOT NULL,
      queue text NOT NULL,
      title text NOT NULL,
      invoice_id uuid,
      case_id uuid,
      state text NOT NULL,
      outcome_note text NOT NULL DEFAULT '',
      due_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL,
      resolved_at timestamptz,
      resolved_by text NOT NULL DEFAULT '',
      CONSTRAINT tasks_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT tasks_state CHECK (
        (state = 'OPEN' AND resolved_at IS NULL AND resolved_by = '' AND outcome_note = '')
        OR (state = 'DONE' AND resolved_at IS NOT NULL AND resolved_by <> '')),
      CONSTRAINT tasks_lengths CHECK (
        char_length(queue) BETWEEN 1 AND 64 AND char_length(title) BETWEEN 1 AND 300
        AND char_length(outcome_note) <= 2000)
    )`);
  await queryRunner.query('CREATE INDEX tasks_by_due ON tasks (due_at, task_id)');
  await queryRunner.query('CREATE INDEX tasks_by_queue ON tasks (queue, state, due_at, task_id)');
  await queryRunner.query('CREATE INDEX tasks_by_customer ON tasks (customer_id, due_at, task_id)');
  await assertHolds(
    queryRunner,
    `(SELECT count(*) = 2 FROM information_schema.tables WHERE table_schema = 'public'
       AND table_name IN ('notes', 'tasks'))`,
    'notes and tasks',
  );
}

async function createDiary(queryRunner: QueryRunner): Promise<void> {
  // No foreign key: the diary records events of other services, which may arrive in any order.
  await queryRunner.query(`
    CREATE TABLE diary_entries (
      entry_id uuid CONSTRAINT diary_entries_pkey PRIMARY KEY,
      customer_id uuid NOT NULL,
      occurred_at timestamptz NOT NULL,
      arrival bigint GENERATED ALWAYS AS IDENTITY,
      event text NOT NULL,
      actor text NOT NULL,
      reason text NOT NULL,
      invoice_id uuid,
      invoice_ids uuid[],
      invoice_number text NOT NULL DEFAULT '',
      case_id uuid,
      text text NOT NULL,
      CONSTRAINT diary_entries_text_length CHECK (char_length(text) BETWEEN 1 AND 500),
      CONSTRAINT diary_entries_invoices CHECK (invoice_ids IS NULL OR (invoice_id IS NULL AND cardinality(invoice_ids) > 1))
    )`);
  await queryRunner.query(
    'CREATE INDEX diary_entries_by_customer ON diary_entries (customer_id, occurred_at, arrival)',
  );
  // The number of an invoice is shown beside events that carry its id only.
  await queryRunner.query(`
    CREATE INDEX diary_entries_of_issue ON diary_entries (invoice_id)
      WHERE event = 'dunlin.invoice.v1.InvoiceIssued'`);
  await assertHolds(
    queryRunner,
    `(SELECT is_identity = 'YES' FROM information_schema.columns
       WHERE table_name = 'diary_entries' AND column_name = 'arrival')`,
    'a diary in order of arrival',
  );
}
