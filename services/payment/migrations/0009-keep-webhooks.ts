import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Webhooks of payment providers: each event once, and which of them are still to be followed. */
export class KeepWebhooks1764400000009 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE webhook_events (
        provider text NOT NULL,
        event_id text NOT NULL,
        about text NOT NULL,
        reference text NOT NULL,
        state text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        look_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        looks integer NOT NULL DEFAULT 0,
        CONSTRAINT webhook_events_pkey PRIMARY KEY (provider, event_id),
        CONSTRAINT webhook_events_state CHECK (state IN ('WAITING', 'DONE')),
        CONSTRAINT webhook_events_about CHECK (about IN ('CHARGE', 'METHOD', 'OTHER')),
        CONSTRAINT webhook_events_texts CHECK (length(event_id) BETWEEN 1 AND 200 AND length(reference) <= 200)
      )`);
    await queryRunner.query(
      `CREATE INDEX webhook_events_waiting ON webhook_events (look_at) WHERE (state = 'WAITING')`,
    );
    await queryRunner.query('CREATE INDEX webhook_events_by_time ON webhook_events (received_at)');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 3 FROM pg_indexes WHERE tablename = 'webhook_events'`,
      'each event of a provider once',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE webhook_events');
  }
}
