import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertHolds } from '#libs/platform';

/** Calendars and their versions; what was once computed by one can be computed by it again. */
export class CreateCalendars1764400000012 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE calendars (
        code text COLLATE "C" CONSTRAINT calendars_pkey PRIMARY KEY,
        newest_version integer NOT NULL,
        extend_at timestamptz NOT NULL,
        CONSTRAINT calendars_code CHECK (code ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND char_length(code) <= 60)
      )`,
    );
    await queryRunner.query('CREATE INDEX calendars_extend ON calendars (extend_at, code)');
    await queryRunner.query(
      `CREATE TABLE calendar_versions (
        code text COLLATE "C" NOT NULL,
        version integer NOT NULL,
        title text NOT NULL,
        weekend jsonb NOT NULL,
        jurisdiction text NOT NULL,
        language text NOT NULL,
        known_from date NOT NULL,
        known_until date NOT NULL,
        used_from date NOT NULL,
        applied_by text NOT NULL,
        reason text NOT NULL,
        created_at timestamptz NOT NULL,
        holidays jsonb NOT NULL,
        own_days jsonb NOT NULL,
        holiday_count integer NOT NULL,
        own_day_count integer NOT NULL,
        CONSTRAINT calendar_versions_pkey PRIMARY KEY (code, version),
        CONSTRAINT calendar_versions_version CHECK (version >= 1),
        CONSTRAINT calendar_versions_known CHECK (known_from <= known_until),
        CONSTRAINT calendar_versions_lengths CHECK (char_length(title) BETWEEN 1 AND 200 AND char_length(reason) BETWEEN 1 AND 500)
      )`,
    );
    await queryRunner.query(`COMMENT ON TABLE calendar_versions IS 'append-only'`);
    await assertHolds(
      queryRunner,
      `SELECT count(*) = 2 AND obj_description('calendar_versions'::regclass, 'pg_class') = 'append-only'
         FROM information_schema.tables WHERE table_name IN ('calendars', 'calendar_versions')`,
      'calendars and their append-only versions',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE calendar_versions');
    await queryRunner.query('DROP TABLE calendars');
  }
}
