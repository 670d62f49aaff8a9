import { ValidationMigration } from '#libs/platform';

export class ValidateSettledInvoices1764400000026 extends ValidationMigration {
  protected readonly constraints = { invoices: ['invoices_lifecycle'] };
}
