import { openFile, parseMapping, type ReadPosition, readRows, type Row, sourceOf } from '../index.js';
import type { FieldDefinitions } from '../mapping/mapping-schema.js';

const definitions: FieldDefinitions = {
  customer: { kind: 'text' },
  number: { kind: 'text', required: true },
  due: { kind: 'date' },
  amount: { kind: 'amount' },
  currency: { kind: 'currency' },
};
const fields = Object.keys(definitions);

async function read(mapping: string, content: string, maxRows = 5_000): Promise<Row[]> {
  const parsed = parseMapping(mapping, definitions);
  const source = sourceOf(Buffer.from(content));
  const { start } = await openFile(parsed, fields, source);
  if ('refusal' in start) throw new Error(start.refusal);
  const all: Row[] = [];
  for (let position: ReadPosition = start; ;) {
    const { rows, position: next, done } = await readRows(parsed, fields, source, position, maxRows);
    all.push(...rows);
    if (done) return all;
    position = JSON.parse(JSON.stringify(next)) as ReadPosition;
  }
}

const faultsOf = (text: string): string[] => {
  try {
    parseMapping(text, definitions);
  } catch (error) {
    const { details } = error as { details: { violations: { field: string; description: string }[] } };
    return details.violations.map(({ field, description }) => `${field} | ${description}`);
  }
  return [];
};

describe('rows that are none of what a file lists', () => {
  const content = [
    'Type,Num,Open',
    'Invoice,1,10.00',
    'Credit Memo,2,5.00',
    'invoice,3,(7.00)',
    'Total Acme,,15.00',
    'Refund,4,1.00',
    ',,',
    'Grand,total',
  ].join('\n');
  const rowsOf = (rule: string) =>
    read(`rows: { leaveOut: [${rule}] }\ncolumns: { number: Num, amount: Open }`, content);
  const told = (rows: readonly Row[]) =>
    rows.map((row) =>
      row.isLeftOut ? row.faults.map(({ row: line, message }) => `${line} ${message}`)[0] : row.raw('number'),
    );

  it('are left out by what stands in a column, and told with row, column, value and reason', async () => {
    const rows = await rowsOf('{ column: Type, is: [credit memo, Refund] }, { column: Type, begins: [Total, Grand] }');
    expect(told(rows)).toEqual([
      '1',
      '3 The mapping leaves rows out whose "Type" is "credit memo" or "Refund".',
      '3',
      '5 The mapping leaves rows out whose "Type" begins with "Total" or "Grand".',
      '6 The mapping leaves rows out whose "Type" is "credit memo" or "Refund".',
      // A total with fewer cells is no broken row.
      '8 The mapping leaves rows out whose "Type" begins with "Total" or "Grand".',
    ]);
    expect(rows[1]!.faults).toEqual([
      { row: 3, column: 'Type', value: 'Credit Memo', reason: 'LEFT_OUT', message: expect.any(String) },
    ]);
  });

  it('are those that are not what is wanted, that are empty, or less than nothing', async () => {
    expect(told(await rowsOf('{ column: Type, isNot: Invoice }')).filter((each) => each?.length === 1)).toEqual([
      '1',
      '3',
    ]);
    expect(told(await rowsOf('{ column: Num, empty: true }'))[3]).toBe(
      '5 The mapping leaves rows out whose "Num" is empty.',
    );
    expect(told(await rowsOf('{ column: Open, negative: true }'))[2]).toBe(
      '4 The mapping leaves rows out whose "Open" is less than nothing.',
    );
  });

  it('cannot be told without their column, so that a file without it is refused', async () => {
    await expect(rowsOf('{ column: Kind, is: Refund }')).rejects.toThrow(
      'the column "Kind" for rows.leaveOut is missing',
    );
  });
});

describe('headings', () => {
  const mapping = 'rows: { heading: 1 }\ncolumns: { customer: { heading: true }, number: No, due: Due, amount: Total }';

  it('stand for the rows below them, over the end of a chunk, and are no rows', async () => {
    const content =
      'No,Due,Total\nAcme,,\n1,2026-01-01,1.00\n2,2026-01-01,1.00\n\nÖkobau GmbH,,\n3,2026-01-02,2.00\n,,3.00\n';
    for (const maxRows of [1, 2, 5_000]) {
      const rows = await read(mapping, content, maxRows);
      expect(rows.map((row) => [row.line, row.text('customer'), row.raw('number')])).toEqual([
        [3, 'Acme', '1'],
        [4, 'Acme', '2'],
        [7, 'Ökobau GmbH', '3'],
        [8, 'Ökobau GmbH', ''],
      ]);
    }
  });

  it('are missed by a row above the first of them', async () => {
    const [row] = await read(mapping, 'No,Due,Total\n1,2026-01-01,1.00\nAcme,,\n');
    expect([row!.text('customer'), row!.faults[0]]).toMatchObject([null, { row: 2, reason: 'MISSING' }]);
  });
});

describe('rows of one invoice', () => {
  const mapping = 'rows: { once: No }\ncolumns: { number: No, amount: Total }';
  const content = 'No,Line,Total\n1,a,5.00\n1,b,5.00\n1,c,6.00\n2,d,5.00\n2,e,5.00\n';

  it.each([1, 2, 5_000])('are taken once where they say the same, in chunks of %i', async (maxRows) => {
    const rows = await read(mapping, content, maxRows);
    // What contradicts the row above stays, and is refused by what takes it.
    expect(rows.map((row) => [row.line, row.raw('amount')])).toEqual([
      [2, '5.00'],
      [4, '6.00'],
      [5, '5.00'],
    ]);
  });
});

describe('a field', () => {
  it('is what stands in the first of its columns that has a text', async () => {
    const mapping = 'columns: { number: [Invoice, No], due: { column: [Due, Issued, 9], date: d/M/yyyy } }';
    const rows = await read(mapping, 'No,Due,Issued\n1,31/1/2026,1/1/2026\n2,,13/1/2026\n3,,x\n');
    const dates = rows.map((row) => row.date('due'));
    expect([rows.map((row) => row.raw('number')), dates]).toEqual([
      ['1', '2', '3'],
      ['2026-01-31', '2026-01-13', null],
    ]);
    await expect(read('columns: { number: [A, 7] }', 'No\n1\n')).rejects.toThrow(
      'the column "A" or "column 7" for number is missing',
    );
  });

  it('has the sign that another column says, and no other', async () => {
    const mapping =
      "columns: { number: No, amount: { column: Betrag, decimal: ',', sign: { column: S/H, plus: S, minus: H } } }";
    const rows = await read(
      mapping.replace("','", "','"),
      'No,Betrag,S/H\n1,"5,00",S\n2,"5,00",h\n3,"5,00",X\n4,"-5,00",H\n',
    );
    expect(rows.map((row) => row.amount('amount', 'EUR')?.minor)).toEqual([500n, -500n, undefined, 500n]);
    expect(rows[2]!.faults).toMatchObject([
      {
        row: 4,
        column: 'Betrag',
        value: '5,00',
        reason: 'UNKNOWN_VALUE',
        message: 'Its sign is "X" in S/H, and the mapping knows "s", "h". Add it to plus or minus of the sign.',
      },
    ]);
  });
});

describe('an amount', () => {
  it('is less what another column says', async () => {
    const mapping = 'columns: { number: No, amount: { column: Due, less: Paid } }';
    const rows = await read(mapping, 'No,Due,Paid\n1,5.00,2.00\n2,5.00,\n3,5.00,x\n');
    expect(rows.map((row) => row.amount('amount', 'EUR')?.minor)).toEqual([300n, 500n, undefined]);
    expect(rows[2]!.faults).toMatchObject([
      {
        row: 4,
        column: 'Due',
        reason: 'NOT_A_NUMBER',
        message: expect.stringMatching(/taken off it, "x" in Paid: It is no number/),
      },
    ]);
  });
});

describe('a currency', () => {
  it('may have a name of the file', async () => {
    const mapping = 'columns: { number: No, currency: { column: Cur, values: { US Dollar: usd } } }';
    const rows = await read(mapping, 'No,Cur\n1,us dollar\n2,eur\n3,Franken\n');
    expect(rows.map((row) => row.currency('currency'))).toEqual(['USD', 'EUR', null]);
    expect(rows[2]!.faults).toMatchObject([
      { value: 'Franken', reason: 'UNKNOWN_CURRENCY', message: expect.stringContaining('values: { "Franken": USD }') },
    ]);
    expect(faultsOf('columns: { number: No, currency: { column: Cur, values: { Dollar: Dollars } } }')).toEqual([
      'columns.currency.values.Dollar | line 1: "Dollars" is no ISO 4217 currency',
    ]);
  });
});

describe('a mapping with rules for rows', () => {
  it('has all its faults told in words of the document', () => {
    const text = [
      'format: { header: false }',
      'rows:',
      '  leaveOut:',
      '    - { column: Type, is: a, begins: b }',
      '    - { column: 1, begin: Total }',
      '  once: No',
      'columns:',
      '  number: 1',
      '  customer: { heading: true }',
      '  due: { column: 2, sign: { column: S, plus: S, minus: H } }',
    ].join('\n');
    expect(faultsOf(text)).toEqual([
      'rows.leaveOut.0 | line 4: must have exactly one of is, isNot, begins, empty and negative beside the column',
      'rows.leaveOut.1.begin | line 5: this key is not known here; did you mean begins?',
      'rows.leaveOut.1 | line 5: must have exactly one of is, isNot, begins, empty and negative beside the column',
      'rows.leaveOut.0.column | line 4: the file has no header, so give the number of the column from 1',
      'rows.once | line 6: the file has no header, so give the number of the column from 1',
      'columns.customer.heading | line 9: name the column of the headings in rows.heading',
      'columns.due.sign | line 10: the file has no header, so give the number of the column from 1',
      'columns.due.sign | line 10: due is no amount',
    ]);
  });
});
