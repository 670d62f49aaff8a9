import {
  amountStyleOf,
  fromPlace,
  type MappedField,
  type Mapping,
  missingFields,
  parseTyped,
  placeOf,
  settingsOf,
  withFormat,
  withHeader,
  withSettings,
  withWords,
  wordsFor,
} from './mapping.js';

const columns = ['Number', 'Date', 'Date', ''].map((name) => ({ name, samples: [] }));
const field = (name: string, further: Partial<MappedField> = {}): MappedField => ({
  ...{ field: name, kind: 'text', required: false, requiredUnless: '', choices: [] },
  ...further,
});

describe('a mapping that is edited', () => {
  const mapping: Mapping = {
    title: 'Ours',
    rows: { leaveOut: [{ column: 'Number', empty: true }] },
    columns: { 'invoice.number': 'Number', 'invoice.amount': { column: 'Open', decimal: ',', less: 'Paid' } },
  };

  it('keeps what nobody touched', () => {
    const changed = withSettings(mapping, 'invoice.number', { column: 'No.' });
    expect(changed).toEqual({
      ...mapping,
      columns: {
        'invoice.number': { column: 'No.' },
        'invoice.amount': mapping['columns']!['invoice.amount' as never],
      },
    });
    expect(withFormat(changed, { skip: 2 })).toMatchObject({ title: 'Ours', format: { skip: 2 } });
    expect(settingsOf(withSettings(mapping, 'invoice.number', null), 'invoice.number')).toBeNull();
  });

  it('names a column by its header, and by its place where the header says nothing', () => {
    expect(fromPlace({ constant: 'EUR' }, 1, columns, true)).toEqual({ column: 'Number' });
    expect(fromPlace(null, 2, columns, true)).toEqual({ column: 2 });
    expect(fromPlace(null, 4, columns, true)).toEqual({ column: 4 });
    expect(fromPlace({ date: 'iso' }, 1, columns, false)).toEqual({ date: 'iso', column: 1 });
  });

  it('finds the place of a column whatever its case, and of the first of several', () => {
    expect(placeOf({ column: 'number' }, columns)).toBe(1);
    expect(placeOf({ column: [3, 'Number'] }, columns)).toBe(3);
    expect(placeOf({ column: 'Absent' }, columns)).toBeNull();
    expect(placeOf({ constant: 'EUR' }, columns)).toBeNull();
  });

  it('tells columns by their places where the file has no header', () => {
    const bare = withHeader(mapping, false, [{ name: 'Open', samples: [] }, ...columns]);
    expect(bare).toMatchObject({
      format: { header: false },
      columns: { 'invoice.number': { column: 2 }, 'invoice.amount': { column: 1, decimal: ',', less: 'Paid' } },
    });
    expect(withHeader(bare, true, columns)).toMatchObject({ columns: { 'invoice.number': { column: 2 } } });
  });

  it('says which fields it lacks', () => {
    const fields = [
      field('invoice.number', { required: true }),
      field('invoice.amount', { requiredUnless: 'invoice.openAmount' }),
      field('invoice.openAmount'),
      field('invoice.currency', { required: true }),
    ];
    expect(missingFields(mapping, fields)).toEqual(['invoice.currency']);
    expect(missingFields(withSettings(mapping, 'invoice.amount', null), fields)).toContain('invoice.amount');
    expect(missingFields(withSettings(mapping, 'invoice.currency', { constant: '' }), fields)).toHaveLength(1);
    expect(missingFields(withSettings(mapping, 'invoice.currency', { constant: 'EUR' }), fields)).toEqual([]);
  });

  it('knows the ways of writing amounts', () => {
    expect(amountStyleOf({})).toBe('1234.50');
    expect(amountStyleOf({ decimal: ',', thousands: '.' })).toBe('1.234,50');
    expect(amountStyleOf({ decimal: '·' })).toBeUndefined();
  });

  it('takes words of the file for a choice, and leaves those of the others', () => {
    const settings = withWords({ column: 'State', values: { open: 'Active', held: 'Hold' } }, 'Active', 'offen, neu ,');
    expect(settings.values).toEqual({ held: 'Hold', offen: 'Active', neu: 'Active' });
    expect(wordsFor(settings, 'active')).toBe('offen, neu');
    expect(withWords(withWords(settings, 'Active', ''), 'Hold', ' ')).toEqual({ column: 'State' });
  });

  it('may be typed, if it is a group of keys', () => {
    expect(parseTyped('{"columns":{}}')).toEqual({ columns: {} });
    expect(parseTyped('[1]')).toBeNull();
    expect(parseTyped('columns:')).toBeNull();
  });
});
