import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Notes, tasks and the diary. */
export class CreateWorkAndDiary1763800000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
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
    // No foreign key: the diary tells of facts of other services, which may arrive in any order.
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
    // The number of an invoice is shown beside facts that know its id only.
    await queryRunner.query(`
      CREATE INDEX diary_entries_of_issue ON diary_entries (invoice_id)
        WHERE event = 'dunlin.invoice.v1.InvoiceIssued'`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 3 FROM information_schema.tables WHERE table_schema = 'public'
         AND table_name IN ('notes', 'tasks', 'diary_entries'))
       AND (SELECT is_identity = 'YES' FROM information_schema.columns
             WHERE table_name = 'diary_entries' AND column_name = 'arrival')`,
      'notes, tasks and a diary in order of arrival',
    );
  }

  async down(): Promise<void> {
    throw new Error('The diary is never taken away; restore a backup instead.');
  }
}
