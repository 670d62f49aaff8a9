import { ValidationMigration } from '#libs/platform';

export class ValidateInterestCharges1764400000029 extends ValidationMigration {
  protected readonly constraints = { charges: ['charges_kind', 'charges_amounts'] };
}
