import { faultOf } from '#libs/errors';
import {
  FieldFaults,
  maxLengths,
  readIdentifier,
  readLine,
  readOptionalIdentifier,
  readWholeNumber,
} from '#libs/fields';
import { errors } from './errors.js';

/** How invoices are numbered that nobody gave a number. */
export interface NumberSeries {
  readonly code: string;
  readonly title: string;
  /** Empty for nothing. */
  readonly prefix: string;
  readonly digits: number;
  /** Whether a number is taken in the transaction that issues its invoice, so that none is left out. */
  readonly gapless: boolean;
  readonly nextNumber: bigint;
  /** Numbers that are taken do not count. */
  readonly version: bigint;
  readonly createdAt: Date;
}

/** What a caller gives; what is absent stays. */
export interface SeriesInput {
  readonly code: string;
  readonly title?: string | undefined;
  readonly prefix?: string | undefined;
  readonly digits?: number | undefined;
  readonly gapless?: boolean | undefined;
  readonly nextNumber?: bigint | undefined;
}

/** So that no number is longer than that of an invoice may be. */
const maxNextNumber = 10n ** 18n - 1n;

export function newSeries(code: string, createdAt: Date): NumberSeries {
  return { code, title: code, prefix: '', digits: 6, gapless: true, nextNumber: 1n, version: 1n, createdAt };
}

/** The number as an invoice has it. */
export function numberText({ prefix, digits }: Pick<NumberSeries, 'prefix' | 'digits'>, number: bigint): string {
  return `${prefix}${number.toString().padStart(digits, '0')}`;
}

/** @throws NUMBER_SERIES_INVALID */
export function readSeries(input: SeriesInput): SeriesInput {
  const { title, prefix, digits, gapless, nextNumber } = input;
  const faults = new FieldFaults();
  const read = {
    code: faults.take('code', readIdentifier(input.code, maxLengths.seriesCode)) ?? '',
    title: title === undefined ? undefined : faults.take('title', readLine(title, maxLengths.name)),
    prefix:
      prefix === undefined ? undefined : faults.take('prefix', readOptionalIdentifier(prefix, maxLengths.seriesPrefix)),
    digits: digits === undefined ? undefined : faults.take('digits', readWholeNumber(digits, 1, 18)),
    gapless,
    nextNumber,
  };
  const isNumber = nextNumber === undefined || (nextNumber >= 1n && nextNumber <= maxNextNumber);
  faults.check(isNumber, 'next_number', faultOf('NOT_IN_RANGE', { min: 1, max: maxNextNumber }));
  faults.throwIfAny(errors.NUMBER_SERIES_INVALID);
  return read;
}

/**
 * @returns the same series where nothing differs
 * @throws NUMBER_SERIES_INVALID for a number that was given already
 */
export function changeSeries(present: NumberSeries, input: SeriesInput): NumberSeries {
  const wanted = {
    title: input.title ?? present.title,
    prefix: input.prefix ?? present.prefix,
    digits: input.digits ?? present.digits,
    gapless: input.gapless ?? present.gapless,
    nextNumber: input.nextNumber ?? present.nextNumber,
  };
  const faults = new FieldFaults();
  const isNew = wanted.prefix !== present.prefix || wanted.nextNumber >= present.nextNumber;
  const given = `must not be less than ${present.nextNumber}: what is below was given already; choose another prefix`;
  faults.check(isNew, 'next_number', given);
  faults.throwIfAny(errors.NUMBER_SERIES_INVALID);
  const differs = (Object.keys(wanted) as (keyof typeof wanted)[]).some((field) => wanted[field] !== present[field]);
  return differs ? { ...present, ...wanted, version: present.version + 1n } : present;
}

/** @throws NUMBER_SERIES_NOT_FOUND for null */
export function requireSeries(found: NumberSeries | null, code: string): NumberSeries {
  if (found) return found;
  const message = `There is no number series ${JSON.stringify(code)}. List series to find its code.`;
  throw errors.NUMBER_SERIES_NOT_FOUND(message);
}

/**
 * @param expectedVersion 0 asks for no check
 * @throws NUMBER_SERIES_CONFLICT
 */
export function expectVersion({ code, version }: NumberSeries, expectedVersion: bigint): void {
  if (expectedVersion === 0n || version === expectedVersion) return;
  const message = `Series ${code} is at version ${version}, not ${expectedVersion}. Read it again and decide anew.`;
  throw errors.NUMBER_SERIES_CONFLICT(message, { facts: { version: version.toString() } });
}
