import { ValidationMigration } from '#libs/platform';

export class ValidateSettledInvoices1764400000027 extends ValidationMigration {
  protected readonly constraints = { invoices: ['invoices_lifecycle'] };
}
