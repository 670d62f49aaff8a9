import { ValidationMigration } from '#libs/platform';

export class ValidateLateCharges1764400000029 extends ValidationMigration {
  protected readonly constraints = { charges: ['charges_kind', 'charges_amounts'], terms: ['terms_fee_policy'] };
}
