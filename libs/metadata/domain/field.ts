import { faultOf } from '#libs/errors';
import type { Reading } from '#libs/fields';
import { readText } from '#libs/fields';
import { parseLocalDate } from '#libs/time';

export const fieldTypes = ['TEXT', 'WHOLE_NUMBER', 'DECIMAL', 'DATE', 'YES_NO', 'CHOICE'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** Something that a field lets people choose. */
export interface MetadataChoice {
  readonly code: string;
  readonly label: string;
  readonly retired: boolean;
}

/** What the values of a field are, apart from what people call it. */
export interface FieldRules {
  readonly type: FieldType;
  readonly choices: readonly MetadataChoice[];
  /** Of a text. */
  readonly maxLength: number;
  /** Least number or first date, empty for none. */
  readonly min: string;
  readonly max: string;
  /** Of a decimal number. */
  readonly maxDecimals: number;
}

/** One field of a schema. */
export interface MetadataField extends FieldRules {
  /** It never changes, and neither does the type: stored values are read by both. */
  readonly name: string;
  readonly label: string;
  /** Whether people have to fill it in; a file may leave it empty. */
  readonly required: boolean;
  /** Nobody fills it in any more; what is stored can still be read. */
  readonly retired: boolean;
}

export const maxTextLength = 2_000;
export const maxDecimalPlaces = 9;

/**
 * The value of a field in the one spelling in which it is stored, read from what a person or a file wrote: numbers
 * without needless zeros, dates as 2026-03-01, `true` or `false`, the code of a choice.
 */
export function readValue(field: FieldRules, given: string): Reading<string> {
  const read = readType(field, given);
  return 'fault' in read ? read : withinLimits(field, read.value);
}

/** Compares two values of one type; negative where the left one is less. */
export function compareValues(type: FieldType, left: string, right: string): number {
  if (type === 'WHOLE_NUMBER' || type === 'DECIMAL') {
    const [one, other] = [scaled(left), scaled(right)];
    return one < other ? -1 : one > other ? 1 : 0;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

function readType({ type, choices, maxLength, maxDecimals }: FieldRules, given: string): Reading<string> {
  const text = given.trim();
  if (text === '') return { fault: faultOf('MISSING') };
  switch (type) {
    case 'TEXT':
      return readText(given, maxLength);
    case 'WHOLE_NUMBER':
      return readNumber(text, 0);
    case 'DECIMAL':
      return readNumber(text, maxDecimals);
    case 'DATE':
      return parseLocalDate(text) === null ? { fault: faultOf('NOT_A_DATE') } : { value: text };
    case 'YES_NO':
      return readYesNo(text);
    case 'CHOICE':
      return readCode(choices, text);
  }
}

function readNumber(text: string, maxDecimals: number): Reading<string> {
  const match = /^([+-]?)0*(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) {
    return { fault: maxDecimals === 0 ? faultOf('NOT_A_WHOLE_NUMBER') : faultOf('NOT_A_NUMBER') };
  }
  const [, sign = '', whole = '', decimals = ''] = match;
  const places = decimals.replace(/0+$/, '');
  if (places.length > maxDecimals) {
    return {
      fault: maxDecimals === 0 ? faultOf('NOT_A_WHOLE_NUMBER') : faultOf('TOO_MANY_DECIMALS', { max: maxDecimals }),
    };
  }
  if (whole.length + places.length > maxDigits) return { fault: faultOf('TOO_MANY_DIGITS', { max: maxDigits }) };
  const number = places === '' ? whole : `${whole}.${places}`;
  return { value: sign === '-' && /[1-9]/.test(number) ? `-${number}` : number };
}

const maxDigits = 18;
const words: Readonly<Record<string, string>> = { true: 'true', yes: 'true', false: 'false', no: 'false' };

function readYesNo(text: string): Reading<string> {
  const value = words[text.toLowerCase()];
  return value === undefined ? { fault: faultOf('NOT_ONE_OF', { choices: 'true, false' }) } : { value };
}

function readCode(choices: readonly MetadataChoice[], text: string): Reading<string> {
  const open = choices.filter(({ retired }) => !retired);
  if (open.some(({ code }) => code === text)) return { value: text };
  const shown = open.slice(0, maxShown).map(({ code }) => code);
  return {
    fault: faultOf('NOT_ONE_OF', { choices: `${shown.join(', ')}${open.length > maxShown ? ' and others' : ''}` }),
  };
}

/** So many choices are named in a fault. */
const maxShown = 20;

function withinLimits({ type, min, max }: FieldRules, value: string): Reading<string> {
  if (min !== '' && compareValues(type, value, min) < 0)
    return { fault: faultOf(type === 'DATE' ? 'BEFORE_MIN' : 'BELOW_MIN', { min }) };
  if (max !== '' && compareValues(type, value, max) > 0)
    return { fault: faultOf(type === 'DATE' ? 'AFTER_MAX' : 'ABOVE_MAX', { max }) };
  return { value };
}

/** The number as whole parts of its smallest decimal place. */
function scaled(number: string): bigint {
  const [whole = '0', decimals = ''] = number.split('.');
  return BigInt(whole + decimals.padEnd(maxDecimalPlaces, '0'));
}
