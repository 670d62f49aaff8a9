import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** Agencies, placements and their lines, the leases of acts, and the files to and from agencies. */
export class CreatePlacements1763800000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...placements, ...files]) await queryRunner.query(statement);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 FROM pg_indexes WHERE indexdef LIKE 'CREATE UNIQUE INDEX%'
         AND indexname IN ('placement_lines_open', 'placements_idempotency_key')`,
      'one open placement of an invoice, and one placement of a key',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

const placements = [
  `CREATE TABLE agencies (
    code text CONSTRAINT agencies_pkey PRIMARY KEY,
    title text NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT agencies_code CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(code) <= 64),
    CONSTRAINT agencies_title CHECK (length(title) BETWEEN 1 AND 200)
  )`,
  `CREATE TABLE placements (
    placement_id uuid CONSTRAINT placements_pkey PRIMARY KEY,
    idempotency_key text NOT NULL,
    agency text NOT NULL,
    customer_id uuid NOT NULL,
    customer_reference text NOT NULL,
    case_id uuid,
    state text NOT NULL,
    reason text NOT NULL,
    unannounced_reason text NOT NULL,
    recall_count integer NOT NULL,
    recall_ends_at timestamptz,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    CONSTRAINT placements_idempotency_key UNIQUE (idempotency_key),
    CONSTRAINT placements_agency FOREIGN KEY (agency) REFERENCES agencies (code),
    CONSTRAINT placements_state CHECK (state IN ('DRAFT', 'READY', 'SENT', 'ACTIVE', 'REJECTED', 'RECALL_REQUESTED',
      'RECALLED', 'CLOSED_PAID', 'REFUSED')),
    CONSTRAINT placements_sent CHECK ((sent_at IS NULL) = (state IN ('DRAFT', 'READY', 'REFUSED'))),
    CONSTRAINT placements_version CHECK (version > 0 AND recall_count >= 0)
  )`,
  'CREATE INDEX placements_by_time ON placements (created_at, placement_id)',
  'CREATE INDEX placements_by_customer ON placements (customer_id, created_at, placement_id)',
  `CREATE TABLE placement_lines (
    placement_id uuid NOT NULL,
    line_number integer NOT NULL,
    invoice_id uuid NOT NULL,
    invoice_number text NOT NULL,
    placed_minor bigint,
    currency char(3),
    due_on date,
    state text NOT NULL,
    reason text NOT NULL,
    settled_while_placed text,
    invoice_version bigint NOT NULL,
    CONSTRAINT placement_lines_pkey PRIMARY KEY (placement_id, line_number),
    CONSTRAINT placement_lines_placement FOREIGN KEY (placement_id) REFERENCES placements (placement_id),
    CONSTRAINT placement_lines_state CHECK (state IN ('PROPOSED', 'SENT', 'ACTIVE', 'REJECTED', 'RECALL_REQUESTED',
      'RECALLED', 'CLOSED_PAID', 'REFUSED')),
    CONSTRAINT placement_lines_settled CHECK (settled_while_placed IN ('PAID', 'VOID')),
    CONSTRAINT placement_lines_amount CHECK ((placed_minor IS NULL) = (currency IS NULL)),
    CONSTRAINT placement_lines_known CHECK (state = 'REFUSED' OR (placed_minor > 0 AND invoice_number <> '')),
    CONSTRAINT placement_lines_reason CHECK (state NOT IN ('REFUSED', 'REJECTED', 'RECALL_REQUESTED') OR reason <> '')
  )`,
  // An invoice has one open placement line at a time, however calls race.
  `CREATE UNIQUE INDEX placement_lines_open ON placement_lines (invoice_id)
    WHERE (state IN ('PROPOSED', 'SENT', 'ACTIVE', 'RECALL_REQUESTED'))`,
  'CREATE INDEX placement_lines_by_invoice ON placement_lines (invoice_id, placement_id)',
  `CREATE TABLE act_leases (
    key text CONSTRAINT act_leases_pkey PRIMARY KEY,
    token uuid NOT NULL,
    lease_until timestamptz NOT NULL
  )`,
];

const files = [
  `CREATE TABLE outbound_files (
    agency text NOT NULL,
    file_name text NOT NULL,
    kind text NOT NULL,
    placement_id uuid NOT NULL,
    content text NOT NULL,
    correlation_id text NOT NULL,
    state text NOT NULL,
    stored_at timestamptz NOT NULL,
    lease_until timestamptz NOT NULL,
    failed_attempts integer NOT NULL,
    delivered_at timestamptz,
    acknowledged_at timestamptz,
    CONSTRAINT outbound_files_pkey PRIMARY KEY (agency, file_name),
    CONSTRAINT outbound_files_placement FOREIGN KEY (placement_id) REFERENCES placements (placement_id),
    CONSTRAINT outbound_files_kind CHECK (kind IN ('PLACEMENT', 'RECALL')),
    CONSTRAINT outbound_files_state CHECK (state IN ('TO_DELIVER', 'DELIVERED')),
    CONSTRAINT outbound_files_delivery CHECK ((delivered_at IS NULL) = (state = 'TO_DELIVER'))
  )`,
  `CREATE INDEX outbound_files_waiting ON outbound_files (agency, stored_at) WHERE (state = 'TO_DELIVER')`,
  'CREATE INDEX outbound_files_by_placement ON outbound_files (placement_id)',
  `CREATE INDEX outbound_files_with_content ON outbound_files (delivered_at)
    WHERE (state = 'DELIVERED' AND content <> '')`,
  `CREATE INDEX outbound_files_unacknowledged ON outbound_files (delivered_at)
    WHERE (state = 'DELIVERED' AND acknowledged_at IS NULL)`,
  `CREATE TABLE inbound_files (
    agency text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    line_count integer NOT NULL,
    error_count integer NOT NULL,
    read_at timestamptz NOT NULL,
    CONSTRAINT inbound_files_pkey PRIMARY KEY (agency, file_name, sha256),
    CONSTRAINT inbound_files_counts CHECK (line_count >= 0 AND error_count >= 0)
  )`,
  `CREATE TABLE inbound_file_errors (
    agency text NOT NULL,
    file_name text NOT NULL,
    sha256 text NOT NULL,
    error_number integer NOT NULL,
    line integer NOT NULL,
    reason text NOT NULL,
    content text NOT NULL,
    read_at timestamptz NOT NULL,
    CONSTRAINT inbound_file_errors_pkey PRIMARY KEY (agency, file_name, sha256, error_number),
    CONSTRAINT inbound_file_errors_file FOREIGN KEY (agency, file_name, sha256)
      REFERENCES inbound_files (agency, file_name, sha256)
  )`,
  `CREATE INDEX inbound_file_errors_by_time
    ON inbound_file_errors (read_at, agency, file_name, sha256, error_number)`,
  `CREATE TABLE agency_exchanges (
    agency text NOT NULL,
    direction text NOT NULL,
    failure_count integer NOT NULL,
    retry_at timestamptz NOT NULL,
    succeeded_at timestamptz NOT NULL,
    CONSTRAINT agency_exchanges_pkey PRIMARY KEY (agency, direction),
    CONSTRAINT agency_exchanges_agency FOREIGN KEY (agency) REFERENCES agencies (code),
    CONSTRAINT agency_exchanges_direction CHECK (direction IN ('DELIVERY', 'READING')),
    CONSTRAINT agency_exchanges_failures CHECK (failure_count >= 0)
  )`,
];
