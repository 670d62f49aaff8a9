import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Sessions and keys, saved views, the access log, and what changed during the last hour. */
export class CreateConsole1796000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 AND obj_description('access_entries'::regclass, 'pg_class') = 'append-only'
         FROM pg_indexes WHERE indexname IN ('access_entries_by_customer', 'sessions_by_subject')`,
      'an access log that is only added to, and indexes for the questions that are asked',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

const statements = [
  `CREATE TABLE access_entries (
    entry_id uuid CONSTRAINT access_entries_pkey PRIMARY KEY,
    actor text NOT NULL,
    client text NOT NULL,
    operation text NOT NULL,
    customer_id uuid,
    purpose text NOT NULL,
    filter text[] NOT NULL,
    row_count bigint NOT NULL,
    looked_at timestamptz NOT NULL,
    CONSTRAINT access_entries_texts CHECK (length(actor) <= 300 AND length(client) <= 200
      AND length(operation) BETWEEN 1 AND 200 AND length(purpose) <= 300),
    CONSTRAINT access_entries_count CHECK (row_count >= 0)
  )`,
  `COMMENT ON TABLE access_entries IS 'append-only'`,
  'CREATE INDEX access_entries_by_time ON access_entries (looked_at, entry_id)',
  'CREATE INDEX access_entries_by_customer ON access_entries (customer_id, looked_at, entry_id)',
  'CREATE INDEX access_entries_by_actor ON access_entries (actor, looked_at, entry_id)',
  `CREATE TABLE sessions (
    session_hash text CONSTRAINT sessions_pkey PRIMARY KEY,
    subject text NOT NULL,
    name text NOT NULL,
    roles text[] NOT NULL,
    provider_session text NOT NULL,
    sealed_tokens text NOT NULL,
    began_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    checked_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL
  )`,
  'CREATE INDEX sessions_by_subject ON sessions (subject)',
  'CREATE INDEX sessions_by_end ON sessions (ends_at)',
  `CREATE TABLE signing_keys (
    key_id text CONSTRAINT signing_keys_pkey PRIMARY KEY,
    public_key jsonb NOT NULL,
    ends_at timestamptz NOT NULL
  )`,
  `CREATE TABLE saved_views (
    view_id uuid CONSTRAINT saved_views_pkey PRIMARY KEY,
    owner text NOT NULL,
    screen text NOT NULL,
    title text NOT NULL,
    query text NOT NULL,
    shared boolean NOT NULL,
    version bigint NOT NULL,
    changed_at timestamptz NOT NULL,
    CONSTRAINT saved_views_texts CHECK (length(screen) BETWEEN 1 AND 100 AND length(title) BETWEEN 1 AND 200
      AND length(query) <= 4000)
  )`,
  'CREATE INDEX saved_views_by_owner ON saved_views (owner, view_id)',
  'CREATE INDEX saved_views_shared ON saved_views (view_id) WHERE (shared)',
  `CREATE TABLE changes (
    sequence bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT changes_pkey PRIMARY KEY,
    event_type text NOT NULL,
    subject text NOT NULL,
    customer_id text NOT NULL,
    happened_at timestamptz NOT NULL,
    noted_at timestamptz NOT NULL,
    CONSTRAINT changes_texts CHECK (length(subject) BETWEEN 1 AND 200 AND length(customer_id) <= 200)
  )`,
  'CREATE INDEX changes_by_time ON changes (noted_at)',
];
