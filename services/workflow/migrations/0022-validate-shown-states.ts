import { ValidationMigration } from '#libs/platform';

export class ValidateShownStates1764400000022 extends ValidationMigration {
  protected readonly constraints = { cases: ['cases_shown_state'] };
}
