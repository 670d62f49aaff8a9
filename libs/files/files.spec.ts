import { createHash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import {
  dateReader,
  type FieldDefinitions,
  type FileSource,
  lackOfParts,
  type Mapping,
  maxPartBytes,
  openFile,
  parseMapping,
  portfolioFields,
  type ReadPosition,
  readRows,
  type Row,
  sourceOf,
  violationsOfPart,
  writeCsv,
} from './index.js';

const definitions: FieldDefinitions = {
  number: { kind: 'text', required: true, maxLength: 10 },
  day: { kind: 'date' },
  amount: { kind: 'amount' },
  currency: { kind: 'currency' },
  status: { kind: 'choice', choices: ['Active', 'Hold', 'Closed'] },
  note: { kind: 'text' },
};
const fields = Object.keys(definitions);

async function start(mapping: Mapping, source: FileSource): Promise<ReadPosition> {
  const { start: position } = await openFile(mapping, fields, source);
  if ('refusal' in position) throw new Error(position.refusal);
  return position;
}

async function refusalOf(mapping: Mapping, content: string | Buffer): Promise<string> {
  const { start: position } = await openFile(mapping, fields, sourceOf(Buffer.from(content)));
  return 'refusal' in position ? position.refusal : '';
}

async function readAll(mapping: Mapping, content: string | Buffer, maxRows = 5000): Promise<Row[]> {
  const source = sourceOf(Buffer.from(content));
  let position = await start(mapping, source);
  const all: Row[] = [];
  for (;;) {
    const { rows, position: next, done } = await readRows(mapping, fields, source, position, maxRows);
    expect(rows.length).toBeLessThanOrEqual(maxRows);
    all.push(...rows);
    if (done) return all;
    // A position is stored between chunks, so it must survive as JSON.
    position = JSON.parse(JSON.stringify(next)) as ReadPosition;
  }
}

function mappingOf(columns: string, format = '{}'): Mapping {
  return parseMapping(`format: ${format}\ncolumns: ${columns}`, definitions);
}

function violationsOf(text: string, known = definitions): string[] {
  try {
    parseMapping(text, known);
  } catch (error) {
    const { details } = error as { details: { violations: { field: string; description: string }[] } };
    return details.violations.map(({ field, description }) => `${field} | ${description}`);
  }
  return [];
}

describe('mapping', () => {
  it('names every fault with its line', () => {
    const text = [
      'format: { type: csv, delimiter: ";;", encoding: ebcdic }',
      'colums: {}',
      'columns:',
      '  number: { column: no, optinal: true }',
    ].join('\n');
    const found = violationsOf(text);
    expect(found).toContain('format.delimiter | line 1: must be a single sign');
    expect(found.find((fault) => fault.startsWith('format.encoding'))).toMatch(/line 1: must be one of utf-8/);
    expect(found).toContain('colums | line 2: this key is not known here; did you mean columns?');
    expect(found).toContain('columns.number.optinal | line 4: this key is not known here; did you mean optional?');
  });

  it('refuses fields that do not go together, with why', () => {
    const text = [
      'columns:',
      '  customer.reference: customer',
      '  invoice.number: number',
      '  invoice.issueDate: issued',
      '  invoice.openAmount: open',
      '  invoice.currency: currency',
      '  invoice.credits: credits',
    ].join('\n');
    expect(violationsOf(text, portfolioFields)).toEqual([
      expect.stringMatching(
        /^columns\.invoice\.credits.* \| line 7: is not mapped together with invoice\.openAmount: .*taken off twice; leave one/,
      ),
    ]);
  });

  it('checks each column against its field', () => {
    const text = [
      'columns:',
      '  numbr: no',
      '  day: { column: d, date: q/M/yyyy }',
      '  amount: { column: a, date: iso, decimal: ",", thousands: "," }',
      '  currency: { constant: XXL }',
      '  status: { column: s, values: { A: Actve } }',
      '  note: { column: n, constant: x }',
    ].join('\n');
    expect(violationsOf(text)).toEqual([
      'columns.numbr | line 2: "numbr" is no field; did you mean number?',
      'columns | line 1: number must be mapped to a column or a constant',
      expect.stringMatching(/^columns\.day\.date \| line 3: "q\/M\/yyyy" is no date pattern/),
      'columns.amount.date | line 4: amount is no date',
      'columns.amount.thousands | line 4: must differ from the decimal separator',
      'columns.currency.constant | line 5: "XXL" is no ISO 4217 currency',
      'columns.status.values.A | line 6: "Actve" is none of Active, Hold, Closed',
      'columns.note.column | line 7: give either a column or a constant, or heading: true',
    ]);
  });

  it('reads JSON, refuses what is neither, and wants numbers where there is no header', () => {
    expect(parseMapping('{"columns":{"number":"no"}}', definitions).rules.size).toBe(1);
    expect(violationsOf('columns: [')[0]).toMatch(/line 1/);
    expect(violationsOf('just text')[0]).toMatch(/must be a group of keys/);
    expect(violationsOf('format: {header: false}\ncolumns: { number: no }')[0]).toMatch(
      /line 2: the file has no header/,
    );
    expect(violationsOf('columns: { number: {column: no, optional: true} }')[0]).toMatch(/cannot be optional/);
  });
});

describe('dates', () => {
  it.each([
    ['M/d/yyyy', '1/2/2013', '2013-01-02'],
    ['M/d/yyyy', '12/31/2013', '2013-12-31'],
    ['M/d/yyyy', '2/30/2013', null],
    ['M/d/yyyy', '13/1/2013', null],
    ['M/d/yyyy', '1/2/13', null],
    ['dd.MM.yyyy', '02.01.2013', '2013-01-02'],
    ['dd.MM.yyyy', '2.1.2013', null],
    ['d MMM yyyy', '2 Feb 2012', '2012-02-02'],
    ['yyyyMMdd', '20120229', '2012-02-29'],
    ['M/d/yy', '1/2/13', '2013-01-02'],
    ["yyyy-MM-dd'T'HH:mm:ss", '2013-01-02T23:59:59', '2013-01-02'],
    ['M/d/yyyy H:mm', '1/2/2013 0:00', '2013-01-02'],
    ['iso', '2013-01-02', '2013-01-02'],
    ['iso', '20130102', '2013-01-02'],
    ['iso', '2013-01-02T10', '2013-01-02'],
    ['iso', '2013-01-02 10:30', '2013-01-02'],
    ['iso', '2013-01-02T10:30:00.123456789Z', '2013-01-02'],
    ['iso', '2013-01-02T23:30:00+02:00', '2013-01-02'],
    ['iso', '2013-02-29', null],
    ['iso', '2013-01', null],
    ['iso', '2013-01-02T25:00', null],
    ['iso', 'soon', null],
  ])('%s reads %s as %s', (pattern, text, expected) => {
    expect(dateReader(pattern)!(text)).toBe(expected);
  });

  it.each(['M/d', 'yyyy-MM', 'd/d/yyyy', 'D/M/Y', 'x'])('%s is no pattern', (pattern) => {
    expect(dateReader(pattern)).toBeNull();
  });
});

describe('files', () => {
  const plain = mappingOf('{ number: no, note: { column: note, optional: true } }');

  it('refuses what cannot be read at all and says why', async () => {
    expect(await refusalOf(plain, '')).toMatch(/it is empty/);
    expect(await refusalOf(plain, '\n\n')).toMatch(/first row is no CSV/);
    expect(await refusalOf(plain, 'id,note\n1,x\n')).toMatch(/column "no" for number is missing.*It has "id", "note"/);
    expect(await refusalOf(plain, 'no,no\n1,x\n')).toMatch(/column "no" for number is there twice/);
    expect(await refusalOf(plain, Buffer.from([0x6e, 0x6f, 10, 0x31, 10, 0xe4, 0x70, 10]))).toMatch(/near line 3/);
    expect(await refusalOf(plain, Buffer.from('no\n1\0\n'))).toMatch(/line 2 has a zero character/);
    expect(await refusalOf(plain, Buffer.from('PK\u0003\u0004 and so on'))).toMatch(/Excel/);
    expect(await refusalOf(plain, Buffer.from('\ufeffno\n1\n', 'utf16le'))).toMatch(/first bytes say utf-16le/);
  });

  it('tells the digest of all bytes', async () => {
    const content = `no\n${'1234567890\n'.repeat(200_000)}`;
    const { sha256 } = await openFile(plain, fields, sourceOf(Buffer.from(content)));
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
  });

  it('knows lines, byte order marks, quotes, blank lines, space and every line break', async () => {
    const content = '\ufeffno,note\r\n1,"two\r\nlines, ""quoted"""\r\n\r\n , \r\n 2 , "spaced" \r\n3,=cmd()';
    const rows = await readAll(plain, content, 1);
    expect(rows.map((row) => [row.line, row.text('number'), row.text('note'), row.faults.length])).toEqual([
      [2, '1', 'two\r\nlines, "quoted"', 0],
      [6, '2', 'spaced', 0],
      [7, '3', '=cmd()', 0],
    ]);
    expect((await readAll(plain, 'no,note\r1,a\r2,b\r')).map((row) => [row.line, row.text('number')])).toEqual([
      [2, '1'],
      [3, '2'],
    ]);
  });

  it('refuses only the rows that are broken', async () => {
    const content =
      'no,note\n1,ok\n2,"never closed\n3,ok\n4,too,many\n5,"opened\n6,"x",y\n7\n8,ok,,\n9,5" pipe\n10,"a"b\n11,"x" y\n12,ok\n';
    const rows = await readAll(plain, content);
    expect(rows.map((row) => [row.line, row.raw('number'), row.faults[0]?.reason ?? 'OK'])).toEqual([
      [2, '1', 'OK'],
      [3, '2', 'UNCLOSED_QUOTE'],
      [4, '3', 'OK'],
      [5, '4', 'WRONG_COLUMN_COUNT'],
      [6, '5', 'UNCLOSED_QUOTE'],
      [7, '6', 'WRONG_COLUMN_COUNT'],
      [8, '7', 'WRONG_COLUMN_COUNT'],
      [9, '8', 'OK'],
      [10, '9', 'OK'],
      [11, '10', 'OK'],
      [12, '11', 'OK'],
      [13, '12', 'OK'],
    ]);
    expect(rows.slice(8, 11).map((row) => row.raw('note'))).toEqual(['5" pipe', '"a"b', '"x" y']);
  });

  it('survives a quote that is never closed in a large file, and a line without end', async () => {
    const rows = await readAll(plain, `no,note\n0,"open\n${'1,ok\n'.repeat(100_000)}`, 5000);
    expect(rows.filter((row) => row.faults.length === 0)).toHaveLength(100_000);
    await expect(readAll(plain, `no,note\n${'x'.repeat(5_000_000)}`)).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    });
  });

  it('reads other encodings at the same places', async () => {
    const text = 'no;note\n1;Größe €\n2;\u20ac"x\n3;Ende\n';
    const windows = Buffer.from([...text].map((sign) => (sign === '€' ? 0x80 : sign.charCodeAt(0))));
    const format = (encoding: string): string => `{ delimiter: ";", encoding: ${encoding} }`;
    const columns = '{ number: no, note: note }';
    for (const [encoding, bytes] of [
      ['utf-8', Buffer.from(text)],
      ['latin1', windows],
      ['windows-1252', windows],
      ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['utf-16le', Buffer.from(text, 'utf16le')],
    ] as const) {
      const rows = await readAll(mappingOf(columns, format(encoding)), bytes, 1);
      expect(rows.map((row) => [row.line, row.text('number'), row.text('note')])).toEqual([
        [2, '1', 'Größe €'],
        [3, '2', '€"x'],
        [4, '3', 'Ende'],
      ]);
    }
  });

  it('reads files without a header and with tabs by column number', async () => {
    const mapping = mappingOf(
      '{ number: 2, amount: { column: 3, decimal: "," } }',
      '{ header: false, delimiter: tab }',
    );
    const [row] = await readAll(mapping, 'x\tA1\t1,5\n');
    expect([row!.line, row!.text('number'), row!.amount('amount', 'EUR')]).toEqual([
      1,
      'A1',
      { minor: 150n, currency: 'EUR' },
    ]);
  });

  it('gives every value or its fault', async () => {
    const mapping = mappingOf(
      `{ number: no, day: { column: day, date: M/d/yyyy }, amount: { column: amount, thousands: "," },
         currency: { column: cur, default: USD }, status: { column: st, values: { A: Active }, optional: true }, note: note }`,
    );
    const content = [
      'no,day,amount,cur,st,note',
      'A,1/2/2013,"1,234.50",,a,x',
      ',2/30/2013,1.005,XXX,gone,',
      'ABCDEFGHIJK,1/1/2013,1e3,usd,HOLD,x',
      'B,1/1/2013,99999999999999.99,,,x',
      'C,1/1/2013,"12,34.00",KWD,,x',
    ].join('\n');
    const rows = await readAll(mapping, content);
    const read = rows.map((row) => {
      const currency = row.currency('currency');
      const values = [
        row.text('number'),
        row.date('day'),
        row.amount('amount', currency)?.minor ?? null,
        currency,
        row.choice('status'),
        row.text('note'),
      ];
      return [values, row.faults.map(({ column, value, reason }) => `${column}=${value} ${reason}`)];
    });
    expect(read).toEqual([
      [['A', '2013-01-02', 123450n, 'USD', 'Active', 'x'], []],
      [
        [null, null, null, null, null, null],
        [
          'cur=XXX UNKNOWN_CURRENCY',
          'no= MISSING',
          'day=2/30/2013 NOT_A_DATE',
          'st=gone UNKNOWN_VALUE',
          'note= MISSING',
        ],
      ],
      [
        [null, '2013-01-01', null, 'USD', 'Hold', 'x'],
        ['no=ABCDEFGHIJK TOO_LONG', 'amount=1e3 NOT_A_NUMBER'],
      ],
      [['B', '2013-01-01', null, 'USD', null, 'x'], ['amount=99999999999999.99 OUT_OF_RANGE']],
      [['C', '2013-01-01', null, 'KWD', null, 'x'], ['amount=12,34.00 NOT_A_NUMBER']],
    ]);
    expect(rows[1]!.amount('amount', 'USD')).toBeNull();
    expect(rows[1]!.faults.at(-1)).toMatchObject({ row: 3, reason: 'WRONG_PRECISION', value: '1.005' });
  });

  it('ends a chunk of long rows early, reads every row once, and keeps nothing of columns that are not mapped', async () => {
    const mapping = parseMapping('columns: { number: No }', definitions);
    const count = 400;
    const text = `No,Mail\n${Array.from({ length: count }, (_, n) => `N${n},${'x'.repeat(60_000)}\n`).join('')}`;
    const source = sourceOf(Buffer.from(text));
    let position = await start(mapping, source);
    const numbers: string[] = [];
    for (let done = false, chunks = 0; !done; chunks += 1) {
      const read = await readRows(mapping, ['number'], source, position, 5_000, 4_000_000);
      expect(read.position.offsetBytes - position.offsetBytes).toBeLessThan(4_000_000 + 2_097_152);
      expect(JSON.stringify(read.rows).length).toBeLessThan(1_000 * read.rows.length);
      expect(read.rows.length).toBeGreaterThan(0);
      expect(chunks).toBeLessThan(count);
      numbers.push(...read.rows.map((row) => row.raw('number')));
      ({ position, done } = read);
    }
    expect(numbers).toEqual(Array.from({ length: count }, (_, n) => `N${n}`));
    expect(
      (await readRows(mapping, ['number'], source, await start(mapping, source), 5_000, 1)).rows.length,
    ).toBeGreaterThan(0);
  });

  it('reads what any writer writes, in chunks of any size', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ä', '€', '😀', ',', '"', '\n', ' ', '\r\n'), maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 999 }), cell), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('utf-8', 'utf-16le'),
        async (records, maxRows, encoding) => {
          const text = stringify([['no', 'note'], ...records]);
          const bytes = Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'utf16le');
          const columns = '{ number: no, note: { column: note, optional: true } }';
          const rows = await readAll(mappingOf(columns, `{ encoding: ${encoding} }`), bytes, maxRows);
          expect(rows.map((row) => [row.raw('number'), row.raw('note')])).toEqual(
            records.map(([number, note]) => [String(number), note.trim()]),
          );
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('parts', () => {
  it('have a number and a size within bounds', () => {
    const fields = (partNumber: number, bytes: number) => violationsOfPart(partNumber, bytes).map(({ field }) => field);
    expect(fields(0, 1)).toEqual([]);
    expect(fields(99_999, maxPartBytes)).toEqual([]);
    expect(fields(-1, 0)).toEqual(['part_number', 'content']);
    expect(fields(100_000, maxPartBytes + 1)).toEqual(['part_number', 'content']);
  });

  it('are complete without a gap and with the size that was announced', () => {
    expect(lackOfParts({ missingPart: null, sizeBytes: 3 }, 3n)).toBeNull();
    expect(lackOfParts({ missingPart: null, sizeBytes: 2 }, 3n)).toBe('2 of 3 bytes are stored');
    expect(lackOfParts({ missingPart: 1, sizeBytes: 2 }, 3n)).toBe('part 1 is missing');
  });
});

describe('writeCsv', () => {
  it('quotes, and disarms formulas', () => {
    expect(
      writeCsv([
        ['a', 'b,"c"'],
        [1, '=cmd|x'],
      ]),
    ).toBe('a,"b,""c"""\r\n1,\'=cmd|x\r\n');
  });

  it('leaves negative numbers as they are, and disarms what only begins like one', () => {
    const [first] = writeCsv([['-12.00', -3, -4n, '-1+2', '-', '-12.00 EUR']]).split('\r\n');
    expect(first).toBe("-12.00,-3,-4,'-1+2,'-,'-12.00 EUR");
  });
});
