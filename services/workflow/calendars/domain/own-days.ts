import type { FieldFaults } from '#libs/fields';
import { readLine } from '#libs/fields';
import type { LocalDate } from '#libs/time';
import { byDate, maxOwnDays, type OwnDay } from './calendar.js';

/** A day as it was given, and where: a field of the request, or a line of a file. */
export interface PlacedDay extends OwnDay {
  readonly place: string;
}

/** Longest name of a day, in characters. */
const maxDayName = 100;

/**
 * Days of the organisation in order of date. A date that is there twice is one day with both names, and a fault where it
 * would be off and worked at once. Days before what is known are left out: nothing is computed of them.
 */
export function gatherOwnDays(
  days: readonly PlacedDay[],
  known: { readonly knownFrom: LocalDate; readonly knownUntil: LocalDate },
  faults: FieldFaults,
): OwnDay[] {
  const gathered = new Map<LocalDate, OwnDay>();
  for (const { place, date, kind, name: given } of days) {
    const name = faults.take(place, readLine(given, maxDayName));
    if (date > known.knownUntil) {
      faults.add(place, `${date} is after ${known.knownUntil}, until which days can be told: leave it out for now`);
    }
    if (name === undefined || date < known.knownFrom || date > known.knownUntil) continue;
    const present = gathered.get(date);
    if (present && present.kind !== kind) {
      faults.add(place, `${date} is there twice, once off and once worked: leave out what is wrong`);
    }
    gathered.set(date, { date, kind, name: present ? bothNames(present.name, name) : name });
  }
  faults.check(
    gathered.size <= maxOwnDays,
    'content.own_days',
    `are more than ${maxOwnDays} days with those of the file`,
  );
  return [...gathered.values()].sort(byDate);
}

function bothNames(present: string, further: string): string {
  if (present.split(' / ').includes(further)) return present;
  const both = `${present} / ${further}`;
  return [...both].length <= maxDayName ? both : present;
}
