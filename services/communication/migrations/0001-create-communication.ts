import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds, type Counter, counterStatements, irreversible } from '#libs/platform';
import { shippedTemplates, storeShippedTemplates } from '../templates/adapters/shipped-templates.js';

/** Messages with leases and content, contacts made, caps, and templates with the versions that ship. */
/** What a summary tells without reading all messages. */
const messageCounts: Counter = {
  name: 'message_counts',
  of: 'messages',
  by: { state: 'text', reason: 'text', step_id: 'text' },
  sums: [],
};

export class CreateCommunication1763800000401 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    // One sequence for the leases of all messages: a number is never used again, so a lost lease can write nothing.
    await queryRunner.query('CREATE SEQUENCE message_leases AS bigint');
    await queryRunner.query(`
      CREATE TABLE messages (
        message_id uuid CONSTRAINT messages_pkey PRIMARY KEY,
        idempotency_key text NOT NULL,
        customer_id uuid NOT NULL,
        case_id uuid,
        step_id text NOT NULL,
        channel text NOT NULL,
        template text NOT NULL,
        template_version integer,
        locale text NOT NULL DEFAULT '',
        contact_id uuid,
        invoice_ids uuid[] NOT NULL,
        left_out jsonb NOT NULL DEFAULT '[]',
        state text NOT NULL,
        reason text NOT NULL,
        rule_ids text[] NOT NULL DEFAULT '{}',
        packs text[] NOT NULL DEFAULT '{}',
        facts_hash text NOT NULL DEFAULT '',
        delay_until timestamptz,
        provider_reply text NOT NULL DEFAULT '',
        deferrals integer NOT NULL DEFAULT 0,
        lease_number bigint NOT NULL,
        lease_until timestamptz,
        approved_at timestamptz,
        good_until timestamptz,
        data_started_at timestamptz,
        created_at timestamptz NOT NULL,
        sent_at timestamptz,
        version bigint NOT NULL,
        CONSTRAINT messages_state CHECK (
          state IN ('IN_PROGRESS', 'SENT', 'SUPPRESSED', 'DELAYED', 'BOUNCED_HARD', 'FAILED', 'OUTCOME_UNKNOWN')),
        CONSTRAINT messages_channel CHECK (channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')),
        CONSTRAINT messages_reason CHECK (reason ~ '^[A-Z][A-Z0-9_]*$'),
        CONSTRAINT messages_lease CHECK ((state = 'IN_PROGRESS') = (lease_until IS NOT NULL)),
        CONSTRAINT messages_delay CHECK ((state = 'DELAYED') = (delay_until IS NOT NULL)),
        CONSTRAINT messages_sent CHECK (
          CASE state WHEN 'SENT' THEN sent_at IS NOT NULL WHEN 'BOUNCED_HARD' THEN true ELSE sent_at IS NULL END),
        CONSTRAINT messages_data CHECK (
          CASE WHEN state IN ('SENT', 'OUTCOME_UNKNOWN') THEN data_started_at IS NOT NULL
          WHEN state IN ('DELAYED', 'SUPPRESSED') THEN data_started_at IS NULL ELSE true END),
        CONSTRAINT messages_decided_before_data CHECK (
          data_started_at IS NULL OR (facts_hash <> '' AND template_version IS NOT NULL AND contact_id IS NOT NULL
          AND approved_at IS NOT NULL AND good_until IS NOT NULL)),
        CONSTRAINT messages_lengths CHECK (
          char_length(idempotency_key) BETWEEN 1 AND 200 AND char_length(step_id) <= 100
          AND char_length(template) BETWEEN 1 AND 64 AND cardinality(invoice_ids) BETWEEN 1 AND 500),
        CONSTRAINT messages_version CHECK (version >= 1 AND deferrals >= 0)
      ) WITH (fillfactor = 70)`);
    await queryRunner.query('CREATE INDEX messages_by_time ON messages (created_at, message_id)');
    await queryRunner.query('CREATE INDEX messages_by_customer ON messages (customer_id, created_at, message_id)');
    await queryRunner.query(
      'CREATE INDEX messages_by_case ON messages (case_id, created_at, message_id) WHERE case_id IS NOT NULL',
    );
    await queryRunner.query('CREATE INDEX messages_by_state ON messages (state, created_at, message_id)');
    for (const statement of counterStatements(messageCounts)) await queryRunner.query(statement);
    await queryRunner.query('CREATE INDEX messages_by_invoice ON messages USING gin (invoice_ids)');
    // Without the lease in it, so that recording DATA-STARTED writes to no index.
    await queryRunner.query(`CREATE INDEX messages_in_progress ON messages (message_id) WHERE state = 'IN_PROGRESS'`);
    await queryRunner.query(`
      CREATE TABLE message_contents (
        message_id uuid CONSTRAINT message_contents_pkey PRIMARY KEY,
        unsubscribe_hash bytea NOT NULL,
        subject text NOT NULL,
        html text NOT NULL,
        text text NOT NULL,
        stored_at timestamptz NOT NULL,
        CONSTRAINT message_contents_message FOREIGN KEY (message_id) REFERENCES messages (message_id),
        CONSTRAINT message_contents_unsubscribe_hash UNIQUE (unsubscribe_hash),
        CONSTRAINT message_contents_hash_length CHECK (octet_length(unsubscribe_hash) = 32)
      )`);
    await queryRunner.query(`CREATE INDEX message_contents_with_text ON message_contents (stored_at) WHERE text <> ''`);
    await queryRunner.query(`
      CREATE TABLE contacts_made (
        customer_id uuid NOT NULL,
        channel text NOT NULL,
        made_on date NOT NULL,
        message_id uuid NOT NULL,
        CONSTRAINT contacts_made_pkey PRIMARY KEY (customer_id, channel, made_on, message_id)
      )`);
    await queryRunner.query(`
      CREATE TABLE contact_caps (
        scope text NOT NULL,
        channel text NOT NULL,
        per_day integer,
        per_seven_days integer,
        actor text NOT NULL,
        set_at timestamptz NOT NULL,
        CONSTRAINT contact_caps_pkey PRIMARY KEY (scope, channel),
        CONSTRAINT contact_caps_scope CHECK (scope = 'all' OR scope ~ '^[0-9a-f-]{36}$'),
        CONSTRAINT contact_caps_channel CHECK (channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')),
        CONSTRAINT contact_caps_figures CHECK (per_day >= 1 AND per_seven_days >= 1)
      )`);
    await queryRunner.query(`
      CREATE TABLE templates (
        name text COLLATE "C" NOT NULL,
        channel text COLLATE "C" NOT NULL,
        locale text COLLATE "C" NOT NULL,
        version integer NOT NULL,
        subject text NOT NULL,
        html text NOT NULL,
        text text NOT NULL,
        actor text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT templates_pkey PRIMARY KEY (name, locale, channel, version),
        CONSTRAINT templates_channel CHECK (channel IN ('EMAIL', 'SMS', 'CALL', 'LETTER')),
        CONSTRAINT templates_name CHECK (name ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND char_length(name) <= 64),
        CONSTRAINT templates_version CHECK (version >= 1),
        CONSTRAINT templates_lengths CHECK (
          char_length(locale) BETWEEN 2 AND 35 AND char_length(subject) BETWEEN 1 AND 500
          AND char_length(html) BETWEEN 1 AND 200000 AND char_length(text) BETWEEN 1 AND 200000)
      )`);
    await queryRunner.query(`COMMENT ON TABLE templates IS 'append-only'`);
    await assertHolds(
      queryRunner,
      `(SELECT count(*) = 5 FROM information_schema.tables WHERE table_schema = 'public'
         AND table_name IN ('messages', 'message_contents', 'contacts_made', 'contact_caps', 'templates'))
       AND (SELECT count(*) = 10 FROM pg_constraint WHERE contype = 'c' AND conrelid = 'messages'::regclass)
       AND (SELECT count(*) = 7 FROM pg_index WHERE indrelid = 'messages'::regclass)
       AND obj_description('templates'::regclass, 'pg_class') = 'append-only'`,
      'messages with their checks and indexes, contents, contacts, caps and append-only templates',
    );
    await storeShippedTemplates(queryRunner);
    await assertHolds(
      queryRunner,
      `(SELECT count(DISTINCT (name, locale)) >= ${(await shippedTemplates()).length} FROM templates)`,
      'a version of every template that ships',
    );
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
