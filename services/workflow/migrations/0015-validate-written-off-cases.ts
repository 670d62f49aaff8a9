import { ValidationMigration } from '#libs/platform';

export class ValidateWrittenOffCases1764400000015 extends ValidationMigration {
  protected readonly constraints = {
    invoices: ['invoices_lifecycle'],
    cases: ['cases_state', 'cases_shown_state', 'cases_closed'],
  };
}
