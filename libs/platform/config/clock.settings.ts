import { z } from 'zod';
import { form, setting, type SettingsFault, type SettingsValues } from './setting.js';

const instant = () =>
  z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)), 'is no ISO 8601 date or instant')
    .transform((text) => new Date(text))
    .optional();

/**
 * The clock of the business; leases, retries and timeouts follow the wall clock whatever is set here. The chart cannot
 * set a fast clock: it is for trying out on one machine.
 */
export const clockShape = {
  clockMode: setting(
    'DUNLIN_CLOCK_MODE',
    z.enum(['real', 'test']),
    'real follows the wall clock; test moves only when an operator steps it, and can never be turned on where real runs.',
    'real',
    { chart: 'clock.mode' },
  ),
  clockStart: setting(
    'DUNLIN_CLOCK_START',
    instant(),
    'First instant of a test clock, or business time of a fast clock at its anchor, an ISO 8601 date or instant.',
    undefined,
    { chart: 'clock.start' },
  ),
  clockRate: setting(
    'DUNLIN_CLOCK_RATE',
    form.integer(1, 1_440),
    'How many times faster than the wall clock a real clock runs, 1 to 1,440: at 1,440 a day lasts a minute. More than 1 needs DUNLIN_TRIAL.',
    1,
  ),
  clockAnchor: setting(
    'DUNLIN_CLOCK_ANCHOR',
    instant(),
    'Wall time at which a fast clock stands at DUNLIN_CLOCK_START, the same for every service, an ISO 8601 instant.',
    undefined,
  ),
  trial: setting(
    'DUNLIN_TRIAL',
    form.flag(),
    'Whether this deployment is for trying out, never for real debtors; only then may its clock run fast.',
    false,
    { chart: 'trial' },
  ),
};

export type ClockSettings = SettingsValues<typeof clockShape>;

/** How the clock of a deployment moves, from its first migration on. */
export type ClockSource =
  | { readonly mode: 'real' }
  /** The start is what a migration gives a new database; afterwards the database has it. */
  | { readonly mode: 'test'; readonly start?: Date | undefined }
  | { readonly mode: 'fast'; readonly start: Date; readonly anchor: Date; readonly rate: number };

export function clockSourceOf({ clockMode, clockStart, clockRate, clockAnchor }: ClockSettings): ClockSource {
  if (clockMode === 'test') return { mode: 'test', start: clockStart };
  if (clockRate === 1) return { mode: 'real' };
  return { mode: 'fast', start: clockStart!, anchor: clockAnchor!, rate: clockRate };
}

/** Wall time at which the clock of the business shows the instant; under a test clock nobody can know. */
export function wallTimeOf(source: ClockSource, business: Date): Date {
  if (source.mode !== 'fast') return business;
  return new Date(source.anchor.getTime() + (business.getTime() - source.start.getTime()) / source.rate);
}

/** What a migration needs beside: it is what sets a new test clock. */
export function clockStartFaults(values: ClockSettings): SettingsFault[] {
  return values.clockMode === 'test' ? missing(values, 'clockStart', 'the clock is a test clock') : [];
}

export function clockFaults(values: ClockSettings): SettingsFault[] {
  if (values.clockRate === 1) return [];
  if (values.clockMode === 'test') {
    return [fault('clockRate', 'is set, but the clock is a test clock', 'Leave it out: a test clock is stepped.')];
  }
  const notForTrial = fault(
    'clockRate',
    'is more than 1, but this deployment is not for trying out',
    'Leave it at 1, or set DUNLIN_TRIAL=true where no real debtor can be reached.',
  );
  const because = 'the clock runs fast';
  return [
    ...(values.trial ? [] : [notForTrial]),
    ...missing(values, 'clockStart', because),
    ...missing(values, 'clockAnchor', because),
  ];
}

type Named = 'clockStart' | 'clockRate' | 'clockAnchor';

function missing(values: ClockSettings, name: Named, because: string): SettingsFault[] {
  return values[name] ? [] : [fault(name, `is not set, but ${because}`, clockShape[name].doc)];
}

function fault(name: Named, problem: string, remedy: string): SettingsFault {
  const { variable, chart } = clockShape[name];
  return { variable, problem, remedy, chart };
}
