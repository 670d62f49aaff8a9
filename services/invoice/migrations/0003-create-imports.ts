import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Imports, the files they read, and what they must remember from one chunk to the next. */
export class CreateImports1763800100003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE imports (
        import_id uuid CONSTRAINT imports_pkey PRIMARY KEY,
        file_name text NOT NULL,
        state text NOT NULL,
        phase text NOT NULL,
        mode text NOT NULL,
        dry_run boolean NOT NULL,
        confirm_close boolean NOT NULL,
        size_bytes bigint NOT NULL,
        sha256 text NOT NULL,
        mapping text NOT NULL,
        arrival_at timestamptz,
        position jsonb,
        progress text COLLATE "C" NOT NULL DEFAULT '',
        known_customers bigint NOT NULL DEFAULT 0,
        row_count bigint NOT NULL DEFAULT 0,
        created_count bigint NOT NULL DEFAULT 0,
        updated_count bigint NOT NULL DEFAULT 0,
        unchanged_count bigint NOT NULL DEFAULT 0,
        reopened_count bigint NOT NULL DEFAULT 0,
        closed_count bigint NOT NULL DEFAULT 0,
        error_count bigint NOT NULL DEFAULT 0,
        customers_created_count bigint NOT NULL DEFAULT 0,
        customers_updated_count bigint NOT NULL DEFAULT 0,
        refusal text NOT NULL DEFAULT '',
        completed_at timestamptz,
        version bigint NOT NULL DEFAULT 1,
        created_at timestamptz NOT NULL,
        CONSTRAINT imports_state CHECK (state IN ('UPLOADING', 'REGISTERED', 'RUNNING', 'COMPLETED', 'REFUSED')),
        CONSTRAINT imports_phase CHECK (phase IN ('SCAN', 'ROWS', 'CUSTOMERS', 'CLOSE')),
        CONSTRAINT imports_mode CHECK (mode IN ('DELTA', 'ACTIVE', 'FULL')),
        CONSTRAINT imports_size CHECK (size_bytes >= 0)
      ) WITH (fillfactor = 50)`);
    await queryRunner.query(`CREATE INDEX imports_running ON imports (import_id) WHERE state = 'RUNNING'`);
    await queryRunner.query(`
      CREATE TABLE import_parts (
        import_id uuid NOT NULL,
        part_number int NOT NULL,
        size_bytes int NOT NULL,
        content bytea NOT NULL,
        CONSTRAINT import_parts_pkey PRIMARY KEY (import_id, part_number),
        CONSTRAINT import_parts_import FOREIGN KEY (import_id) REFERENCES imports (import_id),
        CONSTRAINT import_parts_size CHECK (size_bytes = octet_length(content) AND size_bytes BETWEEN 1 AND 1048576)
      )`);
    // Uncompressed, so that a stretch of a part is read without the rest of it.
    await queryRunner.query('ALTER TABLE import_parts ALTER COLUMN content SET STORAGE EXTERNAL');
    await queryRunner.query(`
      CREATE TABLE import_numbers (
        import_id uuid NOT NULL,
        number text COLLATE "C" NOT NULL,
        taken boolean NOT NULL,
        CONSTRAINT import_numbers_pkey PRIMARY KEY (import_id, number)
      ) WITH (fillfactor = 80)`);
    await queryRunner.query(`
      CREATE TABLE import_customers (
        import_id uuid NOT NULL,
        reference text COLLATE "C" NOT NULL,
        row_number bigint NOT NULL,
        facts jsonb NOT NULL,
        CONSTRAINT import_customers_pkey PRIMARY KEY (import_id, reference)
      )`);
    await queryRunner.query(`
      CREATE TABLE import_errors (
        import_id uuid NOT NULL,
        row_number bigint NOT NULL,
        ordinal int NOT NULL,
        column_name text NOT NULL,
        value text NOT NULL,
        reason text NOT NULL,
        message text NOT NULL,
        CONSTRAINT import_errors_pkey PRIMARY KEY (import_id, row_number, ordinal),
        CONSTRAINT import_errors_import FOREIGN KEY (import_id) REFERENCES imports (import_id)
      )`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 5 FROM information_schema.tables WHERE table_schema = 'public' AND table_name LIKE 'import%')
       AND (SELECT attstorage = 'e' FROM pg_attribute
             WHERE attrelid = 'import_parts'::regclass AND attname = 'content')`,
      'imports with parts, numbers, customers and errors',
    );
  }

  async down(): Promise<void> {
    throw new Error('Imports are never taken away; restore a backup instead.');
  }
}
