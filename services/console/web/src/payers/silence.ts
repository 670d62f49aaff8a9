import { addDays, daysBetween, localDateAt } from '#libs/time';

/** For how long nothing was heard of a customer. */
export interface Silence {
  readonly days: number;
  readonly from: string;
  /** Null where it lasts. */
  readonly until: string | null;
}

interface Heard {
  /** Instants and days at which the customer was heard of, in any order. */
  readonly signs: readonly (string | null)[];
  /** Instant since which there is a customer; null where that is not known. */
  readonly since: string | null;
  readonly now: string;
  readonly zone: string;
}

const yearDays = 365;

/** The longest time of the last twelve months in which nothing was heard of a customer, the later of two. */
export function silenceOf({ signs, since, now, zone }: Heard): Silence {
  const dayOf = (text: string) => (text.length > 10 ? localDateAt(new Date(text), zone) : text);
  const today = dayOf(now);
  const yearAgo = addDays(today, -yearDays);
  const begin = since !== null && dayOf(since) > yearAgo ? dayOf(since) : yearAgo;
  const days = signs
    .filter((sign) => sign !== null)
    .map(dayOf)
    .filter((day) => day > begin && day <= today)
    .sort();
  const edges = [begin, ...days, today];
  const gaps = edges.slice(1).map((until, index) => {
    const from = edges[index]!;
    return { from, until: index === edges.length - 2 ? null : until, days: daysBetween(from, until) };
  });
  return gaps.reduce((longest, gap) => (gap.days >= longest.days ? gap : longest));
}
