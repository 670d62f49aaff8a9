import { openFile, parseMapping, readRows, type RowFault, sourceOf } from '../index.js';
import type { FieldDefinitions } from '../mapping/mapping-schema.js';

const definitions: FieldDefinitions = {
  number: { kind: 'text', required: true, maxLength: 5 },
  note: { kind: 'text' },
  due: { kind: 'date' },
  amount: { kind: 'amount' },
  currency: { kind: 'currency' },
  status: { kind: 'choice', choices: ['Active', 'Hold'] },
};
const fields = Object.keys(definitions);
const mapping = parseMapping(
  'columns: { number: No, note: Note, due: Due, amount: Amount, currency: Cur, status: State }',
  definitions,
);

async function faultsOf(row: string): Promise<RowFault[]> {
  const source = sourceOf(Buffer.from(`No,Note,Due,Amount,Cur,State\n1,x,2026-01-01,5.00,EUR,Hold\n${row}\n`));
  const { start } = await openFile(mapping, fields, source);
  if ('refusal' in start) throw new Error(start.refusal);
  const [, bad] = (await readRows(mapping, fields, source, start, 10)).rows;
  const currency = bad!.currency('currency');
  for (const read of [bad!.text('number'), bad!.text('note'), bad!.date('due'), bad!.choice('status')]) void read;
  bad!.amount('amount', currency);
  return bad!.faults;
}

describe('a refusal', () => {
  it.each([
    [
      'MISSING',
      ',x,2026-01-01,5.00,EUR,Hold',
      'No',
      '',
      /leave them out \(rows\.leaveOut\); else give the column a default/,
    ],
    ['MISSING', '2,,2026-01-01,5.00,EUR,Hold', 'Note', '', /set optional: true for the column/],
    ['TOO_LONG', '234567,x,2026-01-01,5.00,EUR,Hold', 'No', '234567', /at most 5 are allowed\. Map another column/],
    ['NOT_A_DATE', '2,x,31.01.2026,5.00,EUR,Hold', 'Due', '31.01.2026', /It would be one with date: dd\.MM\.yyyy/],
    [
      'NOT_A_NUMBER',
      '2,x,2026-01-01,"5,00",EUR,Hold',
      'Amount',
      '5,00',
      /set decimal: "," for the column in the mapping/,
    ],
    ['WRONG_PRECISION', '2,x,2026-01-01,5.0055,EUR,Hold', 'Amount', '5.0055', /Round it in the file/],
    [
      'WRONG_CURRENCY',
      '2,x,2026-01-01,$5.00,EUR,Hold',
      'Amount',
      '$5.00',
      /Map the currency to the column that says it/,
    ],
    [
      'OUT_OF_RANGE',
      '2,x,2026-01-01,99999999999999,EUR,Hold',
      'Amount',
      '99999999999999',
      /decimal is right for the column/,
    ],
    ['UNKNOWN_CURRENCY', '2,x,2026-01-01,5.00,Euros,Hold', 'Cur', 'Euros', /values: \{ "Euros": USD \}/],
    ['UNKNOWN_VALUE', '2,x,2026-01-01,5.00,EUR,Waits', 'State', 'Waits', /values: \{ "Waits": Active \}/],
    [
      'WRONG_COLUMN_COUNT',
      '2,x,2026-01-01',
      '',
      '2,x,2026-01-01',
      /3 columns instead of 6.*leave it out \(rows\.leaveOut/,
    ],
    [
      'UNCLOSED_QUOTE',
      '2,"x,2026-01-01,5.00,EUR,Hold',
      '',
      '2,"x,2026-01-01,5.00,EUR,Hold',
      /set format\.quote to another sign/,
    ],
  ])(
    'for %s tells row, column, the value as it stands in the file, and what to do: %s',
    async (reason, row, column, value, what) => {
      const [fault] = await faultsOf(row);
      expect(fault).toEqual({ row: 3, column, value, reason, message: expect.stringMatching(what) });
    },
  );
});
