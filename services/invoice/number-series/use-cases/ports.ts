import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { NumberSeries } from '../domain/number-series.js';

export type SeriesKey = readonly [code: string];

export abstract class NumberSeriesStore {
  /** @returns null when there is none */
  abstract find(code: string, on?: Queryable): Promise<NumberSeries | null>;
  abstract lock(tx: Tx, code: string): Promise<NumberSeries | null>;
  /** Stores a series whose code is free, and leaves one that is there. */
  abstract insertMissing(tx: Tx, series: NumberSeries): Promise<void>;
  /** Stores a locked series. */
  abstract update(tx: Tx, changed: NumberSeries): Promise<void>;
  /** In the order of the code. */
  abstract list(page: PageRequest<SeriesKey>): Promise<NumberSeries[]>;
  /**
   * Takes the next number, so that others wait for it until the transaction ends; without one, at once and for good.
   * @returns the number as an invoice has it; null where there is no such series
   */
  abstract take(code: string, on?: Queryable): Promise<string | null>;
}
