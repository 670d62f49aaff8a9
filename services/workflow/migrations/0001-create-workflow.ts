import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, type Counter, counterStatements, irreversible } from '#libs/platform';

/** Wakes of workflows, the copies that enrolment needs, sequences, cases with their plans and holds, files, the clock. */
export class CreateWorkflow1763800000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    const statements = [
      ...waking,
      ...copies,
      ...sequences,
      ...caseTables,
      ...plans,
      ...counts,
      ...holds,
      ...files,
      ...clock,
    ];
    for (const statement of statements) await queryRunner.query(statement);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 4 FROM pg_indexes
        WHERE indexname IN ('sequences_active', 'cases_open', 'due_acts_fire', 'invoices_enrol_at')`,
      'one active version a sequence, one open case a key, and an index under each question for what is due',
    );
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_indexes WHERE indexname IN ('wakes_workflow', 'files_waiting', 'clock_advances_running')`,
      'wakes are found by workflow, files by arrival, and one advance of the clock at a time',
    );
    await assertHolds(
      queryRunner,
      `SELECT column_default IS NOT NULL FROM information_schema.columns
        WHERE table_name = 'wakes' AND column_name = 'traceparent'`,
      'a wake may come without a trace',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

const waking = [
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
    sent boolean NOT NULL DEFAULT false,
    traceparent text NOT NULL DEFAULT ''
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)`,
  'CREATE INDEX wakes_workflow ON wakes (workflow_id, seq)',
  'CREATE INDEX wakes_to_send ON wakes (send_after, seq)',
];

const copies = [
  `CREATE TABLE customers (
    customer_id uuid CONSTRAINT customers_pkey PRIMARY KEY,
    class text NOT NULL,
    deliverable_channels text[] NOT NULL,
    version bigint NOT NULL
  )`,
  `CREATE TABLE invoices (
    invoice_id uuid CONSTRAINT invoices_pkey PRIMARY KEY,
    number text NOT NULL,
    customer_id uuid NOT NULL,
    creditor_id text NOT NULL,
    currency char(3) NOT NULL,
    amount_minor bigint NOT NULL,
    remaining_minor bigint NOT NULL,
    issued_on date NOT NULL,
    due_on date NOT NULL,
    zone text NOT NULL,
    lifecycle text NOT NULL,
    collectable boolean NOT NULL,
    disputed boolean NOT NULL,
    episode integer NOT NULL,
    version bigint NOT NULL,
    case_id uuid,
    last_case_id uuid,
    enrolled_episode integer NOT NULL DEFAULT 0,
    enrol_at timestamptz,
    because text NOT NULL DEFAULT '',
    CONSTRAINT invoices_lifecycle CHECK (lifecycle IN ('DRAFT', 'OPEN', 'PAID', 'VOID'))
  ) WITH (fillfactor = 80)`,
  'CREATE INDEX invoices_enrol_at ON invoices (enrol_at) WHERE (enrol_at IS NOT NULL)',
  'CREATE INDEX invoices_customer ON invoices (customer_id)',
  `CREATE INDEX invoices_set_aside ON invoices (invoice_id) WHERE (because ~~ 'set aside:%'::text)`,
  `CREATE INDEX invoices_unassigned ON invoices (invoice_id) WHERE ((lifecycle = 'OPEN') AND (case_id IS NULL))`,
  `CREATE TABLE placements (
    placement_id uuid CONSTRAINT placements_pkey PRIMARY KEY,
    case_id uuid,
    customer_id uuid NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL,
    recall_ends_at timestamptz
  )`,
  'CREATE INDEX placements_recall ON placements (recall_ends_at) WHERE (recall_ends_at IS NOT NULL)',
  `CREATE TABLE placement_lines (
    placement_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    state text NOT NULL,
    open boolean NOT NULL,
    CONSTRAINT placement_lines_pkey PRIMARY KEY (placement_id, invoice_id),
    CONSTRAINT placement_lines_placement FOREIGN KEY (placement_id) REFERENCES placements (placement_id)
  )`,
  'CREATE INDEX placement_lines_open ON placement_lines (invoice_id) WHERE (open)',
  `CREATE TABLE announcements (
    invoice_id uuid CONSTRAINT announcements_pkey PRIMARY KEY,
    message_id uuid NOT NULL,
    sent_at timestamptz NOT NULL
  ) WITH (fillfactor = 80)`,
  'CREATE INDEX announcements_message ON announcements (message_id)',
];

const sequences = [
  `CREATE TABLE sequences (
    name text NOT NULL,
    version integer NOT NULL,
    document text NOT NULL,
    definition jsonb NOT NULL,
    active boolean NOT NULL,
    applied_by text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT sequences_pkey PRIMARY KEY (name, version),
    CONSTRAINT sequences_version CHECK (version > 0)
  )`,
  'CREATE UNIQUE INDEX sequences_active ON sequences (name) WHERE (active)',
];

const caseTables = [
  `CREATE TABLE cases (
    case_id uuid CONSTRAINT cases_pkey PRIMARY KEY,
    customer_id uuid NOT NULL,
    currency char(3) NOT NULL,
    creditor_id text NOT NULL,
    sequence text NOT NULL,
    sequence_version integer NOT NULL,
    grouping text NOT NULL,
    state text NOT NULL,
    shown_state text NOT NULL DEFAULT 'ACTIVE',
    episode integer NOT NULL,
    anchor_on date,
    version bigint NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    started boolean NOT NULL,
    timer_at timestamptz,
    gathered_at timestamptz,
    CONSTRAINT cases_sequence FOREIGN KEY (sequence, sequence_version) REFERENCES sequences (name, version),
    CONSTRAINT cases_grouping CHECK (grouping IN ('invoice', 'case')),
    CONSTRAINT cases_state CHECK (state IN ('ACTIVE', 'FAILED', 'EXPIRED', 'CANCELLED', 'PAID', 'CLOSED')),
    CONSTRAINT cases_shown_state CHECK (shown_state IN ('ACTIVE', 'FAILED', 'EXPIRED', 'CANCELLED', 'PAID', 'CLOSED',
      'PAUSED', 'COLLECTIONS', 'ON_HOLD', 'WILL_FAIL')),
    CONSTRAINT cases_closed CHECK ((closed_at IS NOT NULL) = (state IN ('CANCELLED', 'PAID', 'CLOSED')))
  ) WITH (fillfactor = 80)`,
  `CREATE UNIQUE INDEX cases_open ON cases (customer_id, currency, creditor_id, sequence) WHERE (closed_at IS NULL)`,
  // Lists of more than one state merge what each state has, so these serve lists of all cases as well.
  'CREATE INDEX cases_by_state ON cases (shown_state, opened_at, case_id)',
  'CREATE INDEX cases_by_sequence ON cases (sequence, shown_state, opened_at, case_id)',
  'CREATE INDEX cases_by_customer ON cases (customer_id, opened_at, case_id)',
  `CREATE TABLE case_invoices (
    invoice_id uuid NOT NULL,
    episode integer NOT NULL,
    case_id uuid NOT NULL,
    enrolled_at timestamptz NOT NULL,
    owed_again_at timestamptz,
    because text NOT NULL,
    held boolean NOT NULL DEFAULT false,
    paused boolean NOT NULL DEFAULT false,
    placed boolean NOT NULL DEFAULT false,
    expired boolean NOT NULL DEFAULT false,
    left_at timestamptz,
    left_reason text NOT NULL DEFAULT '',
    CONSTRAINT case_invoices_pkey PRIMARY KEY (invoice_id, episode),
    CONSTRAINT case_invoices_case FOREIGN KEY (case_id) REFERENCES cases (case_id),
    CONSTRAINT case_invoices_left CHECK ((left_at IS NOT NULL) = (left_reason <> ''))
  ) WITH (fillfactor = 80)`,
  'CREATE INDEX case_invoices_by_case ON case_invoices (case_id)',
  'CREATE UNIQUE INDEX case_invoices_once ON case_invoices (invoice_id) WHERE (left_at IS NULL)',
];

const plans = [
  `CREATE TABLE due_acts (
    case_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    episode integer NOT NULL,
    step_id text NOT NULL,
    step_index integer NOT NULL,
    kind text NOT NULL,
    channel text,
    fire_at timestamptz NOT NULL,
    stopped boolean NOT NULL DEFAULT false,
    blocked_count integer NOT NULL DEFAULT 0,
    CONSTRAINT due_acts_pkey PRIMARY KEY (case_id, subject_id, episode, step_id),
    CONSTRAINT due_acts_case FOREIGN KEY (case_id) REFERENCES cases (case_id),
    CONSTRAINT due_acts_kind CHECK (kind IN ('send', 'task', 'place', 'expire'))
  ) WITH (fillfactor = 80)`,
  'CREATE INDEX due_acts_fire ON due_acts (fire_at, case_id) WHERE (NOT stopped)',
  'CREATE INDEX due_acts_subject ON due_acts (subject_id)',
  'CREATE INDEX due_acts_blocked ON due_acts (case_id) WHERE (blocked_count >= 48)',
  `CREATE TABLE steps_done (
    case_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    episode integer NOT NULL,
    step_id text NOT NULL,
    kind text NOT NULL,
    outcome text NOT NULL,
    because text NOT NULL,
    due_at timestamptz NOT NULL,
    done_at timestamptz NOT NULL,
    CONSTRAINT steps_done_pkey PRIMARY KEY (case_id, subject_id, episode, step_id),
    CONSTRAINT steps_done_case FOREIGN KEY (case_id) REFERENCES cases (case_id)
  )`,
  'CREATE INDEX steps_done_time ON steps_done (done_at)',
];

/** What a summary tells without reading all cases and all that was ever done. */
const caseCounts: Counter = {
  name: 'case_counts',
  of: 'cases',
  by: { state: 'text', shown_state: 'text' },
  sums: [],
};
const stepCounts: Counter = {
  name: 'step_counts',
  of: 'steps_done',
  by: { step_id: 'text', outcome: 'text' },
  sums: [],
};
const counts = [caseCounts, stepCounts].flatMap(counterStatements);

const holds = [
  `CREATE TABLE holds (
    hold_id uuid CONSTRAINT holds_pkey PRIMARY KEY,
    scope text NOT NULL,
    subject_id uuid NOT NULL,
    customer_id uuid NOT NULL,
    case_id uuid,
    reason text NOT NULL,
    until_at timestamptz,
    placed_by text NOT NULL,
    placed_at timestamptz NOT NULL,
    lifted_at timestamptz,
    CONSTRAINT holds_scope CHECK (scope IN ('CUSTOMER', 'CASE', 'INVOICE')),
    CONSTRAINT holds_reason CHECK (length(reason) BETWEEN 1 AND 500)
  )`,
  'CREATE INDEX holds_in_force ON holds (customer_id) WHERE (lifted_at IS NULL)',
  'CREATE INDEX holds_listed ON holds (customer_id, placed_at, hold_id)',
  'CREATE INDEX holds_ending ON holds (until_at, hold_id) WHERE ((lifted_at IS NULL) AND (until_at IS NOT NULL))',
];

const files = [
  `CREATE TABLE files (
    file_id uuid CONSTRAINT files_pkey PRIMARY KEY,
    service text NOT NULL,
    announcement bigint NOT NULL,
    arrive_at timestamptz NOT NULL,
    state text NOT NULL,
    CONSTRAINT files_service CHECK (service IN ('invoice', 'payment')),
    CONSTRAINT files_state CHECK (state IN ('WAITING', 'RUNNING', 'DONE'))
  )`,
  `CREATE INDEX files_waiting ON files (service, arrive_at, file_id) WHERE (state <> 'DONE'::text)`,
];

const clock = [
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
    CONSTRAINT clock_advances_state CHECK (state IN ('RUNNING', 'DONE', 'STUCK', 'CANCELLED'))
  )`,
  `CREATE UNIQUE INDEX clock_advances_running ON clock_advances (state) WHERE (state = 'RUNNING'::text)`,
  'CREATE INDEX clock_advances_newest ON clock_advances (created_at)',
  `CREATE TABLE event_counts (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT event_counts_pkey PRIMARY KEY,
    name text NOT NULL,
    count bigint NOT NULL,
    counted_at timestamptz NOT NULL
  )`,
  'CREATE INDEX event_counts_time ON event_counts (counted_at)',
  `CREATE TABLE sweep_parts (
    peer text NOT NULL,
    phase text NOT NULL,
    succeeded_at timestamptz NOT NULL,
    failure_count integer NOT NULL,
    retry_at timestamptz,
    CONSTRAINT sweep_parts_pkey PRIMARY KEY (peer, phase)
  )`,
];
