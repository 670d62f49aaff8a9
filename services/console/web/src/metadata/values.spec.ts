import type { MetadataField } from './schemas.js';
import { faultName, shownFields, valuesOf, valueText, versionOf } from './values.js';

const field = (name: string, more: Partial<MetadataField> = {}): MetadataField => ({
  ...{ name, label: name, type: 'TEXT', required: false, retired: false },
  ...{ choices: [], maxLength: 500, min: '', max: '', maxDecimals: 0 },
  ...more,
});
const metadata = [{ schema: 'contract', version: '3', changeTime: null, values: [{ field: 'tariff', value: 'PLUS' }] }];
const words = { yes: 'Yes', no: 'No', date: (date: string) => `the ${date}` };

it('finds the values of a schema, and their version', () => {
  expect(valuesOf(metadata, 'contract')).toEqual({ tariff: 'PLUS' });
  expect(valuesOf(metadata, 'other')).toEqual({});
  expect([versionOf(metadata, 'contract'), versionOf(metadata, 'other')]).toEqual(['3', '0']);
});

it('shows the fields that were chosen, in their order, and what is retired only with a value', () => {
  const fields = [field('a'), field('b', { retired: true }), field('c')];
  const names = (chosen: string[], values = {}) => shownFields(fields, chosen, values).map(({ name }) => name);
  expect(names([])).toEqual(['a', 'c']);
  expect(names(['c', 'gone', 'a'])).toEqual(['c', 'a']);
  expect(names([], { b: 'old' })).toEqual(['a', 'b', 'c']);
});

it('writes values as people read them', () => {
  const choices = [{ code: 'PLUS', label: 'Plus', retired: false }];
  expect(valueText(field('x', { type: 'YES_NO' }), 'true', words)).toBe('Yes');
  expect(valueText(field('x', { type: 'DATE' }), '2026-03-01', words)).toBe('the 2026-03-01');
  expect(valueText(field('x', { type: 'CHOICE', choices }), 'PLUS', words)).toBe('Plus');
  expect(valueText(field('x', { type: 'CHOICE', choices }), 'GONE', words)).toBe('GONE');
  expect(valueText(field('x', { type: 'DECIMAL' }), '12.5', words)).toBe('12.5');
});

it('knows fields by the names that faults have', () => {
  expect(faultName('ends_on')).toBe('endsOn');
});
