import { ValidationMigration } from '#libs/platform';

export class ValidateComponents1764400000009 extends ValidationMigration {
  protected readonly constraints = { invoices: ['invoices_charges'], allocations: ['allocations_charges'] };
}
