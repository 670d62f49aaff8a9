import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readLine } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import { type Caller, Runner } from '#libs/transactions';
import { isPlausibleDate } from '../../ledger/domain/plausible-date.js';
import { errors } from '../domain/errors.js';
import type { KnownRate, NewRate } from '../domain/rate-book.js';
import { readPercent, seriesForm } from '../domain/reference-rates.js';
import { RateFollowers, ReferenceRateStore } from './ports.js';

/** A rate as a caller gives it. */
export interface GivenRate {
  readonly series: string;
  readonly from: LocalDate | null;
  readonly percent: string;
  readonly source: string;
}

interface AddedRates {
  /** What counts now on each of the days, in the order of what was given. */
  readonly rates: readonly KnownRate[];
  readonly addedCount: number;
}

const maxRates = 1_000;
const maxSource = 300;

@Injectable()
export class AddReferenceRates {
  constructor(
    private readonly runner: Runner,
    private readonly store: ReferenceRateStore,
    private readonly followers: RateFollowers,
  ) {}

  /**
   * Adds rates, all or none; a rate of a day that has another one corrects it, and one that is known so changes nothing.
   * @throws REFERENCE_RATES_INVALID
   */
  addReferenceRates(caller: Caller, given: readonly GivenRate[]): Promise<AddedRates> {
    const wanted = readGiven(given);
    return this.runner.run(caller, async (tx) => {
      const book = await this.store.lockBook(tx);
      const added: KnownRate[] = [];
      const rates = wanted.map((rate) => {
        const before = book.find(rate.series, rate.from);
        if (before && before.ppm === rate.ppm && before.source === rate.source) return before;
        const version = (before?.version ?? 0) + 1;
        const after: KnownRate = { ...rate, version, enteredBy: tx.actor, enteredAt: tx.now };
        added.push(after);
        return after;
      });
      await this.store.insertMany(tx, added);
      const series = [...new Set(added.map((rate) => rate.series))];
      if (series.length > 0) await this.followers.ratesChanged(tx, series);
      return { rates, addedCount: added.length };
    });
  }
}

function readGiven(given: readonly GivenRate[]): NewRate[] {
  const faults = new FieldFaults();
  faults.check(given.length > 0, 'rates', faultOf('MISSING'));
  faults.check(given.length <= maxRates, 'rates', `has ${given.length} rates; send at most ${maxRates} at once`);
  const seen = new Set<string>();
  const rates = given.slice(0, maxRates).map(({ series, from, percent, source }, index) => {
    const field = (name: string): string => `rates[${index}].${name}`;
    const said = 'must be a code such as DE_BASE: capital letters, digits and underscores, at most 40';
    faults.check(seriesForm.test(series), field('series'), said);
    faults.check(from, field('from_date'), faultOf('MISSING'));
    faults.check(from === null || isPlausibleDate(from), field('from_date'), faultOf('NOT_IN_CENTURIES'));
    const isNew = from === null || !seen.has(`${series}/${from}`);
    faults.check(isNew, field('from_date'), 'stands there twice in this series');
    seen.add(`${series}/${from}`);
    const ppm = readPercent(percent);
    faults.check(ppm !== null, field('percent'), 'must be percent a year such as 2.15, with at most four decimals');
    const line = faults.take(field('source'), readLine(source, maxSource));
    return { series, from: from ?? '', ppm: ppm ?? 0, source: line ?? '' };
  });
  faults.throwIfAny(errors.REFERENCE_RATES_INVALID);
  return rates;
}
