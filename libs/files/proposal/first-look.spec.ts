import {
  type FieldDefinitions,
  openFile,
  parseMapping,
  type ReadPosition,
  readRows,
  type Row,
  sourceOf,
} from '../index.js';

const definitions: FieldDefinitions = {
  number: { kind: 'text', identifier: true, required: true },
  issued: { kind: 'date' },
  due: { kind: 'date' },
  amount: { kind: 'amount' },
};
const fields = Object.keys(definitions);
const plain = 'columns: { number: no, amount: amount }';

async function open(content: string | Buffer, mapping: string): Promise<ReadPosition | { refusal: string }> {
  return (await openFile(parseMapping(mapping, definitions), fields, sourceOf(Buffer.from(content)))).start;
}

async function refusalOf(content: string | Buffer, mapping = plain): Promise<string> {
  const start = await open(content, mapping);
  return 'refusal' in start ? start.refusal : '';
}

async function rowsOf(content: string, mapping: string): Promise<Row[]> {
  const start = await open(content, mapping);
  if ('refusal' in start) throw new Error(start.refusal);
  const position = JSON.parse(JSON.stringify(start)) as ReadPosition;
  return (await readRows(parseMapping(mapping, definitions), fields, sourceOf(Buffer.from(content)), position, 100))
    .rows;
}

const numbersOf = (rows: Row[]) => rows.map((row) => [row.line, row.text('number')]);

describe('lines above the header', () => {
  const content = '"Account:","Main"\n"From:","01.12.2025"\n\nno,amount\nA,1\nB,2\n';

  it('are stepped over as the mapping counts them, and the lines of rows stay those of the file', async () => {
    const expected = [
      [5, 'A'],
      [6, 'B'],
    ];
    for (const skip of [2, 3]) {
      expect(numbersOf(await rowsOf(content, `format: { skip: ${skip} }\n${plain}`))).toEqual(expected);
    }
    const utf16 = 'x\ry\rno,amount\rA,1\r';
    expect(numbersOf(await rowsOf(utf16, `format: { skip: 2 }\n${plain}`))).toEqual([[4, 'A']]);
  });

  it('are told with what to write, where the mapping counts none', async () => {
    expect(await refusalOf(content)).toMatch(/Line 4 has them: set format.skip: 3 in the mapping\.$/);
    expect(await refusalOf(content.replaceAll(',', ';'))).toMatch(
      /Line 4 has them: set format.delimiter: ";" and format.skip: 3 in the mapping\.$/,
    );
  });

  it('may be none that says sep=, which names the delimiter where the mapping names none', async () => {
    for (const said of ['sep=;', '"sep=;"', 'SEP=;\r']) {
      expect(numbersOf(await rowsOf(`${said}\nno;amount\nA;1\n`, plain))).toEqual([[3, 'A']]);
    }
    const given = `format: { delimiter: ';' }\n${plain}`;
    expect(numbersOf(await rowsOf('sep=;\nno;amount\nA;1\n', given))).toEqual([[3, 'A']]);
    expect(await refusalOf('sep=,\nno,amount\nA,1\n', given)).toMatch(/line 1 says that its delimiter is ","/);
    expect(numbersOf(await rowsOf('x\nsep=;\nno;amount\nA;1\n', `format: { skip: 1 }\n${plain}`))).toEqual([[4, 'A']]);
  });
});

it('another delimiter is told with what to write', async () => {
  expect(await refusalOf('no;amount\nA;1\n')).toMatch(/Line 1 has them: set format.delimiter: ";" in the mapping\.$/);
  expect(await refusalOf('no\tamount\nA\t1\n')).toMatch(/set format.delimiter: tab in the mapping\.$/);
  expect(await refusalOf('id;sum\nA;1\n')).not.toMatch(/Line/);
});

it.each([
  [
    '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"/>',
    /it is XML, such as camt.053/,
  ],
  ['\ufeff\n<Document>', /it is XML/],
  ['<!DOCTYPE html><html>', /it is an HTML page/],
  ['[{"no": 1}]', /it is JSON/],
  ['%PDF-1.7', /it is a PDF/],
  [':20:STARTUMS', /SWIFT text, such as MT940/],
])('what is no CSV is told: %j', async (content, why) => {
  expect(await refusalOf(content)).toMatch(why);
});

describe('the order of day and month', () => {
  const mapping = (date: string) =>
    `columns: { number: no, issued: { column: issued, date: ${date} }, due: { column: due, date: ${date} } }`;
  const dayFirst = 'no,issued,due\nA,01/12/2025,31/12/2025\nB,05/12/2025,04/01/2026\nC,13/12/2025,12/01/2026\n';

  it('refuses a file whose rows fit only the other one', async () => {
    expect(await refusalOf(dayFirst, mapping('MM/dd/yyyy'))).toBe(
      'The file cannot be read: its dates are not written as MM/dd/yyyy: "13/12/2025" on line 4, for issued, is one only ' +
        'as dd/MM/yyyy, and no row fits only MM/dd/yyyy. Set date: dd/MM/yyyy for the column in the mapping.',
    );
    expect(await refusalOf(dayFirst, mapping('dd/MM/yyyy'))).toBe('');
  });

  it('refuses only the row, with a hint, where others fit only this one', async () => {
    const rows = await rowsOf(`${dayFirst}D,12/31/2025,12/31/2025\n`, mapping('dd/MM/yyyy'));
    expect(rows.map((row) => row.date('due'))).toEqual(['2025-12-31', '2026-01-04', '2026-01-12', null]);
    expect(rows[3]!.faults).toMatchObject([
      { row: 5, value: '12/31/2025', reason: 'NOT_A_DATE', message: expect.stringContaining('(date: MM/dd/yyyy)') },
    ]);
  });

  it('leaves alone what cannot be misread', async () => {
    expect(await refusalOf('no,issued,due\nA,2025-13-12,2025-31-12\n', mapping('iso'))).toBe('');
    expect(await refusalOf('no,issued,due\nA,13 Jan 2025,soon\n', mapping('d MMM yyyy'))).toBe('');
  });
});

describe('a refused value', () => {
  it('stands as in the file, with what the mapping would say', async () => {
    const rows = await rowsOf(
      'no;amount;due\nA;1.488,69;02.12.2025\nB; 1.000 ;x\nC;ten;2025-12-02\nD;$5;2025-12-02',
      "format: { delimiter: ';' }\ncolumns: { number: no, amount: amount, due: due }",
    );
    const faults = rows.map((row) => {
      row.amount('amount', 'EUR');
      row.date('due');
      return row.faults.map(({ column, value, reason, message }) => [column, value, reason, message]);
    });
    expect(faults).toEqual([
      [
        [
          'amount',
          '1.488,69',
          'NOT_A_NUMBER',
          'It is no number as the mapping describes it, with "." before the decimals and nothing between thousands. ' +
            'If the file writes numbers so, set decimal: ",", thousands: "." for the column in the mapping.',
        ],
        [
          'due',
          '02.12.2025',
          'NOT_A_DATE',
          'It is no date as the mapping describes it (date: iso, such as 2026-01-31). It would be one with date: dd.MM.yyyy.',
        ],
      ],
      [
        [
          'amount',
          '1.000',
          'WRONG_PRECISION',
          'EUR has no three decimals, so "." more likely stands between thousands. If the file writes numbers so, set ' +
            'decimal: ",", thousands: "." for the column in the mapping. If it does begin the decimals, set decimal: ".", thousands: ",".',
        ],
        ['due', 'x', 'NOT_A_DATE', 'It is no date as the mapping describes it (date: iso, such as 2026-01-31).'],
      ],
      [
        [
          'amount',
          'ten',
          'NOT_A_NUMBER',
          'It is no number as the mapping describes it, with "." before the decimals and nothing between thousands.',
        ],
      ],
      [
        [
          'amount',
          '$5',
          'WRONG_CURRENCY',
          'It is written in another currency than EUR, which the row says. Map the currency to the column that says it, or correct it in the file.',
        ],
      ],
    ]);
  });
});

describe('a mapping', () => {
  const faultsOf = (text: string): string[] => {
    try {
      parseMapping(text, definitions);
    } catch (error) {
      const { details } = error as { details: { violations: { field: string; description: string }[] } };
      return details.violations.map(({ field, description }) => `${field} | ${description}`);
    }
    return [];
  };

  it('has all its faults told at once, in words of the document', () => {
    const text = [
      'format: { header: maybe, skip: -1, delimeter: ";" }',
      'columns:',
      '  nummber: no',
      '  issued: { column: {}, date: DD.MM.YYYY }',
      '  due: { column: due, date: 31.12.2025 }',
      '  amount: { column: amount, thousands: ".", decimal: "." }',
    ].join('\n');
    expect(faultsOf(text)).toEqual([
      'format.header | line 1: must be true or false',
      'format.skip | line 1: must be the number of lines above the header',
      'format.delimeter | line 1: this key is not known here; did you mean delimiter?',
      'columns.issued.column | line 4: must be the name of a column, its number from 1, or a list of such',
      'columns.nummber | line 3: "nummber" is no field; did you mean number?',
      'columns | line 2: number must be mapped to a column or a constant',
      'columns.due.date | line 5: "31.12.2025" is no date pattern; dates such as this are dd.MM.yyyy',
      'columns.amount.thousands | line 6: must differ from the decimal separator',
    ]);
    expect(faultsOf('columns: { number: no, due: { column: d, date: DD.MM.YYYY } }')).toEqual([
      'columns.due.date | line 1: "DD.MM.YYYY" is no date pattern; did you mean dd.MM.yyyy?',
    ]);
    for (const text of [
      '{}',
      'columns: 5',
      'columns: { number: true }',
      'format: csv',
      '[]',
      '5',
      'columns: [a]',
      'rows: 5',
      'rows: { leaveOut: [5] }',
      'columns: { number: { sign: 5 } }',
    ]) {
      expect(faultsOf(text).join()).not.toMatch(/Invalid|expected|received|undefined|zod/i);
      expect(faultsOf(text)).not.toEqual([]);
    }
  });
});
