import fc from 'fast-check';
import {
  FieldReader,
  maxCandidateZones,
  readLine,
  readLocale,
  readOptionalLine,
  readOtherZones,
  readText,
  readZone,
  required,
} from './fields.js';

describe('a line of text', () => {
  it.each([
    ['  Acme  ', { value: 'Acme' }],
    ['', { fault: 'MISSING' }],
    [' \t ', { fault: 'MISSING' }],
    ['12345678901', { fault: 'TOO_LONG' }],
    ['a\u0000b', { fault: 'HAS_CONTROL_CHARACTERS' }],
    ['a\nb', { fault: 'HAS_CONTROL_CHARACTERS' }],
    ['=cmd|x', { value: '=cmd|x' }],
  ])('%j is read as %j', (text, reading) => {
    expect(readLine(text, 10)).toEqual(reading);
  });

  it('counts characters as PostgreSQL does, not UTF-16 units', () => {
    expect(readLine('🦆'.repeat(10), 10)).toEqual({ value: '🦆'.repeat(10) });
    expect(readLine('🦆'.repeat(11), 10)).toEqual({ fault: 'TOO_LONG' });
  });

  it('never lets through what the table would refuse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
        const reading = readLine(text, 20);
        if ('fault' in reading) return;
        expect([...reading.value].length).toBeLessThanOrEqual(20);
        expect(reading.value).not.toMatch(/\u0000/);
        expect(reading.value).toBe(reading.value.trim());
      }),
    );
  });

  it('may have lines where it is text, and may be nothing where it is optional', () => {
    expect(readText('one\n\ttwo', 10)).toEqual({ value: 'one\n\ttwo' });
    expect(readText('bell\u0007', 10)).toEqual({ fault: 'HAS_CONTROL_CHARACTERS' });
    expect(readOptionalLine('  ', 10)).toEqual({ value: '' });
  });
});

describe('a zone', () => {
  it.each([
    ['Europe/Berlin', { value: 'Europe/Berlin' }],
    [' America/New_York ', { value: 'America/New_York' }],
    ['UTC', { value: 'UTC' }],
    ['+01:00', { fault: 'UNKNOWN_ZONE' }],
    ['Mars/Olympus', { fault: 'UNKNOWN_ZONE' }],
    ['', { fault: 'MISSING' }],
  ])('%j is read as %j', (text, reading) => {
    expect(readZone(text)).toEqual(reading);
  });

  it('stands among the candidates once, and not among the others', () => {
    const zones = ['Europe/Paris', 'Europe/Berlin', 'Europe/Paris', 'UTC'];
    expect(readOtherZones(zones, 'Europe/Berlin')).toEqual({ value: ['Europe/Paris', 'UTC'] });
    expect(readOtherZones(['nowhere'], 'UTC')).toEqual({ fault: 'UNKNOWN_ZONE' });
  });

  it('cannot be any of too many', () => {
    const many = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC');
    expect(readOtherZones(many.slice(0, maxCandidateZones - 1), 'UTC')).toHaveProperty('value');
    expect(readOtherZones(many.slice(0, maxCandidateZones), 'UTC')).toEqual({ fault: 'TOO_MANY' });
  });
});

describe('a locale', () => {
  it.each([
    ['en', { value: 'en' }],
    ['de-at', { value: 'de-AT' }],
    ['no_such', { fault: 'NOT_A_LOCALE' }],
    ['x'.repeat(36), { fault: 'TOO_LONG' }],
  ])('%j is read as %j', (text, reading) => {
    expect(readLocale(text)).toEqual(reading);
    expect(readLocale(text)).toEqual(reading);
  });
});

describe('reading many fields', () => {
  it('tells all faults at once', () => {
    const fields = new FieldReader();
    expect(fields.take('name', readLine('', 10))).toBeUndefined();
    expect(fields.take('zone', readZone('UTC'))).toBe('UTC');
    fields.refuse('flag', 'MISSING');
    expect(() => fields.finish()).toThrow(
      expect.objectContaining({
        code: 'CUSTOMER_INVALID',
        kind: 'invalid',
        details: {
          violations: [
            { field: 'name', description: 'is missing' },
            { field: 'flag', description: 'is missing' },
          ],
        },
      }),
    );
  });

  it('throws at once where one field is all there is', () => {
    expect(required('text', readText('hello', 10))).toBe('hello');
    expect(() => required('text', readText('', 10))).toThrow(expect.objectContaining({ code: 'CUSTOMER_INVALID' }));
  });
});
