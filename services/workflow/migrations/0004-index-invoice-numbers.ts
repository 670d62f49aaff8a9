import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes, dropIndexes } from '#libs/platform';

/** Cases are found by the numbers of their invoices, and by how these begin. */
export class IndexInvoiceNumbers1763800000004 implements MigrationInterface {
  readonly transaction = false;

  up(queryRunner: QueryRunner): Promise<void> {
    return buildIndexes(queryRunner, indexes);
  }

  down(queryRunner: QueryRunner): Promise<void> {
    return dropIndexes(queryRunner, indexes);
  }
}

const indexes = { invoices_number: 'invoices (number COLLATE "C")' };
