import { ValidationMigration } from '#libs/platform';

export class ValidateAutopay1764400000018 extends ValidationMigration {
  protected readonly constraints = { payment_methods: ['payment_methods_autopay_state'] };
}
