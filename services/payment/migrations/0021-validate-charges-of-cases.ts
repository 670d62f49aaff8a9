import { ValidationMigration } from '#libs/platform';

export class ValidateChargesOfCases1764400000021 extends ValidationMigration {
  protected readonly constraints = { payment_attempts: ['payment_attempts_invoices'] };
}
