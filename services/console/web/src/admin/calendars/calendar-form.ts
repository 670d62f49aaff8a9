import type { Schemas } from '../../api/client.js';

export type Calendar = Schemas['Calendar'];
export type CalendarContent = Schemas['CalendarContentInput'];
export type OwnDay = Schemas['OwnDay'];

/** What becomes of the own days that are there when a file of days is given. */
export type OwnDaysMode = 'keep' | 'replace';

/** A calendar as it is typed. */
export interface CalendarForm {
  readonly code: string;
  readonly title: string;
  /** Days of the week by their numbers, as text. */
  readonly weekend: readonly string[];
  readonly jurisdiction: string;
  readonly language: string;
  /** `YYYY-MM-DD`, empty for today. */
  readonly usedFrom: string;
  readonly reason: string;
  readonly mode: OwnDaysMode;
  readonly fileName: string;
  readonly daysFile: string;
  /** What was previewed last, as `previewKey` tells it; empty for nothing. */
  readonly previewed: string;
}

/** The days of a week by their numbers, as text. */
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

export function formOf(changed: Calendar | null, language: string): CalendarForm {
  return {
    code: changed?.code ?? '',
    title: changed?.title ?? '',
    weekend: changed ? changed.weekendDays.map(String) : ['6', '7'],
    jurisdiction: changed?.jurisdiction ?? '',
    language: changed?.language ?? language,
    usedFrom: '',
    reason: '',
    mode: 'keep',
    fileName: '',
    daysFile: '',
    previewed: '',
  };
}

/** What the form says of a calendar. @param ownDays those that it has now */
export function contentOf(form: CalendarForm, ownDays: readonly OwnDay[]): CalendarContent {
  const { title, weekend, jurisdiction, language, mode, daysFile } = form;
  return {
    title: title.trim(),
    weekendDays: weekend.map(Number),
    jurisdiction: jurisdiction.trim(),
    language: language.trim(),
    ownDays: mode === 'keep' ? [...ownDays] : [],
    daysFile,
  };
}

/** Tells whether what would be applied is what was previewed. */
export function previewKey(code: string, content: CalendarContent): string {
  return JSON.stringify([code, content]);
}

/** Days of the week as people of a language call them. */
export function weekdayNames(language: string, style: 'long' | 'short' = 'long'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  // The first of January 2024 is a Monday.
  return weekdays.map((_, index) => format.format(new Date(Date.UTC(2024, 0, 1 + index))));
}

/** How the weekday of a date is called. */
export function weekdayOf(date: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/**
 * The text of a file of days. A spreadsheet program may write it as windows-1252, in which the bytes of names are no
 * UTF-8.
 */
export function textOfFile(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
