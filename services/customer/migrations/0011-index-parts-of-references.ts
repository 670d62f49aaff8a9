import { IndexMigration } from '#libs/platform';

/**
 * A customer is found by any part of its reference. New entries are put in their place at once: every search would read
 * all that wait for it.
 */
export class IndexPartsOfReferences1764450000011 extends IndexMigration {
  protected readonly indexes = {
    customers_by_reference_part: `customers USING gin (reference gin_trgm_ops) WITH (fastupdate = off)`,
  };
}
