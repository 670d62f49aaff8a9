import { IndexMigration } from '#libs/platform';

/** A reconciliation reads the attempts of one day that brought money. */
export class IndexMoneyOfAttempts1764400000016 extends IndexMigration {
  protected readonly indexes = {
    payment_attempts_money_by_day: `payment_attempts (provider, ((asked_at AT TIME ZONE 'UTC')::date), attempt_id)
      WHERE (state = ANY (ARRAY['SETTLED'::text, 'REVERSED'::text]))`,
  };
}
