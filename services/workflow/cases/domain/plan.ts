import { compareText, stableHash } from '#libs/text';
import {
  addDays,
  followingWeekday,
  type LocalDate,
  type LocalTime,
  rollDay,
  UnknownDay,
  type WorkingCalendar,
} from '#libs/time';
import { dateAt, instantAt } from '../../sequences/domain/instants.js';
import {
  type ActKind,
  type CatchUp,
  expireStepId,
  minuteOf,
  type SequenceVersion,
  type Step,
} from '../../sequences/domain/sequence.js';
import { missedAfterMs } from './case-steps.js';

/** A step of a subject with the instant at which it is due. */
export interface PlannedAct {
  readonly subjectId: string;
  readonly episode: number;
  readonly stepId: string;
  /** Position in the document; later steps come later among those due at the same instant. */
  readonly stepIndex: number;
  readonly kind: ActKind;
  /** Medium of a send, null for every other kind. */
  readonly channel: string | null;
  readonly fireAt: Date;
}

/** What the steps are planned for: an invoice, or a case as a whole. */
export interface Subject {
  readonly subjectId: string;
  readonly episode: number;
  /** Dates of the invoice; of a case, those of its invoice with the earliest anchor. */
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly zone: string;
  readonly enrolledAt: Date;
  /** When it was owed again; nothing is done about it before the morning after. Null when it was owed all along. */
  readonly owedAgainAt: Date | null;
}

/** The time of acts without a time of day under a test clock, and the bounds within which they are spread otherwise. */
const plainTime: LocalTime = '10:00';
const spreadFromMinute = 8 * 60;
const spreadMinutes = 12 * 60;

/**
 * When each step of a subject is due: the anchor date and the step's days, rolled to a working day where the calendar
 * says so, at the calendar's time in its zone. Clocks that go forward make it the first instant after the gap, clocks that
 * go back the earlier of the two. What is owed again is left alone until the morning after; only its expiry, which
 * contacts nobody, keeps its time.
 *
 * @param spread whether acts without a stated time are spread over the day, which a test clock never does
 */
export function planSubject(version: SequenceVersion, subject: Subject, spread: boolean): PlannedAct[] {
  const { sequence, workingCalendar } = version;
  const zone = sequence.calendar.zone === 'customer' ? subject.zone : sequence.calendar.zone;
  const anchor = anchorDateOf(sequence.anchor, subject, zone);
  const fireAt = (stepId: string, days: number): Date => {
    const day = addDays(anchor, days);
    const date = sequence.calendar.days === 'business' ? followingWorkingDay(day, workingCalendar) : day;
    return instantAt(date, timeOf(sequence.calendar, subject, stepId, spread), zone);
  };
  const actAt = ({ id, afterDays, catchUp }: Step): Date => {
    const planned = fireAt(id, afterDays);
    const { owedAgainAt } = subject;
    if (owedAgainAt === null || isMissed(catchUp, planned, owedAgainAt)) return planned;
    const day = addDays(dateAt(owedAgainAt, zone), 1);
    const date = sequence.calendar.days === 'business' ? followingWorkingDay(day, workingCalendar) : day;
    const morning = instantAt(date, timeOf(sequence.calendar, subject, id, spread), zone);
    return planned < morning ? morning : planned;
  };
  const { subjectId, episode } = subject;
  const acts: PlannedAct[] = sequence.steps.map((step, stepIndex) => ({
    subjectId,
    episode,
    stepId: step.id,
    stepIndex,
    kind: step.act.kind,
    channel: step.act.kind === 'send' ? step.act.channel.toUpperCase() : null,
    fireAt: actAt(step),
  }));
  if (sequence.expireAfterDays === null) return acts;
  const expiry = fireAt(expireStepId, sequence.expireAfterDays);
  const stepIndex = sequence.steps.length;
  return [
    ...acts,
    { subjectId, episode, stepId: expireStepId, stepIndex, kind: 'expire', channel: null, fireAt: expiry },
  ];
}

/** Beyond what its calendar knows, a step keeps to weekdays: a debt is collected all the same, and planned anew by then. */
function followingWorkingDay(day: LocalDate, calendar: WorkingCalendar | undefined): LocalDate {
  if (!calendar) return followingWeekday(day);
  try {
    return rollDay(calendar, day, 'FOLLOWING').date;
  } catch (error) {
    if (error instanceof UnknownDay) return followingWeekday(day);
    throw error;
  }
}

/** A step that is dropped when it is late is not made up for on the morning after. */
function isMissed(catchUp: CatchUp, planned: Date, owedAgainAt: Date): boolean {
  return catchUp === 'SKIP' && owedAgainAt.getTime() - planned.getTime() >= missedAfterMs;
}

/** A case that acts as a whole is planned by the invoice whose anchor comes first: its oldest debt. */
export function leadingSubject(
  { sequence }: SequenceVersion,
  caseSubject: { readonly subjectId: string; readonly episode: number },
  invoices: readonly Subject[],
): Subject | null {
  const key = (subject: Subject) => anchorDateOf(sequence.anchor, subject, subject.zone);
  const [leader] = [...invoices].sort((a, b) => compareText(key(a), key(b)));
  return leader ? { ...leader, ...caseSubject } : null;
}

/** The open invoices that a case follows: while it collects others, it acts no more on those that have expired. */
export function collected<Member extends { readonly expired: boolean }>(members: readonly Member[]): Member[] {
  const living = members.filter(({ expired }) => !expired);
  return living.length > 0 ? living : [...members];
}

/** Whether a case's message at a step lists an invoice: it is due by then, or will be after the step's lead. */
export function isListed(afterDays: number, dueOn: LocalDate, today: LocalDate): boolean {
  return addDays(dueOn, Math.min(afterDays, 0)) <= today;
}

/** Whether the date from which the steps of a subject are counted is behind. */
export function isAnchorBehind({ sequence }: SequenceVersion, subject: Subject, now: Date): boolean {
  const zone = sequence.calendar.zone === 'customer' ? subject.zone : sequence.calendar.zone;
  return anchorDateOf(sequence.anchor, subject, zone) < dateAt(now, zone);
}

export function anchorDateOf(
  anchor: 'due_date' | 'issue_date' | 'enrolled',
  subject: Subject,
  zone: string,
): LocalDate {
  if (anchor === 'due_date') return subject.dueOn;
  return anchor === 'issue_date' ? subject.issuedOn : dateAt(subject.enrolledAt, zone);
}

/** The same subject and step always get the same minute, so that planning again moves nothing. */
function timeOf(
  { time, withinMinutes }: SequenceVersion['sequence']['calendar'],
  { subjectId }: Subject,
  stepId: string,
  spread: boolean,
): LocalTime {
  if (!spread || (time !== null && withinMinutes === 0)) return time ?? plainTime;
  const from = time === null ? spreadFromMinute : minuteOf(time);
  const minutes = time === null ? spreadMinutes : withinMinutes;
  const minute = from + (stableHash(`${subjectId}/${stepId}`) % minutes);
  const hours = String(Math.floor(minute / 60)).padStart(2, '0');
  return `${hours}:${String(minute % 60).padStart(2, '0')}`;
}
