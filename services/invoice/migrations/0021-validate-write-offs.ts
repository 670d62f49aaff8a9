import { ValidationMigration } from '#libs/platform';

export class ValidateWriteOffs1764400000021 extends ValidationMigration {
  protected readonly constraints = {
    invoices: ['invoices_lifecycle', 'invoices_write_offs'],
    allocations: ['allocations_recovered'],
  };
}
