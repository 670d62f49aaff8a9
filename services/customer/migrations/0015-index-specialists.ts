import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes, dropIndexes } from '#libs/platform';

/** Customers by who looks after them, and by class where nobody does. */
export class IndexSpecialists1764450000015 implements MigrationInterface {
  readonly transaction = false;

  up(queryRunner: QueryRunner): Promise<void> {
    return buildIndexes(queryRunner, indexes);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return dropIndexes(queryRunner, indexes);
  }
}

const indexes = {
  customers_by_specialist: 'customers (specialist_id, reference)',
  customers_without_specialist: 'customers (customer_class, customer_id) WHERE (specialist_id IS NULL)',
};
