import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Acts on many items: what was previewed, and what became of each item. */
export class CreateBulkActs1764400000008 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE bulk_acts (
        bulk_act_id uuid CONSTRAINT bulk_acts_pkey PRIMARY KEY,
        act text NOT NULL,
        parameters jsonb NOT NULL,
        state text NOT NULL,
        hash text NOT NULL,
        item_count integer NOT NULL,
        allowed_count integer NOT NULL,
        refusals jsonb NOT NULL,
        done_count integer NOT NULL DEFAULT 0,
        refused_count integer NOT NULL DEFAULT 0,
        failed_count integer NOT NULL DEFAULT 0,
        cancelled_count integer NOT NULL DEFAULT 0,
        previewed_by text NOT NULL,
        started_by text NOT NULL DEFAULT '',
        correlation_id text NOT NULL DEFAULT '',
        version bigint NOT NULL DEFAULT 0,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        started_at timestamptz,
        ended_at timestamptz,
        CONSTRAINT bulk_acts_state CHECK (state IN ('PREVIEWED', 'RUNNING', 'CANCELLING', 'DONE', 'CANCELLED')),
        CONSTRAINT bulk_acts_ended_at CHECK ((ended_at IS NOT NULL) = (state IN ('DONE', 'CANCELLED'))),
        CONSTRAINT bulk_acts_counts CHECK (LEAST(done_count, refused_count, failed_count, cancelled_count) >= 0
          AND done_count + refused_count + failed_count + cancelled_count <= item_count)
      )`,
    );
    await queryRunner.query('CREATE INDEX bulk_acts_created ON bulk_acts (created_at, bulk_act_id)');
    await queryRunner.query('CREATE INDEX bulk_acts_states ON bulk_acts (state, created_at, bulk_act_id)');
    await queryRunner.query(
      `CREATE INDEX bulk_acts_previewed ON bulk_acts (expires_at) WHERE (state = 'PREVIEWED'::text)`,
    );
    await queryRunner.query('CREATE INDEX bulk_acts_ended ON bulk_acts (ended_at) WHERE (ended_at IS NOT NULL)');
    await queryRunner.query(
      `CREATE TABLE bulk_act_items (
        bulk_act_id uuid NOT NULL CONSTRAINT bulk_act_items_bulk_act REFERENCES bulk_acts (bulk_act_id),
        item_id uuid NOT NULL,
        state text NOT NULL,
        reason text NOT NULL DEFAULT '',
        text text NOT NULL DEFAULT '',
        ended_at timestamptz,
        CONSTRAINT bulk_act_items_pkey PRIMARY KEY (bulk_act_id, item_id),
        CONSTRAINT bulk_act_items_state
          CHECK (state IN ('PENDING', 'ACTING', 'DONE', 'REFUSED', 'FAILED', 'CANCELLED')),
        CONSTRAINT bulk_act_items_text CHECK (length(text) <= 500)
      )`,
    );
    await queryRunner.query('CREATE INDEX bulk_act_items_states ON bulk_act_items (bulk_act_id, state, item_id)');
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 FROM pg_tables WHERE tablename IN ('bulk_acts', 'bulk_act_items')`,
      'acts and their items',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE bulk_act_items');
    await queryRunner.query('DROP TABLE bulk_acts');
  }
}
