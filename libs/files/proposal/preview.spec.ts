import { invoiceFile, paymentFile } from './file-kind.js';
import { type FilePreview, previewFile } from './preview.js';

const invoices =
  'Kundennr;Kunde;Rechnungs-Nr.;Rechnungsdatum;Fällig am;Betrag in EUR\n' +
  '100;Müller KG;R-1;09.01.2026;08.02.2026;1.488,69\n' +
  '101;Groß AG;R-2;12.01.2026;11.02.2026;950,00\n' +
  '101;Groß AG;R-3;13.01.2026;12.02.2026;viel\n' +
  ['4', '5', '6'].map((n) => `102;Zoë;R-${n};14.01.2026;13.02.2026;1.00${n},10\n`).join('') +
  'Summe;;;;;2.438,69\n';
const payments =
  'Buchungstag;Valuta;Verwendungszweck;Umsatz;Währung;Bank reference\n' +
  '02.03.2026;2026-03-02;R-1;1488,69;EUR;B-1\n' +
  '02.03.2026;2026-03-02;R-99;10,00;EUR;B-2\n';

const bytes = (text: string): Buffer => Buffer.from(text);

/** The rows that a preview takes, each as its values. */
const taken = ({ rows }: FilePreview) =>
  rows
    .filter(({ faults, isLeftOut }) => faults.length === 0 && !isLeftOut)
    .map(({ values }) =>
      Object.values(values).map((value) => (typeof value === 'string' ? value : `${value.minor} ${value.currency}`)),
    );

describe('the beginning of a file of invoices', () => {
  it('is read by a mapping that is proposed for it', async () => {
    const preview = await previewFile(invoiceFile, bytes(invoices), true, '');
    expect(preview).toMatchObject({ delimiter: ';', encoding: 'utf-8', readyMade: null, doubts: [], violations: [] });
    expect(preview.columns[5]).toEqual({ name: 'Betrag in EUR', samples: ['1.488,69', '950,00', 'viel'] });
    expect(taken(preview)).toHaveLength(5);
    expect(taken(preview).slice(0, 2)).toEqual([
      ['100', 'Müller KG', 'R-1', '2026-01-09', '2026-02-08', '148869 EUR', 'EUR'],
      ['101', 'Groß AG', 'R-2', '2026-01-12', '2026-02-11', '95000 EUR', 'EUR'],
    ]);
    expect(preview.rows[2]!.faults).toMatchObject([{ column: 'Betrag in EUR', value: 'viel', reason: 'NOT_A_NUMBER' }]);
    expect(preview.rows[6]).toMatchObject({ line: 8, isLeftOut: true });
  });

  it('is read by the same mapping again, as the data that it is', async () => {
    const { mapping } = await previewFile(invoiceFile, bytes(invoices), true, '');
    const again = await previewFile(invoiceFile, bytes(invoices), true, JSON.stringify(mapping));
    expect(again).toMatchObject({ mapping, violations: [] });
    expect(taken(again)).toHaveLength(5);
  });

  it('ends with its last whole line, whatever its encoding', async () => {
    const cut = bytes(invoices).subarray(0, bytes(invoices).indexOf('Gro') + 4);
    expect(await previewFile(invoiceFile, cut, false, '')).toMatchObject({ encoding: 'utf-8', rows: [{ line: 2 }] });
    const wide = Buffer.from(`\ufeff${invoices.slice(0, invoices.indexOf('R-2'))}`, 'utf16le');
    expect(await previewFile(invoiceFile, wide, false, '')).toMatchObject({
      encoding: 'utf-16le',
      rows: [{ line: 2 }],
    });
  });

  it('whose header nobody knows is shown all the same, for somebody to say what it is', async () => {
    const preview = await previewFile(invoiceFile, bytes('Export of today\na1|b2|c3\n1|2|3\n4|5|6\n'), true, '');
    expect(preview.delimiter).toBe('|');
    expect(preview.columns.map(({ name }) => name)).toEqual(['a1', 'b2', 'c3']);
    expect(preview.doubts.map(({ field }) => field)).toContain('invoice.number');
    expect(preview.violations.length).toBeGreaterThan(0);
  });

  it('says what keeps it from being taken, and still shows its columns', async () => {
    const mapping = JSON.stringify({ format: { delimiter: ';' }, columns: { 'invoice.number': 'Nummer' } });
    const preview = await previewFile(invoiceFile, bytes(invoices), true, mapping);
    expect(preview.columns).toHaveLength(6);
    expect(preview.violations.map(({ description }) => description).join()).toMatch(/"Nummer".*is missing/);
  });

  it.each([
    ['', /is empty/],
    ['PK\u0003\u0004', /Excel/],
    ['%PDF-1.7', /PDF/],
    ['\0\0\u0001\u0002', /zero character|UTF-16/],
  ])('that is none is refused: %j', async (content, why) => {
    await expect(previewFile(invoiceFile, bytes(content), true, '')).rejects.toThrow(why);
  });

  it('by a mapping that cannot be read is refused', async () => {
    await expect(previewFile(invoiceFile, bytes(invoices), true, 'columns: [')).rejects.toMatchObject({
      code: 'MAPPING_INVALID',
    });
  });
});

describe('the beginning of a file of payments', () => {
  it('is read by a mapping that is proposed for it', async () => {
    const preview = await previewFile(paymentFile, bytes(payments.replaceAll(',', '.').replaceAll(';', ',')), true, '');
    expect(preview).toMatchObject({ delimiter: ',', doubts: [], violations: [] });
    expect(preview.mapping).toMatchObject({
      columns: { 'invoice.number': 'Verwendungszweck', 'payment.amount': 'Umsatz', 'payment.currency': 'Währung' },
    });
    expect(taken(preview)[0]).toEqual(['R-1', '148869 EUR', 'EUR', '2026-03-02', 'B-1']);
  });

  it('tells that a column lacks, and takes no other for it', async () => {
    const { doubts } = await previewFile(paymentFile, bytes('Invoice;Paid on;Text\nR-1;2026-03-02;Thanks\n'), true, '');
    expect(doubts.map(({ field }) => field)).toEqual(expect.arrayContaining(['payment.amount', 'payment.currency']));
  });
});
