import { IndexMigration } from '#libs/platform';

/** A customer that is found by another search is looked up among the names. */
export class IndexNameStarts1764400000004 extends IndexMigration {
  protected readonly indexes = {
    name_starts_by_customer: 'name_starts (customer_id, start)',
  };
}
