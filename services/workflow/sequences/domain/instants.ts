import { instantOf, type LocalDate, localDateAt, type LocalTime } from '#libs/time';

const maxEntries = 20_000;

/** Remembers local times as instants: a batch of invoices shares few dates, and zone arithmetic is expensive. */
class InstantMemory {
  private readonly known = new Map<string, number>();

  at(date: LocalDate, time: LocalTime, zone: string): Date {
    const key = `${date}T${time}[${zone}]`;
    const known = this.known.get(key);
    if (known !== undefined) return new Date(known);
    const instant = instantOf(date, time, zone);
    if (this.known.size >= maxEntries) this.known.clear();
    this.known.set(key, instant.getTime());
    return instant;
  }
}

const memory = new InstantMemory();
const dates = new Map<string, LocalDate>();

/** The instant of a local date and time; gap and overlap as in libs/time. */
export function instantAt(date: LocalDate, time: LocalTime, zone: string): Date {
  return memory.at(date, time, zone);
}

/** The calendar date in a zone at an instant. */
export function dateAt(instant: Date, zone: string): LocalDate {
  const key = `${instant.getTime()}[${zone}]`;
  const known = dates.get(key);
  if (known !== undefined) return known;
  const date = localDateAt(instant, zone);
  if (dates.size >= maxEntries) dates.clear();
  dates.set(key, date);
  return date;
}
