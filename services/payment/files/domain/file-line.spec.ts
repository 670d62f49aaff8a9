import fc from 'fast-check';
import type { KnownInvoice } from '../../payments/domain/naming.js';
import {
  type Columns,
  compareWithKnown,
  contentId,
  type ContentLine,
  countLines,
  firstOfEachSourceId,
  type LineContent,
  matchLines,
  sourceIdsOf,
} from './file-line.js';

const now = new Date('2013-03-02T10:00:00Z');
const columns: Columns = {
  invoiceNumber: 'No',
  amount: 'Paid',
  valueDate: 'Date',
  reference: 'Text',
  proof: 'Proof',
  sourceId: 'Id',
};
const customerId = '018f0000-0000-7000-8000-000000000001';
const content = (overrides: Partial<LineContent> = {}): LineContent => ({
  invoiceNumber: 'INV-1',
  creditorId: '',
  amount: { minor: 100n, currency: 'USD' },
  valueDate: '2013-02-28',
  method: 'BANK_TRANSFER',
  reference: '',
  proof: '',
  sourceId: null,
  ...overrides,
});
const written = {
  invoiceNumber: ' INV-1',
  amount: '1,00',
  valueDate: '3.3.13',
  reference: '',
  proof: '',
  sourceId: '',
};
const lines = (...contents: LineContent[]): ContentLine[] =>
  contents.map((each, n) => ({ row: n + 2, content: each, written }));
const known = (...numbers: string[]) =>
  new Map<string, KnownInvoice[]>(
    numbers.map((number) => [
      number,
      [
        {
          number,
          invoiceId: `018f0000-0000-7000-8000-00000000000${number.length}`,
          customerId,
          creditorId: 'main',
          currency: 'USD',
          remainingMinor: 100n,
        },
      ],
    ]),
  );

let made = 0;
const today = '2013-03-02';
const created = { now, today, nextId: () => `018f0000-0000-7000-8000-${String((made += 1)).padStart(12, '0')}` };

/** Takes a file in chunks, as the service does, against what was recorded before. */
function takeFile(
  contents: readonly LineContent[],
  chunkSize: number,
  recorded: Map<string, ReturnType<typeof firstOfEachSourceId>[number]>,
) {
  const earlier = new Map<string, number>();
  let [lineCount, newCount, repeatedCount] = [0, 0, 0];
  for (let from = 0; from < contents.length; from += chunkSize) {
    const chunk = lines(...contents.slice(from, from + chunkSize));
    const sourceIds = sourceIdsOf(chunk, earlier);
    for (const { content: each } of chunk) earlier.set(contentId(each), (earlier.get(contentId(each)) ?? 0) + 1);
    const matched = matchLines(chunk, sourceIds, known('INV-1', 'INV-22'), columns, created);
    const fresh = firstOfEachSourceId(matched.candidates).filter(({ sourceId }) => !recorded.has(sourceId));
    const added = new Set(fresh.map(({ paymentId }) => paymentId));
    for (const payment of fresh) recorded.set(payment.sourceId, payment);
    const compared = compareWithKnown(matched.candidates, added, recorded, columns);
    const counts = countLines(chunk.length, matched, compared);
    const { rowCount, recordedCount, unmatchedCount, errorCount } = counts;
    expect(recordedCount + counts.repeatedCount + unmatchedCount + errorCount).toBe(rowCount);
    lineCount += Number(rowCount);
    newCount += Number(recordedCount);
    repeatedCount += Number(counts.repeatedCount);
  }
  return { lineCount, newCount, repeatedCount };
}

describe('lines of a payment file', () => {
  it('are told apart by how often the file said the same before', () => {
    const same = content();
    const other = content({ amount: { minor: 101n, currency: 'USD' } });
    const [first, second, third] = sourceIdsOf(lines(same, other, same), new Map());
    expect(new Set([first, second, third]).size).toBe(3);
    const id = contentId(same);
    expect([first, third]).toEqual([`${id}/1`, `${id}/2`]);
    expect(sourceIdsOf(lines(same), new Map([[id, 2]]))).toEqual([`${id}/3`]);
    expect(sourceIdsOf(lines(content({ sourceId: 'E2E' })), new Map())).toEqual(['E2E']);
  });

  it('are one thing when they say the same, and another payment when they differ in anything that is read', () => {
    const base = contentId(content());
    expect(contentId(content())).toBe(base);
    const differing = [
      { invoiceNumber: 'INV-2' },
      { amount: { minor: 100n, currency: 'EUR' } },
      { amount: { minor: 10n, currency: 'USD' } },
      { valueDate: '2013-03-01' },
      { reference: 'another bank account' },
      { method: 'CASH' as const },
      { proof: 'x' },
      { creditorId: 'north' },
    ];
    expect(new Set([base, ...differing.map((other) => contentId(content(other)))]).size).toBe(9);
  });

  it('record nothing twice whatever the chunks, and a file given again records nothing', () => {
    const anyContent = fc
      .record({
        invoiceNumber: fc.constantFrom('INV-1', 'INV-22'),
        minor: fc.bigInt(1n, 3n),
        day: fc.integer({ min: 1, max: 2 }),
      })
      .map(({ invoiceNumber, minor, day }) =>
        content({ invoiceNumber, amount: { minor, currency: 'USD' }, valueDate: `2013-03-0${day}` }),
      );
    fc.assert(
      fc.property(
        fc.array(anyContent, { maxLength: 30 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        (file, a, b) => {
          const recorded = new Map();
          const first = takeFile(file, a, recorded);
          expect(first).toEqual({ lineCount: file.length, newCount: file.length, repeatedCount: 0 });
          expect(takeFile(file, b, recorded)).toEqual({
            lineCount: file.length,
            newCount: 0,
            repeatedCount: file.length,
          });
        },
      ),
    );
  });

  it('are reported with their reason when they lead to no payment', () => {
    const given = lines(
      content({ invoiceNumber: 'NOPE' }),
      content({ amount: { minor: -5n, currency: 'USD' } }),
      content({ amount: { minor: 10n ** 16n, currency: 'USD' } }),
      content({ amount: { minor: 5n, currency: 'EUR' } }),
      content({ reference: 'a\u0007' }),
      content({ valueDate: '2013-03-03' }),
      content({ valueDate: today }),
      content(),
    );
    const matched = matchLines(given, sourceIdsOf(given, new Map()), known('INV-1'), columns, created);
    expect(matched.faults.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [2, 'No', 'UNKNOWN_INVOICE'],
      [3, 'Paid', 'NOT_POSITIVE'],
      [4, 'Paid', 'OUT_OF_RANGE'],
      [5, 'No', 'CURRENCY_MISMATCH'],
      [6, 'Text', 'HAS_CONTROL_CHARACTERS'],
      [7, 'Date', 'VALUE_DATE_IN_FUTURE'],
    ]);
    expect(matched.faults.at(-1)).toMatchObject({
      value: '3.3.13',
      message:
        'The value date 2013-03-03 lies in the future: business time is 2013-03-02. ' +
        'Correct the date, or upload the line again on that day.',
    });
    expect(matched).toMatchObject({ unmatched: 1, errors: 5, candidates: [{ row: 8 }, { row: 9 }] });
  });

  it('are told line by line, with the values of the file, when nothing is recorded for them', () => {
    const given = lines(content(), content({ sourceId: 'B1' }), content({ sourceId: 'B2' }));
    const matched = matchLines(given, sourceIdsOf(given, new Map()), known('INV-1'), columns, created);
    const before = new Map(matched.candidates.map(({ payment }) => [payment.sourceId, { ...payment, paymentId: 'x' }]));
    const other = before.get('B2')!;
    before.set('B2', { ...other, amount: { minor: 7n, currency: 'USD' } });
    const compared = compareWithKnown(matched.candidates, new Set(), before, columns);
    expect(compared).toMatchObject({ recorded: [], repeated: 2 });
    expect(compared.faults.map(({ row, column, value, reason }) => [row, column, value, reason])).toEqual([
      [2, 'Paid', '1,00', 'REPEATED'],
      [3, 'Id', '', 'REPEATED'],
      [4, 'Id', '', 'PAYMENT_KEY_REUSED'],
    ]);
    expect(countLines(3, matched, compared)).toMatchObject({ repeatedCount: 2n, errorCount: 1n, recordedCount: 0n });
  });

  it('are unmatched with their candidates where several creditors have the number and the line names none', () => {
    const [main] = known('INV-1').get('INV-1')!;
    const both = new Map([
      ['INV-1', [main!, { ...main!, creditorId: 'north', invoiceId: main!.invoiceId.replace(/.$/, '9') }]],
    ]);
    const given = lines(content(), content({ creditorId: 'north' }), content({ creditorId: 'west' }));
    const matched = matchLines(given, sourceIdsOf(given, new Map()), both, columns, created);
    expect(matched.faults.map(({ row, value, reason }) => [row, value, reason])).toEqual([
      [2, ' INV-1', 'AMBIGUOUS_INVOICE'],
      [4, ' INV-1', 'UNKNOWN_INVOICE'],
    ]);
    expect(matched.faults[0]!.message).toContain('INV-1 of main or north');
    expect(matched).toMatchObject({ unmatched: 2, errors: 0 });
    expect(matched.candidates.map(({ payment }) => payment.invoiceIds)).toEqual([[main!.invoiceId.replace(/.$/, '9')]]);
  });
});
