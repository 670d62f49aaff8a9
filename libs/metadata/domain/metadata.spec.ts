import fc from 'fast-check';
import { textOfFault } from '#libs/errors';
import {
  changeSchema,
  type FieldType,
  fieldTypes,
  fillValues,
  type MetadataField,
  type MetadataSchema,
  readSchema,
  readValue,
  type SchemaInput,
  setValues,
} from './index.js';

function faultIn(read: ReturnType<typeof readValue>): string | undefined {
  return 'fault' in read ? textOfFault(read.fault) : undefined;
}

const plainField = (name: string, type: FieldType, more: Partial<MetadataField> = {}): MetadataField => ({
  ...{ name, label: name.toUpperCase(), type, required: false, retired: false },
  choices: type === 'CHOICE' ? ['BASIC', 'PLUS'].map((code) => ({ code, label: code, retired: false })) : [],
  ...{ maxLength: type === 'TEXT' ? 20 : 0, min: '', max: '', maxDecimals: type === 'DECIMAL' ? 2 : 0 },
  ...more,
});

const contract: MetadataSchema = {
  ...{ name: 'contract', label: 'Contract', retired: false, version: 1n, createdAt: new Date(0) },
  fields: [
    plainField('tariff', 'CHOICE', { required: true }),
    plainField('rate', 'DECIMAL', { min: '0', max: '100' }),
    plainField('seats', 'WHOLE_NUMBER'),
    plainField('ends_on', 'DATE', { min: '2020-01-01' }),
    plainField('signed', 'YES_NO'),
    plainField('remark', 'TEXT'),
  ],
};

const input = (fields: readonly Partial<SchemaInput['fields'][number]>[], name = 'contract'): SchemaInput => ({
  ...{ name, label: 'Contract', retired: false },
  fields: fields.map((field) => ({ ...plainField('x', field.type ?? 'TEXT'), ...field })),
});

describe('a value', () => {
  it.each([
    ['TEXT', '  two\nlines ', 'two\nlines'],
    ['WHOLE_NUMBER', '+007', '7'],
    ['WHOLE_NUMBER', '-0', '0'],
    ['WHOLE_NUMBER', '12.0', '12'],
    ['DECIMAL', '012.50', '12.5'],
    ['DECIMAL', '-0.10', '-0.1'],
    ['DATE', ' 2024-02-29 ', '2024-02-29'],
    ['YES_NO', 'Yes', 'true'],
    ['YES_NO', 'FALSE', 'false'],
    ['CHOICE', 'PLUS', 'PLUS'],
  ] as const)('of %s is read from %j as %j', (type, given, value) => {
    expect(readValue(plainField('x', type), given)).toEqual({ value });
  });

  it.each([
    ['TEXT', 'a'.repeat(21), 'has more than 20 characters'],
    ['TEXT', 'a\u0000', 'contains control characters'],
    ['WHOLE_NUMBER', '1.5', 'is no whole number such as 42'],
    ['WHOLE_NUMBER', '1'.repeat(19), 'has more than 18 digits'],
    ['DECIMAL', '1.234', 'has more than 2 decimals'],
    ['DECIMAL', '1,5', 'is no number such as 12.5'],
    ['DATE', '2023-02-29', 'is no date such as 2026-03-01'],
    ['YES_NO', 'maybe', 'must be one of true, false'],
    ['CHOICE', 'Plus', 'must be one of BASIC, PLUS'],
    ['CHOICE', ' ', 'is missing'],
  ] as const)('of %s is not read from %j', (type, given, fault) => {
    expect(faultIn(readValue(plainField('x', type), given))).toBe(fault);
  });

  it.each([
    ['WHOLE_NUMBER', { min: '-3', max: '10' }, { '-4': 'is less than -3', '11': 'is more than 10', '9': undefined }],
    [
      'DECIMAL',
      { min: '-0.5', max: '2.25' },
      { '-0.51': 'is less than -0.5', '2.3': 'is more than 2.25', '10': 'is more than 2.25' },
    ],
    ['DATE', { min: '2024-01-01' }, { '2023-12-31': 'is before 2024-01-01', '2024-01-01': undefined }],
  ] as const)('of %s keeps its limits', (type, limits, faults) => {
    for (const [given, fault] of Object.entries(faults)) {
      expect(faultIn(readValue(plainField('x', type, limits), given))).toBe(fault);
    }
  });

  it('that was accepted reads back as the same value', () => {
    const numbers = fc
      .tuple(fc.constantFrom('', '-', '+'), fc.bigInt(0n, 10n ** 12n), fc.nat(99))
      .map(([sign, whole, decimals]) => `${sign}${whole}.${decimals}`);
    const dates = fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
    const given = fc.oneof(fc.string({ unit: 'binary' }), numbers, dates, fc.constantFrom('yes', 'no', 'BASIC', '7'));
    fc.assert(
      fc.property(fc.constantFrom(...fieldTypes), given, (type, text) => {
        const field = plainField('x', type);
        const read = readValue(field, text);
        if ('value' in read) expect(readValue(field, read.value)).toEqual(read);
        else expect(read.fault).not.toBe('');
      }),
    );
  });
});

describe('what a person fills in', () => {
  it('changes what is named and leaves the rest', () => {
    const first = setValues(contract, {}, [
      { field: 'tariff', value: 'BASIC' },
      { field: 'rate', value: '12.50' },
    ]);
    expect(first.values).toEqual({ tariff: 'BASIC', rate: '12.5' });
    const second = setValues(contract, first.values, [
      { field: 'tariff', value: 'PLUS' },
      { field: 'rate', value: '' },
      { field: 'remark', value: 'Called.' },
    ]);
    expect(second.values).toEqual({ tariff: 'PLUS', remark: 'Called.' });
    expect(second.changes.map(({ field, from, to, isText }) => [field, from, to, isText])).toEqual([
      ['tariff', 'BASIC', 'PLUS', false],
      ['rate', '12.5', '', false],
      ['remark', '', 'Called.', true],
    ]);
  });

  it('is nothing where everything was so already', () => {
    const present = { tariff: 'BASIC', rate: '12.5' };
    expect(setValues(contract, present, [{ field: 'rate', value: '012.50' }]).changes).toEqual([]);
  });

  it('is refused with every wrong field at once', () => {
    const given = [
      { field: 'rate', value: '101' },
      { field: 'ends_on', value: 'soon' },
      { field: 'colour', value: 'red' },
    ];
    expect(() => setValues(contract, {}, given)).toThrow(
      'rate: is more than 100; ends_on: is no date such as 2026-03-01; colour: is no field of the schema; tariff: is missing.',
    );
  });

  it('need not fit limits that came later where it stays as it is', () => {
    const narrow = { ...contract, fields: [plainField('rate', 'DECIMAL', { max: '10' })] };
    expect(setValues(narrow, { rate: '50' }, [{ field: 'rate', value: '50' }]).values).toEqual({ rate: '50' });
  });

  it('is refused for what is retired', () => {
    const given = [{ field: 'rate', value: '1' }];
    const retired = { ...contract, fields: [plainField('rate', 'DECIMAL', { retired: true })] };
    expect(() => setValues(retired, {}, given)).toThrow('rate: is retired');
    expect(setValues(retired, { rate: '1' }, given).changes).toEqual([]);
    expect(() => setValues({ ...contract, retired: true }, {}, given)).toThrow('is retired');
  });

  it('reads back equal after a change, for any values that are accepted', () => {
    const values = fc.record({ tariff: fc.constantFrom('BASIC', 'PLUS'), seats: fc.integer().map(String) });
    fc.assert(
      fc.property(values, values, (before, after) => {
        const list = (record: typeof before) => Object.entries(record).map(([field, value]) => ({ field, value }));
        const first = setValues(contract, {}, list(before)).values;
        expect(setValues(contract, first, list(after)).values).toEqual(after);
      }),
    );
  });
});

describe('what a file fills in', () => {
  it('is taken where it is right, and reported where it is not', () => {
    const filled = fillValues(contract, { seats: '3' }, [
      { field: 'rate', value: '150' },
      { field: 'seats', value: '' },
      { field: 'signed', value: 'yes' },
      { field: 'colour', value: 'red' },
    ]);
    expect(filled.values).toEqual({ seats: '3', signed: 'true' });
    expect(filled.faults).toEqual([
      { field: 'rate', value: '150', reason: 'NOT_A_VALUE', description: 'is more than 100' },
      { field: 'colour', value: 'red', reason: 'UNKNOWN_FIELD', description: expect.any(String) },
    ]);
  });
});

describe('a schema', () => {
  it('is refused with every wrong field at once', () => {
    const wrong = input([
      { name: 'Tariff', type: 'CHOICE', choices: [] },
      { name: 'rate', type: 'DECIMAL', maxDecimals: 12, min: '5', max: '1' },
      { name: 'rate', type: null, label: '' },
    ]);
    expect(() => readSchema({ ...wrong, name: '', label: ' ' })).toThrow(
      /name: .*label: is missing; fields\.0\.name: .*fields\.0\.choices: is missing; fields\.1\.max_decimals: .*fields\.1\.max: comes before min; fields\.2\.type: .*fields\.2\.label: is missing; fields: has two fields of the name "rate"/,
    );
  });

  it('keeps every field with its type, and every choice', () => {
    const wanted = readSchema(
      input([
        { name: 'tariff', type: 'TEXT', choices: [] },
        { name: 'seats', type: 'WHOLE_NUMBER' },
      ]),
    );
    expect(() => changeSchema(contract, wanted)).toThrow(
      /fields\.tariff: is CHOICE and stays that.*fields\.rate: is missing; a field that is there stays/,
    );
    const fewer = {
      ...contract,
      fields: contract.fields.map((field) => ({ ...field, choices: field.choices.slice(1) })),
    };
    expect(() => changeSchema(contract, fewer)).toThrow('lacks the choice BASIC');
  });

  it('may change labels, limits and what is required, and may grow', () => {
    const [tariff, ...others] = contract.fields;
    const fields = [...others, { ...tariff!, label: 'Plan', required: false }, plainField('more', 'TEXT')];
    const changed = changeSchema(contract, readSchema({ ...contract, fields }));
    expect(changed.version).toBe(2n);
    expect(changed.fields.map(({ name }) => name)).toEqual([...others.map(({ name }) => name), 'tariff', 'more']);
    expect(changeSchema(changed, readSchema({ ...contract, fields }))).toBe(changed);
  });

  it('still reads whatever was stored by it before a change that it allows', () => {
    const retired = fc.record({ field: fc.boolean(), choice: fc.boolean(), required: fc.boolean() });
    fc.assert(
      fc.property(retired, ({ field, choice, required }) => {
        const stored = setValues(contract, {}, [{ field: 'tariff', value: 'PLUS' }]).values;
        const fields = contract.fields.map((each) => ({
          ...each,
          retired: field,
          required,
          choices: each.choices.map((one) => ({ ...one, retired: choice })),
        }));
        const changed = changeSchema(contract, readSchema({ ...contract, fields }));
        const [tariff] = changed.fields;
        expect(tariff!.choices.some(({ code }) => code === stored['tariff'])).toBe(true);
      }),
    );
  });
});
