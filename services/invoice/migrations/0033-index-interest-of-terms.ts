import { IndexMigration } from '#libs/platform';

/** Terms that agree interest, of which there are few: what becomes overdue asks whether there are any. */
export class IndexInterestOfTerms1764400000033 extends IndexMigration {
  protected readonly indexes = {
    terms_with_interest: `terms (level) WHERE interest_policy IS NOT NULL AND interest_policy <> 'none'`,
  };
}
