import { IndexMigration } from '#libs/platform';

/** Cases are found by the numbers of their invoices, and by how these begin. */
export class IndexInvoiceNumbers1763800000004 extends IndexMigration {
  protected readonly indexes = { invoices_number: 'invoices (number COLLATE "C")' };
}
