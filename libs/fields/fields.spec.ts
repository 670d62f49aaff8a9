import fc from 'fast-check';
import { defineErrors, faultOf } from '#libs/errors';
import { newId } from '#libs/ids';
import {
  FieldFaults,
  isStorable,
  readChoice,
  readId,
  readIdentifier,
  readIds,
  readLine,
  readLocale,
  readOptionalId,
  readOptionalIdentifier,
  readOptionalLine,
  readOptionalText,
  readReason,
  readText,
  readWholeNumber,
  readZone,
  requireField,
} from './index.js';

const errors = defineErrors({ THING_INVALID: ['invalid', 'A field is wrong.'] });

describe('text', () => {
  it.each([
    [' two words ', { value: 'two words' }],
    ['', { fault: faultOf('MISSING') }],
    ['   ', { fault: faultOf('MISSING') }],
    ['a\nb', { fault: faultOf('HAS_CONTROL_CHARACTERS') }],
    ['a\u0000b', { fault: faultOf('HAS_CONTROL_CHARACTERS') }],
    ['12345678901', { fault: faultOf('TOO_LONG', { max: 10 }) }],
    ['😀😀😀😀😀😀😀😀😀😀', { value: '😀😀😀😀😀😀😀😀😀😀' }],
  ])('reads the line %j', (text, expected) => {
    expect(readLine(text, 10)).toEqual(expected);
  });

  it('reads a name without signs that nobody sees, and an identifier in its one spelling', () => {
    expect(readLine('Anna\u200b\u00a0Meyer', 20)).toEqual({ value: 'Anna Meyer' });
    expect(readIdentifier('INV\u201151\u200b', 6)).toEqual({ value: 'INV-51' });
    expect(readIdentifier('\u200b\ufeff', 6)).toEqual({ fault: faultOf('MISSING') });
    expect(readOptionalIdentifier('\u200b', 6)).toEqual({ value: '' });
  });

  it('keeps line breaks in text of several lines', () => {
    expect(readText('a\r\nb\tc', 10)).toEqual({ value: 'a\r\nb\tc' });
    expect(readText('a\u0007b', 10)).toEqual({ fault: faultOf('HAS_CONTROL_CHARACTERS') });
  });

  it('takes empty text where it is optional', () => {
    expect(readOptionalLine(' ', 10)).toEqual({ value: '' });
    expect(readOptionalText('', 10)).toEqual({ value: '' });
    expect(readOptionalLine('a\nb', 10)).toEqual({ fault: faultOf('HAS_CONTROL_CHARACTERS') });
  });

  it('limits a reason to 500 characters', () => {
    expect(readReason('x'.repeat(500))).toEqual({ value: 'x'.repeat(500) });
    expect(readReason('x'.repeat(501))).toEqual({ fault: faultOf('TOO_LONG', { max: 500 }) });
  });

  it('is storable unless it contains NUL', () => {
    expect(isStorable('a\u0001b')).toBe(true);
    expect(isStorable('a\u0000b')).toBe(false);
  });

  it('returns either what was written or a fault, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 50 }), (text, max) => {
        const reading = readText(text, max);
        if ('value' in reading) {
          expect(reading.value).toBe(text.trim());
          expect([...reading.value].length).toBeLessThanOrEqual(max);
          expect(isStorable(reading.value)).toBe(true);
        } else {
          expect(reading.fault).not.toBe('');
        }
      }),
    );
  });
});

describe('ids', () => {
  const [first, second] = [newId(), newId()];

  it('reads ids', () => {
    expect(readId(first)).toEqual({ value: first });
    expect(readId('')).toEqual({ fault: faultOf('MISSING') });
    expect(readId('7')).toEqual({ fault: faultOf('NOT_AN_ID') });
    expect(readOptionalId('')).toEqual({ value: null });
  });

  it('reads each id of a list once, up to a limit', () => {
    expect(readIds([first, second, first])).toEqual({ value: [first, second] });
    expect(readIds([first, 'x'])).toEqual({ fault: faultOf('HAS_NO_ID') });
    expect(readIds([first, second], 1)).toEqual({ fault: faultOf('TOO_MANY', { max: 1 }) });
  });
});

it('reads choices and whole numbers', () => {
  expect(readChoice('CASH', ['CASH', 'CHEQUE'])).toEqual({ value: 'CASH' });
  expect(readChoice(null, ['CASH', 'CHEQUE'])).toEqual({ fault: faultOf('NOT_ONE_OF', { choices: 'CASH, CHEQUE' }) });
  expect(readWholeNumber(3, 1, 3)).toEqual({ value: 3 });
  for (const wrong of [0, 4, 1.5, Number.NaN]) {
    expect(readWholeNumber(wrong, 1, 3)).toEqual({ fault: faultOf('NOT_IN_RANGE', { min: 1, max: 3 }) });
  }
});

it.each([
  ['Europe/Berlin', { value: 'Europe/Berlin' }],
  [' europe/berlin ', { value: 'Europe/Berlin' }],
  ['utc', { value: 'UTC' }],
  ['Mars/Base', { fault: faultOf('NOT_A_TIME_ZONE', { hint: 'write a place such as Europe/Berlin, or UTC' }) }],
  ['+01:00', { fault: faultOf('NOT_A_TIME_ZONE', { hint: 'write a place such as Europe/Berlin, or UTC' }) }],
  ['PST', { fault: faultOf('NOT_A_TIME_ZONE', { hint: 'write a place such as America/Los_Angeles' }) }],
  ['', { fault: faultOf('MISSING') }],
])('reads the zone %j', (zone, expected) => {
  expect(readZone(zone)).toEqual(expected);
  expect(readZone(zone)).toEqual(expected);
});

it.each([
  ['de-at', { value: 'de-AT' }],
  ['no such', { fault: faultOf('NOT_A_LOCALE') }],
  ['', { fault: faultOf('MISSING') }],
  ['a'.repeat(36), { fault: faultOf('TOO_LONG', { max: 35 }) }],
])('reads the locale %j', (locale, expected) => {
  expect(readLocale(locale)).toEqual(expected);
});

describe('faults of an input', () => {
  it('names all of them in one error', () => {
    const faults = new FieldFaults();
    expect(faults.take('name', readLine('', 10))).toBeUndefined();
    expect(faults.take('city', readLine('Bern', 10))).toBe('Bern');
    faults.check(false, 'due_date', 'is before the issue date');
    faults.check(true, 'amount', 'is negative');
    expect(() => faults.throwIfAny(errors.THING_INVALID)).toThrow(
      'name: is missing; due_date: is before the issue date.',
    );
  });

  it('throws nothing when there is none', () => {
    new FieldFaults().throwIfAny(errors.THING_INVALID);
  });

  it('requires a single field', () => {
    expect(requireField(errors.THING_INVALID, 'name', readLine('Ada', 10))).toBe('Ada');
    expect(() => requireField(errors.THING_INVALID, 'name', readLine('', 10))).toThrow('name: is missing');
  });
});
