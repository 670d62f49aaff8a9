import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, irreversible } from '#libs/platform';

/** People with their queues and groups, classes of customers, interactions, and what belongs to notes and tasks. */
export class CreateStaffAndClasses1764450000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createStaff(queryRunner);
    await createClasses(queryRunner);
    await createInteractions(queryRunner);
    await createPartsOfWork(queryRunner);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 9 FROM information_schema.tables WHERE table_schema = 'public'
         AND table_name IN ('people', 'rosters', 'roster_members', 'customer_classes', 'specialist_counts',
           'interactions', 'interaction_choices', 'note_edits', 'task_tags'))
       AND (SELECT count(*) = 1 FROM customer_classes) AND (SELECT count(*) > 20 FROM interaction_choices)`,
      'staff, classes with the default one, and interactions with their choices',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}

async function createStaff(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE people (
      person_id uuid CONSTRAINT people_pkey PRIMARY KEY,
      sub text COLLATE "C" NOT NULL,
      name text NOT NULL,
      email text NOT NULL DEFAULT '',
      active boolean NOT NULL,
      version bigint NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT people_sub UNIQUE (sub),
      CONSTRAINT people_lengths CHECK (
        char_length(sub) BETWEEN 1 AND 255 AND char_length(name) BETWEEN 1 AND 200 AND char_length(email) <= 254)
    )`);
  await queryRunner.query('CREATE INDEX people_by_name ON people (name, person_id)');
  await queryRunner.query(`
    CREATE TABLE rosters (
      name text COLLATE "C" CONSTRAINT rosters_pkey PRIMARY KEY,
      kind text NOT NULL,
      title text NOT NULL,
      version bigint NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT rosters_kind CHECK (kind IN ('QUEUE', 'GROUP')),
      CONSTRAINT rosters_lengths CHECK (char_length(name) BETWEEN 1 AND 64 AND char_length(title) BETWEEN 1 AND 200)
    )`);
  await queryRunner.query(`
    CREATE TABLE roster_members (
      roster text COLLATE "C" NOT NULL,
      person_id uuid NOT NULL,
      CONSTRAINT roster_members_pkey PRIMARY KEY (roster, person_id),
      CONSTRAINT roster_members_roster FOREIGN KEY (roster) REFERENCES rosters (name),
      CONSTRAINT roster_members_person FOREIGN KEY (person_id) REFERENCES people (person_id)
    )`);
  await queryRunner.query('CREATE INDEX roster_members_by_person ON roster_members (person_id, roster)');
}

async function createClasses(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE customer_classes (
      name text COLLATE "C" CONSTRAINT customer_classes_pkey PRIMARY KEY,
      title text NOT NULL,
      team text COLLATE "C",
      default_sequence text NOT NULL DEFAULT '',
      locked boolean NOT NULL DEFAULT false,
      version bigint NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT customer_classes_team FOREIGN KEY (team) REFERENCES rosters (name),
      CONSTRAINT customer_classes_lengths CHECK (
        char_length(name) BETWEEN 1 AND 64 AND char_length(title) BETWEEN 1 AND 200
        AND char_length(default_sequence) <= 60)
    )`);
  await queryRunner.query(
    `INSERT INTO customer_classes (name, title, version, created_at) VALUES ('default', 'Default', 1, now())`,
  );
  // Written by the service, not by a trigger: the release before knows no specialists, so it cannot miss one.
  await queryRunner.query(`
    CREATE TABLE specialist_counts (
      count_id bigserial CONSTRAINT specialist_counts_pkey PRIMARY KEY,
      specialist_id uuid NOT NULL,
      row_count bigint NOT NULL
    )`);
}

async function createInteractions(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE interaction_choices (
      list text NOT NULL,
      code text COLLATE "C" NOT NULL,
      title text NOT NULL,
      active boolean NOT NULL DEFAULT true,
      CONSTRAINT interaction_choices_pkey PRIMARY KEY (list, code),
      CONSTRAINT interaction_choices_list CHECK (list IN ('METHOD', 'OUTCOME', 'DELINQUENCY_REASON')),
      CONSTRAINT interaction_choices_lengths CHECK (
        code ~ '^[A-Z][A-Z0-9_]{0,63}$' AND char_length(title) BETWEEN 1 AND 200)
    )`);
  const choices = Object.entries(shippedChoices).flatMap(([list, titles]) =>
    titles.map((title) => [list, title.toUpperCase().replace(/[^A-Z0-9]+/g, '_'), title]),
  );
  await queryRunner.query(
    `INSERT INTO interaction_choices (list, code, title)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
    [0, 1, 2].map((part) => choices.map((choice) => choice[part])),
  );
  await queryRunner.query(`
    CREATE TABLE interactions (
      interaction_id uuid CONSTRAINT interactions_pkey PRIMARY KEY,
      customer_id uuid NOT NULL,
      method text NOT NULL,
      outcome text NOT NULL,
      direction text NOT NULL,
      delinquency_reason text NOT NULL DEFAULT '',
      text text NOT NULL DEFAULT '',
      invoice_id uuid,
      case_id uuid,
      occurred_at timestamptz NOT NULL,
      author text NOT NULL,
      created_at timestamptz NOT NULL,
      CONSTRAINT interactions_customer FOREIGN KEY (customer_id) REFERENCES customers (customer_id),
      CONSTRAINT interactions_direction CHECK (direction IN ('INBOUND', 'OUTBOUND')),
      CONSTRAINT interactions_text_length CHECK (char_length(text) <= 10000)
    )`);
  await queryRunner.query(
    'CREATE INDEX interactions_by_customer ON interactions (customer_id, occurred_at, interaction_id)',
  );
}

async function createPartsOfWork(queryRunner: QueryRunner): Promise<void> {
  await queryRunner.query(`
    CREATE TABLE note_edits (
      note_id uuid NOT NULL,
      edit_number integer NOT NULL,
      former_text text NOT NULL,
      actor text NOT NULL,
      changed_at timestamptz NOT NULL,
      CONSTRAINT note_edits_pkey PRIMARY KEY (note_id, edit_number),
      CONSTRAINT note_edits_note FOREIGN KEY (note_id) REFERENCES notes (note_id),
      CONSTRAINT note_edits_number CHECK (edit_number >= 1)
    )`);
  // Repeats what orders the task, so that the tasks of a tag are one walk along an index.
  await queryRunner.query(`
    CREATE TABLE task_tags (
      tag text COLLATE "C" NOT NULL,
      task_id uuid NOT NULL,
      queue text NOT NULL,
      state text NOT NULL,
      due_at timestamptz NOT NULL,
      work_day date NOT NULL,
      work_rank bigint NOT NULL,
      CONSTRAINT task_tags_pkey PRIMARY KEY (task_id, tag),
      CONSTRAINT task_tags_task FOREIGN KEY (task_id) REFERENCES tasks (task_id),
      CONSTRAINT task_tags_length CHECK (char_length(tag) BETWEEN 1 AND 40)
    )`);
  for (const [name, first] of [
    ['task_tags', 'tag, state'],
    ['task_tags_of_queue', 'tag, queue, state'],
  ]) {
    await queryRunner.query(`CREATE INDEX ${name}_by_due ON task_tags (${first}, due_at, task_id)`);
    await queryRunner.query(`CREATE INDEX ${name}_to_work ON task_tags (${first}, work_day, work_rank, task_id)`);
  }
}

/** An organisation adds its own, and switches off what it has no use for. */
const shippedChoices = {
  METHOD: ['Call', 'E-mail', 'Text message', 'Letter', 'Visit', 'Meeting', 'Chat'],
  OUTCOME: [
    'Reached',
    'Not reached',
    'Left message',
    'Wrong contact',
    'Promised to pay',
    'Refused to pay',
    'Says it is paid',
    'Raised dispute',
    'Asked for documents',
    'Asked for time',
    'Call back agreed',
  ],
  DELINQUENCY_REASON: [
    'Cash shortage',
    'Loss of income',
    'Illness',
    'Bereavement',
    'Insolvency',
    'Dispute',
    'Invoice not received',
    'Awaiting approval',
    'Customer of theirs did not pay',
    'Forgot',
    'Payment under way',
    'Other',
  ],
} as const;
