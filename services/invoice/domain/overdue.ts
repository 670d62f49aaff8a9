import { localDateAt, overdueInstant, type LocalDate } from '#libs/time';

const mostRemembered = 20_000;

/** Answers what depends on zones and remembers it, since a file names the same few dates thousands of times. */
export class ZoneCalendar {
  /** The business date now where the books are kept. */
  readonly today: LocalDate;
  private readonly instants = new Map<string, Date>();

  constructor(
    readonly now: Date,
    organisationZone: string,
  ) {
    this.today = localDateAt(now, organisationZone);
  }

  /** The instant from which something due on a date is overdue: the start of the next day in the zone. */
  overdueAt(dueDate: LocalDate, zone: string): Date {
    const key = `${dueDate} ${zone}`;
    let instant = this.instants.get(key);
    if (!instant) {
      instant = overdueInstant(dueDate, zone);
      if (this.instants.size < mostRemembered) this.instants.set(key, instant);
    }
    return instant;
  }
}
