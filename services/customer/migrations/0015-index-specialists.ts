import { IndexMigration } from '#libs/platform';

/** Customers by who looks after them, and by class where nobody does. */
export class IndexSpecialists1764450000015 extends IndexMigration {
  protected readonly indexes = {
    customers_by_specialist: 'customers (specialist_id, reference)',
    customers_without_specialist: 'customers (customer_class, customer_id) WHERE (specialist_id IS NULL)',
  };
}
