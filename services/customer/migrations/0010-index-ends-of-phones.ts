import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes, dropIndexes } from '#libs/platform';

/** A number is found by its last digits, however its beginning is written. */
export class IndexEndsOfPhones1764450000010 implements MigrationInterface {
  readonly transaction = false;

  up(queryRunner: QueryRunner): Promise<void> {
    return buildIndexes(queryRunner, indexes);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return dropIndexes(queryRunner, indexes);
  }
}

const indexes = {
  contacts_by_phone_end: `contacts (reverse(address)) WHERE channel = 'SMS'`,
};
