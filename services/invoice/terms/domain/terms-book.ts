import { type LocalDate, UnknownDay, type WorkingCalendar } from '#libs/time';
import type { InvoiceKind } from '../../ledger/domain/invoice.js';
import { asksCalendar, type CountedDueDate, dueDateBy } from './due-date.js';
import {
  type DueTerms,
  type ResolvedTerms,
  resolveDueTerms,
  type SaidTerms,
  type TermsKey,
  type TermsSubject,
  valuesOf,
} from './terms.js';

/** A version of a calendar that is in force. */
interface CalendarInForce extends WorkingCalendar {
  readonly version: number;
}

/** When an invoice is due, and all that says so. */
export interface ExplainedDueDate extends CountedDueDate {
  readonly resolved: ResolvedTerms;
  /** 0 where no calendar was asked. */
  readonly calendarVersion: number;
}

/** Why it cannot be said when an invoice is due, as a sentence, with what to do. */
export interface UnknownDueDate {
  readonly unknown: string;
}

/** Everything that decides when invoices of some customers are due, as it was at one time. */
export class TermsBook {
  constructor(
    private readonly stored: readonly (TermsKey & SaidTerms)[],
    private readonly lockedClasses: ReadonlySet<string>,
    /** By code. */
    private readonly calendars: ReadonlyMap<string, CalendarInForce>,
  ) {}

  isLocked(className: string | null): boolean {
    return className !== null && this.lockedClasses.has(className);
  }

  resolve(subject: TermsSubject, kind: InvoiceKind): ResolvedTerms {
    return resolveDueTerms(subject, kind, this.stored, this.isLocked(subject.className));
  }

  dueDate(subject: TermsSubject, kind: InvoiceKind, issueDate: LocalDate): ExplainedDueDate | UnknownDueDate {
    const resolved = this.resolve(subject, kind);
    return this.counted(resolved, valuesOf(resolved), issueDate);
  }

  /** Some days after a day, rolled as the due dates of the terms are; always later than that day where `days` are. */
  dateAfter(
    subject: TermsSubject,
    kind: InvoiceKind,
    from: LocalDate,
    days: number,
  ): ExplainedDueDate | UnknownDueDate {
    const resolved = this.resolve(subject, kind);
    const terms = { ...valuesOf(resolved), netDays: days, monthEnd: 'NONE' as const };
    const counted = this.counted(resolved, terms, from);
    // Rolled back onto the day itself it would give no time at all.
    const isSameDay = days > 0 && 'dueDate' in counted && counted.dueDate <= from;
    return isSameDay ? this.counted(resolved, { ...terms, roll: 'FOLLOWING' }, from) : counted;
  }

  private counted(resolved: ResolvedTerms, terms: DueTerms, from: LocalDate): ExplainedDueDate | UnknownDueDate {
    const calendar = asksCalendar(terms) ? this.calendars.get(terms.calendar) : null;
    if (calendar === undefined) return { unknown: `calendar ${terms.calendar} is not known here. ${whatToDo}` };
    try {
      const counted = dueDateBy(terms, from, calendar);
      return { ...counted, resolved, calendarVersion: calendar?.version ?? 0 };
    } catch (error) {
      if (!(error instanceof UnknownDay)) throw error;
      const { knownFrom, knownUntil } = error.calendar;
      const known = `calendar ${terms.calendar} is known from ${knownFrom} to ${knownUntil}, not on ${error.date}`;
      return { unknown: `${known}. ${whatToDo}` };
    }
  }
}

const whatToDo = 'Give the due date, or change the calendar or the payment terms.';
