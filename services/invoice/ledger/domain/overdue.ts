import { overdueInstant, type LocalDate } from '#libs/time';

const mostRemembered = 20_000;

/** Answers from when on a debt is overdue, and remembers: a file names the same few dates thousands of times. */
export class OverdueCalendar {
  private readonly instants = new Map<string, Date>();

  /** The start of the day after the due date, in the zone. */
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
