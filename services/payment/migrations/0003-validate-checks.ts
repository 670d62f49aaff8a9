import { ValidationMigration } from '#libs/platform';

/** What came with the columns of trials holds for files that were there before, too. */
export class ValidateChecks1764400000003 extends ValidationMigration {
  protected readonly constraints = { payment_files: ['payment_files_trial', 'payment_files_overpaid'] };
}
