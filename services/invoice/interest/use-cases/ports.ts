import type { Queryable, Tx } from '#libs/transactions';
import type { KnownRate, RateBook } from '../domain/rate-book.js';

export abstract class ReferenceRateStore {
  abstract readBook(on: Queryable): Promise<RateBook>;
  /** Waits for whoever else enters rates. */
  abstract lockBook(tx: Tx): Promise<RateBook>;
  abstract insertMany(tx: Tx, rates: readonly KnownRate[]): Promise<void>;
}

/** What depends on reference rates. The noun of accruals provides it. */
export abstract class RateFollowers {
  /** Rates of these series are new or corrected. */
  abstract ratesChanged(tx: Tx, series: readonly string[]): Promise<void>;
}
