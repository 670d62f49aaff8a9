import { IndexMigration } from '#libs/platform';

const open = 'WHERE (closed_at IS NULL)';

/** A walk in order for each filter and order of a list of cases. Closed cases owe nothing, so they have one order only. */
export class IndexCaseLists1763800000003 extends IndexMigration {
  protected readonly indexes = {
    cases_next_message: `cases (shown_state, next_message_at, opened_at, case_id) ${open}`,
    cases_outstanding: `cases (shown_state, currency, outstanding_minor, opened_at, case_id) ${open}`,
    cases_oldest_due: `cases (shown_state, oldest_due_on, opened_at, case_id) ${open}`,
    cases_sequence_next_message: `cases (sequence, shown_state, next_message_at, opened_at, case_id, sequence_version) ${open}`,
    cases_sequence_outstanding: `cases (sequence, shown_state, currency, outstanding_minor, opened_at, case_id, sequence_version) ${open}`,
    cases_sequence_oldest_due: `cases (sequence, shown_state, oldest_due_on, opened_at, case_id, sequence_version) ${open}`,
    cases_version: `cases (sequence, sequence_version, shown_state, opened_at, case_id)`,
    cases_class: `cases (customer_class, shown_state, opened_at, case_id)`,
    cases_class_next_message: `cases (customer_class, shown_state, next_message_at, opened_at, case_id) ${open}`,
    cases_class_outstanding: `cases (customer_class, shown_state, currency, outstanding_minor, opened_at, case_id) ${open}`,
    cases_class_oldest_due: `cases (customer_class, shown_state, oldest_due_on, opened_at, case_id) ${open}`,
    cases_specialist: `cases (specialist_id, shown_state, opened_at, case_id)`,
    cases_specialist_next_message: `cases (specialist_id, shown_state, next_message_at, opened_at, case_id) ${open}`,
    cases_specialist_outstanding: `cases (specialist_id, shown_state, currency, outstanding_minor, opened_at, case_id) ${open}`,
    cases_specialist_oldest_due: `cases (specialist_id, shown_state, oldest_due_on, opened_at, case_id) ${open}`,
    cases_to_list: `cases (case_id) WHERE ((closed_at IS NULL) OR (NOT listed))`,
  };
}
