import { localDateAt, overdueInstant, type LocalDate } from '#libs/time';

/** Answers what depends on zones and remembers it, since a file names the same few dates thousands of times. */
export class ZoneCalendar {
  private readonly instants = new Map<string, Date>();
  private readonly dates = new Map<string, LocalDate>();

  constructor(private readonly now: Date) {}

  /** The instant from which something due on a date is overdue. */
  overdueAt(dueDate: LocalDate, zone: string): Date {
    const key = `${dueDate} ${zone}`;
    let instant = this.instants.get(key);
    if (!instant) {
      instant = overdueInstant(dueDate, zone);
      if (this.instants.size < 20_000) this.instants.set(key, instant);
    }
    return instant;
  }

  /** The business date now in a zone. */
  today(zone: string): LocalDate {
    let date = this.dates.get(zone);
    if (!date) {
      date = localDateAt(this.now, zone);
      this.dates.set(zone, date);
    }
    return date;
  }
}
