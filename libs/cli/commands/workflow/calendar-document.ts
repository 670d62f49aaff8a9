import { z } from 'zod';
import { toWireDate, type workflowV1 } from '#libs/contracts';
import { readDocument } from '#libs/files';
import { parseLocalDate } from '#libs/time';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const kinds = { off: 'KIND_OFF', working: 'KIND_WORKING' } as const;

const date = z
  .string('must be a date in quotes, such as "2026-05-15"')
  .refine((text) => parseLocalDate(text) !== null, 'must be a date in quotes, such as "2026-05-15"')
  .transform((text) => toWireDate(text));

const day = z.strictObject({
  date,
  name: z.string(),
  kind: z.enum(['off', 'working'], { error: 'must be off or working' }).default('off'),
});

const calendar = z.strictObject({
  code: z.string(),
  title: z.string(),
  weekend: z
    .array(z.enum(weekdays, { error: 'must be a day of the week, such as saturday' }))
    .default(['saturday', 'sunday']),
  jurisdiction: z.string().default(''),
  language: z.string().default(''),
  days: z.array(day).default([]),
});

/** A calendar as a file says it. */
export interface CalendarDocument {
  readonly code: string;
  readonly content: Required<Omit<workflowV1.CalendarContentInit, 'daysFile'>>;
}

/**
 * Reads a calendar from YAML or JSON; its weekend is Saturday and Sunday where it says none.
 * @throws CALENDAR_INVALID with every fault and its line
 */
export function readCalendarDocument(text: string): CalendarDocument {
  const { content } = readDocument(text, calendar, 'CALENDAR_INVALID', { keysAt });
  const { code, title, weekend, jurisdiction, language, days } = content;
  const ownDays = days.map(({ kind, ...rest }) => ({ ...rest, kind: kinds[kind] }));
  const weekendDays = weekend.map((name) => weekdays.indexOf(name) + 1);
  return { code, content: { title, weekendDays, jurisdiction, language, ownDays } };
}

/** A day of the week by its number, as a document writes it. */
export function weekdayName(number: number): string {
  return weekdays[number - 1] ?? '';
}

/** The keys that may stand at a place, so that a misspelt one can be told. */
function keysAt(path: readonly PropertyKey[]): readonly string[] {
  return Object.keys(path.length === 0 ? calendar.shape : day.shape);
}
