import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/transactions';
import {
  changeSeries,
  expectVersion,
  newSeries,
  type NumberSeries,
  readSeries,
  type SeriesInput,
} from '../domain/number-series.js';
import { NumberSeriesStore } from './ports.js';

@Injectable()
export class ApplyNumberSeries {
  constructor(
    private readonly runner: Runner,
    private readonly store: NumberSeriesStore,
  ) {}

  /**
   * Creates a series, or changes what is given of the one that has this code.
   * @throws NUMBER_SERIES_INVALID, NUMBER_SERIES_CONFLICT
   */
  applyNumberSeries(caller: Caller, wanted: SeriesInput, expected: bigint): Promise<NumberSeries> {
    const input = readSeries(wanted);
    return this.runner.run(caller, async (tx) => {
      await this.store.insertMissing(tx, newSeries(input.code, tx.now));
      const present = (await this.store.lock(tx, input.code))!;
      expectVersion(present, expected);
      const changed = changeSeries(present, input);
      if (changed !== present) await this.store.update(tx, changed);
      return changed;
    });
  }
}
