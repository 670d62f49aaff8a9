import { compareText } from '#libs/text';
import type { LocalDate } from '#libs/time';
import { type InterestPolicy, seriesOf } from './policies.js';
import { lawTables, type RatePpm, type ReferenceRate } from './reference-rates.js';

/** A reference rate as somebody entered it, or as it comes with Dunlin. */
export interface KnownRate extends ReferenceRate {
  readonly series: string;
  readonly from: LocalDate;
  readonly ppm: RatePpm;
  readonly source: string;
  /** 0 for one that comes with Dunlin; rises by one with every correction of its day. */
  readonly version: number;
  /** Empty for one that comes with Dunlin. */
  readonly enteredBy: string;
  readonly enteredAt: Date | null;
}

/** A rate that somebody enters. */
export type NewRate = Pick<KnownRate, 'series' | 'from' | 'ppm' | 'source'>;

const seeds: readonly KnownRate[] = lawTables.flatMap(({ series, source, rates }) =>
  rates.map(({ from, ppm }) => ({ series, from, ppm, source, version: 0, enteredBy: '', enteredAt: null })),
);

/** All rates that are known, the last correction of each day. */
export class RateBook {
  private readonly inForce = new Map<string, Map<LocalDate, KnownRate>>();
  private readonly bySeries = new Map<string, readonly KnownRate[]>();

  /** @param entered all versions that were entered, in any order */
  constructor(private readonly entered: readonly KnownRate[]) {
    for (const rate of [...seeds, ...entered]) {
      const ofSeries = this.inForce.get(rate.series) ?? new Map<LocalDate, KnownRate>();
      const before = ofSeries.get(rate.from);
      if (!before || before.version < rate.version) ofSeries.set(rate.from, rate);
      this.inForce.set(rate.series, ofSeries);
    }
  }

  /** What counts on a day; null where the series has no rate of that very day. */
  find(series: string, from: LocalDate): KnownRate | null {
    return this.inForce.get(series)?.get(from) ?? null;
  }

  /** In order of their dates; none for an agreed rate. */
  ratesOf(policy: InterestPolicy): readonly KnownRate[] {
    const series = seriesOf(policy);
    if (series === null) return [];
    const kept = this.bySeries.get(series);
    if (kept) return kept;
    const rates = [...(this.inForce.get(series)?.values() ?? [])].sort((left, right) =>
      compareText(left.from, right.from),
    );
    this.bySeries.set(series, rates);
    return rates;
  }

  /** Every version: by series, the latest day first, what counts before what it corrects. */
  all(): (KnownRate & { readonly isInForce: boolean })[] {
    return [...seeds, ...this.entered]
      .map((rate) => ({ ...rate, isInForce: this.find(rate.series, rate.from) === rate }))
      .sort(
        (left, right) =>
          compareText(left.series, right.series) || compareText(right.from, left.from) || right.version - left.version,
      );
  }
}
