import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** What drives Temporal: wakes, files that arrive, placements that are waited for, and runs of the test clock. */
export class CreateDriving1763800000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_indexes WHERE indexname IN ('wakes_workflow', 'arrivals_waiting', 'clock_advances_running')`,
      'wakes are found by workflow, files by arrival, and one run of the clock at a time',
    );
  }

  async down(): Promise<void> {
    throw new Error('Wakes are never taken away; restore a backup instead.');
  }
}

const statements = [
  `CREATE TABLE wakes (
    seq bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT wakes_pkey PRIMARY KEY,
    workflow_id text NOT NULL,
    workflow_type text NOT NULL,
    input jsonb NOT NULL,
    correlation_id text NOT NULL,
    actor text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts integer NOT NULL DEFAULT 0,
    send_after timestamptz NOT NULL DEFAULT clock_timestamp(),
    taken boolean NOT NULL DEFAULT false
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`,
  'CREATE INDEX wakes_workflow ON wakes (workflow_id, seq)',
  'CREATE INDEX wakes_to_send ON wakes (send_after, seq)',
  `CREATE TABLE arrivals (
    arrival_id uuid CONSTRAINT arrivals_pkey PRIMARY KEY,
    kind text NOT NULL,
    arrive_at timestamptz NOT NULL,
    state text NOT NULL,
    CONSTRAINT arrivals_kind CHECK (kind IN ('IMPORT', 'PAYMENT_FILE')),
    CONSTRAINT arrivals_state CHECK (state IN ('WAITING', 'RUNNING', 'DONE'))
  )`,
  `CREATE INDEX arrivals_waiting ON arrivals (kind, arrive_at, arrival_id) WHERE (state <> 'DONE'::text)`,
  `CREATE TABLE placements (
    placement_id uuid CONSTRAINT placements_pkey PRIMARY KEY,
    case_id uuid,
    customer_id uuid NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL,
    recall_ends_at timestamptz
  )`,
  'CREATE INDEX placements_recall ON placements (recall_ends_at) WHERE (recall_ends_at IS NOT NULL)',
  `CREATE TABLE placement_invoices (
    placement_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    state text NOT NULL,
    CONSTRAINT placement_invoices_pkey PRIMARY KEY (placement_id, invoice_id),
    CONSTRAINT placement_invoices_placement FOREIGN KEY (placement_id) REFERENCES placements (placement_id)
  )`,
  'CREATE INDEX placement_invoices_invoice ON placement_invoices (invoice_id)',
  `CREATE TABLE clock_advances (
    advance_id uuid CONSTRAINT clock_advances_pkey PRIMARY KEY,
    state text NOT NULL,
    from_at timestamptz NOT NULL,
    target_at timestamptz NOT NULL,
    now_at timestamptz NOT NULL,
    instants bigint NOT NULL,
    phase text NOT NULL,
    owner uuid,
    outstanding text[] NOT NULL,
    happened text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT clock_advances_state CHECK (state IN ('RUNNING', 'DONE', 'STUCK'))
  )`,
  `CREATE UNIQUE INDEX clock_advances_running ON clock_advances (state) WHERE (state = 'RUNNING'::text)`,
  'CREATE INDEX clock_advances_newest ON clock_advances (created_at)',
  `CREATE TABLE fact_counts (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT fact_counts_pkey PRIMARY KEY,
    fact text NOT NULL,
    count bigint NOT NULL,
    counted_at timestamptz NOT NULL
  )`,
  'CREATE INDEX fact_counts_time ON fact_counts (counted_at)',
];
