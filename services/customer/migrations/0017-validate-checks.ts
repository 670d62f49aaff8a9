import { ValidationMigration } from '#libs/platform';

/** What came with new columns holds for rows that were there before, too. */
export class ValidateChecks1764450000017 extends ValidationMigration {
  protected readonly constraints = {
    contacts: ['contacts_label_length', 'contacts_source'],
    raised_flags: ['raised_flags_days', 'raised_flags_evidence_length'],
    customers: [
      ...['customers_debt_type', 'customers_jurisdiction', 'customers_role'],
      ...['customers_specialist', 'customers_sequence_length'],
    ],
    tasks: ['tasks_details', 'tasks_value'],
  };
}
