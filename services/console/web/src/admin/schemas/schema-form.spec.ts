import type { MetadataField, MetadataSchema } from '../../metadata/schemas.js';
import { bodyOf, emptyField, formOf, isReady, nameOfLabel } from './schema-form.js';

const tariff: MetadataField = {
  ...{ name: 'tariff', label: 'Tariff', type: 'CHOICE', required: true, retired: false },
  ...{ min: '', max: '', maxLength: 0, maxDecimals: 0 },
  choices: [
    { code: 'BASIC', label: 'Basic', retired: false },
    { code: 'PLUS', label: 'Plus tariff', retired: false },
  ],
};
const rate: MetadataField = {
  ...{ name: 'rate', label: 'Rate', type: 'DECIMAL', required: false, retired: false, choices: [] },
  ...{ min: '0', max: '100', maxLength: 0, maxDecimals: 2 },
};
const schema: MetadataSchema = {
  ...{ name: 'contract', label: 'Contract', retired: false, version: '1', createTime: null },
  fields: [tariff, rate],
};

it('is sent as it was where nothing is touched', () => {
  expect(bodyOf(formOf(schema), schema.fields)).toEqual({ label: 'Contract', retired: false, fields: [tariff, rate] });
});

it('retires a choice that is not written any more, and adds those that are new', () => {
  const form = formOf(schema);
  const [first, second] = form.fields;
  const fields = [{ ...first!, choices: ' PLUS Plus\n\nGOLD' }, second!];
  expect(bodyOf({ ...form, fields }, schema.fields).fields[0]!.choices).toEqual([
    { code: 'PLUS', label: 'Plus', retired: false },
    { code: 'GOLD', label: 'GOLD', retired: false },
    { code: 'BASIC', label: 'Basic', retired: true },
  ]);
});

it('leaves out what a type does not have', () => {
  const field = { ...emptyField('1'), label: 'Ends on', type: 'DATE' as const, maxLength: '7', min: ' 2026-01-01 ' };
  expect(bodyOf({ name: '', label: 'X', retired: false, fields: [field] }, []).fields[0]).toMatchObject({
    ...{ name: 'ends_on', min: '2026-01-01', maxLength: 0, choices: [] },
  });
});

it('is ready once everything has a name of its own', () => {
  const form = { name: '', label: 'Contract', retired: false, fields: [{ ...emptyField('0'), label: 'Tariff' }] };
  expect(isReady(form)).toBe(true);
  expect(isReady({ ...form, fields: [] })).toBe(false);
  expect(isReady({ ...form, label: ' ' })).toBe(false);
  expect(isReady({ ...form, fields: [...form.fields, { ...emptyField('1'), label: 'tariff' }] })).toBe(false);
});

it.each([
  ['Contract end', 'contract_end'],
  ['Größe (m²)', 'grosse_m2'],
  ['3 steps', 'steps'],
  ['***', ''],
])('makes of the label %j the name %j', (label, name) => {
  expect(nameOfLabel(label)).toBe(name);
});
