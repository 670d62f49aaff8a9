import { IndexMigration } from '#libs/platform';

const held = `WHERE (hold_reason <> ''::text)`;

/** A walk in order for each order of a list of cases on hold for one reason, and the customers to be asked about. */
export class IndexFlagsAndReasons1764400000011 extends IndexMigration {
  protected readonly indexes = {
    cases_held: `cases (hold_reason, shown_state, opened_at, case_id) ${held}`,
    cases_held_next_message: `cases (hold_reason, shown_state, next_message_at, opened_at, case_id) ${held}`,
    cases_held_outstanding: `cases (hold_reason, shown_state, currency, outstanding_minor, opened_at, case_id) ${held}`,
    cases_held_oldest_due: `cases (hold_reason, shown_state, oldest_due_on, opened_at, case_id) ${held}`,
    customers_flags_unasked: 'customers (customer_id) WHERE (NOT flags_asked)',
  };
}
