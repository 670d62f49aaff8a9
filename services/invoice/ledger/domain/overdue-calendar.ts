import { type LocalDate, overdueInstant } from '#libs/time';

const maxRemembered = 20_000;

/** Computes when a debt becomes overdue, and caches it: a file names the same few dates thousands of times. */
export class OverdueCalendar {
  private readonly instants = new Map<string, Date>();

  /** The start of the day after the due date, in the zone. */
  overdueAt(dueDate: LocalDate, zone: string): Date {
    const key = `${dueDate} ${zone}`;
    let instant = this.instants.get(key);
    if (!instant) {
      instant = overdueInstant(dueDate, zone);
      if (this.instants.size < maxRemembered) this.instants.set(key, instant);
    }
    return instant;
  }
}
