import { IndexMigration } from '#libs/platform';

/** The diary of a customer with many entries is read by invoice, by event and by what people did. */
export class IndexDiaryEntries1764400000002 extends IndexMigration {
  protected readonly indexes = {
    diary_entries_by_invoice: 'diary_entries (invoice_id, occurred_at, arrival) WHERE (invoice_id IS NOT NULL)',
    diary_entries_by_invoices: 'diary_entries USING gin (invoice_ids) WHERE (invoice_ids IS NOT NULL)',
    diary_entries_by_event: 'diary_entries (customer_id, event, occurred_at, arrival)',
    diary_entries_of_people: `diary_entries (customer_id, occurred_at, arrival) WHERE (actor NOT LIKE 'system:%')`,
  };
}
