import { ValidationMigration } from '#libs/platform';

/** What became possible for payments holds for those that were there before, too. */
export class ValidateMethodsOfPayments1764400000010 extends ValidationMigration {
  protected readonly constraints = { payments: ['payments_method'] };
}
