import { IndexMigration } from '#libs/platform';

/** Looks through one screen are listed without reading those through others. */
export class IndexAccessByOperation1796000000002 extends IndexMigration {
  protected readonly indexes = {
    access_entries_by_operation: 'access_entries (operation, looked_at, entry_id)',
  };
}
