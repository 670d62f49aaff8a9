import { ValidationMigration } from '#libs/platform';

export class ValidatePlannedCharges1764400000024 extends ValidationMigration {
  protected readonly constraints = { due_acts: ['due_acts_kind'] };
}
