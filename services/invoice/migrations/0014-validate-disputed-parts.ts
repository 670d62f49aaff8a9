import { ValidationMigration } from '#libs/platform';

export class ValidateDisputedParts1764400000014 extends ValidationMigration {
  protected readonly constraints = { invoices: ['invoices_disputes'] };
}
