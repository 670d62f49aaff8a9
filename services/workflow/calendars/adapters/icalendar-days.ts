import ICAL from 'ical.js';
import { addDays, daysBetween, type LocalDate, parseLocalDate } from '#libs/time';
import type { PlacedDay } from '../domain/own-days.js';
import type { FileFault, ReadDays } from '../use-cases/ports.js';

type Component = InstanceType<typeof ICAL.Component>;
type Property = NonNullable<ReturnType<Component['getFirstProperty']>>;

/** Longest event, in days. */
const maxEventDays = 366;
/** So often an event comes at most: once a year for longer than years are known, with the days that it leaves out. */
const maxOccurrences = 10_000;

/**
 * Reads events of whole days; an event of several days is as many days, and one that comes every year comes until the
 * last day that is known. An event of the category WORKING is a day on which work is done; cancelled ones are left out.
 */
export function readICalendarDays(text: string, until: LocalDate): ReadDays {
  const lines = text.trimEnd().split(/\r?\n/);
  const { blocks, faults } = blocksOf(lines);
  const days: PlacedDay[] = [];
  for (const { line, content } of blocks) {
    try {
      const read = readEvent(new ICAL.Component(ICAL.parse(content.join('\r\n'))), line, until);
      if ('fault' in read) faults.push({ line, message: read.fault });
      else days.push(...read.days);
    } catch (error) {
      const { message } = error as Error;
      // A line that is none is told by its text; rules that cannot be followed only as days are computed.
      const text = /^invalid line .*"([^"]*)"\s*$/s.exec(message)?.[1];
      const index = text === undefined ? -1 : content.indexOf(text);
      faults.push({ line: line + Math.max(index, 0), message: `the event cannot be read: ${message}` });
    }
  }
  return { days, faults };
}

interface EventBlock {
  /** Of its BEGIN:VEVENT. */
  readonly line: number;
  readonly content: readonly string[];
}

/** Events by themselves, so that what is wrong in one is told by its line and hides nothing of another. */
function blocksOf(lines: readonly string[]): { blocks: EventBlock[]; faults: FileFault[] } {
  const blocks: EventBlock[] = [];
  const faults: FileFault[] = [];
  let begin: number | null = null;
  for (const [index, each] of lines.entries()) {
    const word = each.trim().toUpperCase();
    if (word === 'BEGIN:VEVENT') {
      if (begin !== null) faults.push({ line: begin + 1, message: 'the event does not end: there is no END:VEVENT' });
      begin = index;
    }
    if (word === 'END:VEVENT' && begin !== null) {
      blocks.push({ line: begin + 1, content: lines.slice(begin, index + 1) });
      begin = null;
    }
  }
  if (begin !== null) faults.push({ line: begin + 1, message: 'the event does not end: there is no END:VEVENT' });
  if (lines.at(-1)?.trim().toUpperCase() !== 'END:VCALENDAR') {
    faults.push({
      line: lines.length,
      message: 'the file does not end with END:VCALENDAR, so that some of it is lacking',
    });
  }
  if (blocks.length === 0 && faults.length === 0) {
    faults.push({ line: 1, message: 'the file has no event: there is no BEGIN:VEVENT' });
  }
  return { blocks, faults };
}

type EventReading = { readonly days: readonly PlacedDay[] } | { readonly fault: string };

function readEvent(event: Component, line: number, until: LocalDate): EventReading {
  if (String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED') return { days: [] };
  if (event.getFirstProperty('recurrence-id')) {
    return { fault: 'the event changes one of many: write it as an event of its own' };
  }
  const start = dayOf(event.getFirstProperty('dtstart'));
  if (start === null) {
    return { fault: 'the event is not of whole days: write its begin as DTSTART;VALUE=DATE:20260515' };
  }
  const length = lengthOf(event, start);
  if (length === null || length < 1 || length > maxEventDays) {
    return {
      fault: `the event must end by DTEND;VALUE=DATE on the day after its last, at most ${maxEventDays} days later`,
    };
  }
  const rules = event.getAllProperties('rrule');
  if (rules.some((rule) => partsOf(rule)['freq'] !== 'YEARLY') || rules.length > 1) {
    return {
      fault: 'the event comes by another rule than every year: write RRULE:FREQ=YEARLY, or each event by itself',
    };
  }
  const name = String(event.getFirstPropertyValue('summary') ?? '');
  const working = event
    .getAllProperties('categories')
    .some((property) => property.getValues().some((value) => String(value).toUpperCase() === 'WORKING'));
  const kind = working ? 'WORKING' : 'OFF';
  const days = beginsOf(event, start, until).flatMap((begin) =>
    Array.from({ length }, (_, index): PlacedDay => ({
      ...{ place: `line ${line}`, kind, name },
      date: addDays(begin, index),
    })),
  );
  const single = rules.length === 0;
  return { days: single ? days : days.filter(({ date }) => date <= until) };
}

/** The first day of each occurrence. */
function beginsOf(event: Component, start: LocalDate, until: LocalDate): LocalDate[] {
  if (!event.getFirstProperty('rrule') && !event.getFirstProperty('rdate')) return [start];
  const [rule] = event.getAllProperties('rrule').map(partsOf);
  // The package makes the first of March of the 29th of February; the standard leaves such a year out.
  const plain = rule !== undefined && !Object.keys(rule).some((part) => part.startsWith('by'));
  const begins: LocalDate[] = [];
  const occurrences = new ICAL.Event(event).iterator();
  for (let count = 0; count < maxOccurrences; count += 1) {
    const next = occurrences.next() as { toString(): string } | null | undefined;
    const date = next ? parseLocalDate(next.toString().slice(0, 10)) : null;
    if (date === null || date > until) break;
    if (!plain || date.slice(5) === start.slice(5) || event.getFirstProperty('rdate')) begins.push(date);
  }
  return begins;
}

/** Days from the begin of an event to its end; one where it states no end. */
function lengthOf(event: Component, start: LocalDate): number | null {
  const end = event.getFirstProperty('dtend');
  if (end) {
    const day = dayOf(end);
    return day === null ? null : daysBetween(start, day);
  }
  const duration = event.getFirstPropertyValue('duration') as { toSeconds(): number } | null;
  return duration === null ? 1 : duration.toSeconds() / 86_400;
}

/** The date as it was written; what the package makes of it, it makes of 31 February too. */
function dayOf(property: Property | null): LocalDate | null {
  const [, , type, value] = (property?.toJSON() ?? []) as unknown[];
  return type === 'date' ? parseLocalDate(String(value)) : null;
}

function partsOf(rule: Property): Record<string, unknown> {
  const [, , , parts] = rule.toJSON() as unknown[];
  return parts as Record<string, unknown>;
}
