import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes, dropIndexes } from '#libs/platform';

/** A list of an address that many customers share goes on behind the last one, without sorting them all again. */
export class IndexContactAddresses1764400000005 implements MigrationInterface {
  readonly transaction = false;

  up(queryRunner: QueryRunner): Promise<void> {
    return buildIndexes(queryRunner, indexes);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return dropIndexes(queryRunner, indexes);
  }
}

const indexes = {
  contacts_by_channel_and_address: 'contacts (channel, lower(address), customer_id)',
};
