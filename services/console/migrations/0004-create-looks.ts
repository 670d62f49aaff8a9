import type { MigrationInterface, QueryRunner } from 'typeorm';
import { irreversible } from '#libs/platform';

/** Who has a customer open. */
export class CreateLooks1796000000004 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE looks (
      customer_id uuid,
      subject text,
      name text NOT NULL,
      began_at timestamptz NOT NULL,
      seen_at timestamptz NOT NULL,
      CONSTRAINT looks_pkey PRIMARY KEY (customer_id, subject),
      CONSTRAINT looks_texts CHECK (length(subject) BETWEEN 1 AND 255 AND length(name) <= 255)
    )`);
    await queryRunner.query('CREATE INDEX looks_by_time ON looks (seen_at)');
  }

  async down(): Promise<void> {
    return irreversible();
  }
}
