import { ValidationMigration } from '#libs/platform';

export class ValidateDisputedParts1764500000015 extends ValidationMigration {
  protected readonly constraints = { invoices: ['invoices_disputes'] };
}
