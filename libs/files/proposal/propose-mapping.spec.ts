import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, parseMapping, portfolioFields, readRows, sourceOf } from '../index.js';
import { readyMadeNames } from '../ready-made/ready-made.js';
import type { Told } from './formats.js';
import { fitReadyMade, type Proposal, proposeMapping } from './propose-mapping.js';

const fields = Object.keys(portfolioFields);
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

async function propose(content: string | Buffer, told: Told = {}): Promise<Proposal> {
  return proposeMapping(sourceOf(Buffer.from(content)), told);
}

/** Proposes, and takes the file by what was proposed. */
async function takenBy(content: string | Buffer, told: Told = {}) {
  const { document, doubts, readyMade } = await propose(content, told);
  expect(doubts).toEqual([]);
  const mapping = parseMapping(document, portfolioFields);
  const source = sourceOf(Buffer.from(content));
  const { start } = await openFile(mapping, fields, source);
  if ('refusal' in start) throw new Error(start.refusal);
  const { rows } = await readRows(mapping, fields, source, start, 5_000);
  const taken = rows
    .filter(({ isLeftOut }) => !isLeftOut)
    .map((row) => {
      const currency = row.currency('invoice.currency');
      const amounts = ['invoice.amount', 'invoice.openAmount'].map(
        (field) => row.amount(field, currency)?.minor ?? '-',
      );
      const texts = ['customer.reference', 'customer.name', 'customer.email', 'invoice.number'].map((field) =>
        row.text(field),
      );
      const dates = ['invoice.issueDate', 'invoice.dueDate'].map((field) => row.date(field));
      expect(row.faults).toEqual([]);
      return [...texts, ...dates, ...amounts, currency].join(' | ');
    });
  return { taken, leftOut: rows.filter(({ isLeftOut }) => isLeftOut).map(({ line }) => line), document, readyMade };
}

const lacksCurrency = ['quickbooks', 'xero-aged-receivables'];

const doubtsOf = async (content: string, told: Told = {}): Promise<string[]> =>
  (await propose(content, told)).doubts.map(({ field, description }) => `${field}: ${description}`);

describe('a proposed mapping', () => {
  it('takes a German list in the encoding of Windows, without its sums and credit notes', async () => {
    const file = latin(
      'Offene Posten\n\nKundennr;Kunde;Mail-Adresse;Rechnungs-Nr.;Rechnungsdatum;F\u00e4llig am;Betrag in EUR;Offener Betrag;Sachbearbeiter\n' +
        '100;Total M\u00fcller KG;a@mueller.example;R-1;09.01.2026;08.02.2026;1.488,69;488,69;Anna\n' +
        '101;Gr\u00f6\u00df AG;;R-2;12.01.2026;11.02.2026;950,00;950,00;Anna\n' +
        '101;Gr\u00f6\u00df AG;;GS-1;13.01.2026;13.01.2026;-50,00;-50,00;Anna\n' +
        'Summe;;;;;;2.388,69;1.388,69;\n',
    );
    const { taken, leftOut, document } = await takenBy(file);
    expect(taken).toEqual([
      '100 | Total Müller KG | a@mueller.example | R-1 | 2026-01-09 | 2026-02-08 | 148869 | 48869 | EUR',
      '101 | Größ AG |  | R-2 | 2026-01-12 | 2026-02-11 | 95000 | 95000 | EUR',
    ]);
    expect(leftOut).toEqual([6, 7]);
    expect(document).toBe(
      [
        '# Proposed by its header and its first rows: look through it before you import by it.',
        '# Not taken: Sachbearbeiter.',
        'rows:',
        '  leaveOut:',
        '    - { column: Rechnungs-Nr., empty: true }',
        '    - { column: Offener Betrag, negative: true }',
        'columns:',
        '  customer.reference: Kundennr',
        '  customer.name: { column: Kunde, optional: true }',
        '  customer.email: { column: Mail-Adresse, optional: true }',
        '  invoice.number: Rechnungs-Nr.',
        '  invoice.issueDate: { column: Rechnungsdatum, date: dd.MM.yyyy }',
        '  invoice.dueDate: { column: Fällig am, date: dd.MM.yyyy }',
        '  invoice.amount: { column: Betrag in EUR, decimal: ",", thousands: . }',
        '  invoice.openAmount: { column: Offener Betrag, decimal: ",", thousands: . }',
        '  invoice.currency: { constant: EUR }',
        'format:',
        '  delimiter: ;',
        '  encoding: windows-1252',
        '  skip: 2',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [
      'French, with tabs',
      'N° client\tNom du client\tN° facture\tDate facture\tÉchéance\tMontant TTC\tDevise\n' +
        'C1\tDupont\tF1\t05/01/2026\t31/01/2026\t1 234,50\tEUR\nC2\tDurand\tF2\t06/01/2026\t05/02/2026\t9,90\tCHF\n',
      [
        'C1 | Dupont |  | F1 | 2026-01-05 | 2026-01-31 | 123450 | - | EUR',
        'C2 | Durand |  | F2 | 2026-01-06 | 2026-02-05 | 990 | - | CHF',
      ],
    ],
    [
      'Italian, by names alone',
      'Cliente;Numero fattura;Data fattura;Scadenza;Importo;Valuta\nRossi;1/26;13/01/2026;12/02/2026;1.000,50;EUR\n',
      ['Rossi | Rossi |  | 1/26 | 2026-01-13 | 2026-02-12 | 100050 | - | EUR'],
    ],
    [
      'Dutch, with its own word for the delimiter',
      'sep=;\nKlantnummer;Klant;Factuurnummer;Factuurdatum;Vervaldatum;Bedrag;Openstaand;Valuta\n7;Jansen;F7;13-1-2026;12-2-2026;10,00;4,00;EUR\n',
      ['7 | Jansen |  | F7 | 2026-01-13 | 2026-02-12 | 1000 | 400 | EUR'],
    ],
    [
      'Swiss, with apostrophes',
      "Kunden-Nr,Name,Rechnung,Datum,Fälligkeit,Total,Währung\n1,Weber,R1,13.1.2026,12.2.2026,1'234.50,CHF\n",
      ['1 | Weber |  | R1 | 2026-01-13 | 2026-02-12 | 123450 | - | CHF'],
    ],
    [
      'English, in words of one, with a column that only looks like mail',
      'customerID,contact,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Currency\n0379-NEVHP,ap@x.example,611365,1/2/2013,2/13/2013,55.94,USD\n',
      ['0379-NEVHP |  | ap@x.example | 611365 | 2013-01-02 | 2013-02-13 | 5594 | - | USD'],
    ],
    [
      'of ISO dates and yen',
      'Customer,Invoice no,Type,Issued,Due,Amount,Currency\nKaze,1,Invoice,2026-01-05,2026-02-05,15000,JPY\nKaze,2,Receipt,2026-01-05,2026-02-05,15000,JPY\n',
      ['Kaze | Kaze |  | 1 | 2026-01-05 | 2026-02-05 | 15000 | - | JPY'],
    ],
  ])('takes a list that is %s', async (_, content, expected) => {
    expect((await takenBy(content)).taken).toEqual(expected);
  });

  it('reads UTF-16 as spreadsheet programs save it', async () => {
    const text =
      '\ufeffCustomer\tInvoice number\tInvoice date\tDue date\tAmount\tCurrency\nÖko\tR1\t2026-01-05\t2026-02-05\t5.00\tEUR\n';
    expect((await takenBy(Buffer.from(text, 'utf16le'))).taken).toEqual([
      'Öko | Öko |  | R1 | 2026-01-05 | 2026-02-05 | 500 | - | EUR',
    ]);
  });

  it.each(readyMadeNames())('is %s where the file is its example', async (name) => {
    const content = readFileSync(join(import.meta.dirname, '../ready-made/assets', name, 'example.csv'));
    const found = await propose(content, lacksCurrency.includes(name) ? { currency: 'EUR' } : {});
    expect([found.readyMade, found.doubts]).toEqual([name, []]);
    expect(found.document).toContain(`# The mapping ${name}, which comes with Dunlin, fits this file.`);
  });

  it('is none of the product where columns of the same names mean something else', async () => {
    const file =
      'Customer,Invoice Number,Invoice Date,Due Date,Total,Currency\nAcme,1,2026-01-05,2026-02-05,5.00,USD\n';
    const { readyMade, taken } = await takenBy(file);
    expect([readyMade, taken.length]).toEqual([null, 1]);
  });
});

describe('what a file leaves open', () => {
  const header = 'Customer,Invoice number,Invoice date,Due date,Amount,Currency\n';

  it('is a doubt about the order of day and month, until it is told', async () => {
    const file = `${header}A,1,01/02/2024,03/04/2024,5.00,USD\nB,2,02/02/2024,05/06/2024,5.00,USD\n`;
    expect(await doubtsOf(file)).toEqual([
      'invoice.issueDate: its dates, such as "01/02/2024", "02/02/2024", may have the day or the month first (dd/MM/yyyy or MM/dd/yyyy): say --dates day-first or --dates month-first',
      'invoice.dueDate: its dates, such as "03/04/2024", "05/06/2024", may have the day or the month first (dd/MM/yyyy or MM/dd/yyyy): say --dates day-first or --dates month-first',
    ]);
    expect((await takenBy(file, { dates: 'day-first' })).taken[0]).toContain('2024-02-01 | 2024-04-03');
    expect((await takenBy(file, { dates: 'month-first' })).taken[0]).toContain('2024-01-02 | 2024-03-04');
  });

  it('is a doubt about what is told, where the rows say something else', async () => {
    const file = `${header}A,1,13/02/2024,14/04/2024,5.00,USD\n`;
    expect(await doubtsOf(file, { dates: 'month-first', currency: 'EUR' })).toEqual([
      'invoice.issueDate: its dates, such as "13/02/2024", are not month-first, as --dates says',
      'invoice.dueDate: its dates, such as "14/04/2024", are not month-first, as --dates says',
      'invoice.currency: line 2 says "USD", and --currency says EUR: leave it out',
    ]);
    expect((await takenBy(file, { dates: 'day-first', currency: 'USD' })).taken).toHaveLength(1);
    expect(await doubtsOf(file.replaceAll(/(..)\/(..)\/(....)/g, '$3-$2-$1'), { dates: 'month-first' })).toEqual([]);
  });

  it('is none where another column of dates tells the order', async () => {
    const { taken } = await takenBy(`${header}A,1,01/02/2024,16/02/2024,5.00,USD\n`);
    expect(taken[0]).toContain('2024-02-01 | 2024-02-16');
  });

  it('is a doubt about the decimals, until they are told or one amount tells', async () => {
    const file = `${header}A,1,2024-01-02,2024-02-03,1.234,EUR\n`;
    expect(await doubtsOf(file)).toEqual([
      'invoice.amount: "1.234" may have "." or "," before the decimals: say --decimal . or --decimal ,',
    ]);
    expect((await takenBy(file, { decimal: ',' })).taken[0]).toContain('123400');
    expect((await takenBy(`${file}B,2,2024-01-02,2024-02-03,"2.000,50",EUR\n`)).taken[0]).toContain('123400');
  });

  it('is a doubt about the currency, until it is told', async () => {
    const file = 'Customer,Invoice number,Invoice date,Due date,Amount\nA,1,2024-01-02,2024-02-03,"$1,234.50"\n';
    expect(await doubtsOf(file)).toEqual([
      'invoice.currency: the file does not say in which currency its amounts are: say --currency USD, or whichever it is',
    ]);
    expect((await takenBy(file, { currency: 'CAD' })).taken[0]).toContain('123450 | - | CAD');
    expect((await takenBy(file.replace('$', '€'))).taken[0]).toContain('123450 | - | EUR');
  });

  it('is a doubt about columns that were not found', async () => {
    expect(await doubtsOf('Customer,Invoice number,Due date,Amount,Currency\nA,1,2024-01-02,5.00,USD\n')).toEqual([
      'invoice.issueDate: no column of it was found among "Customer", "Invoice number", "Due date", "Amount", "Currency": save the mapping and name it there',
    ]);
    expect(await doubtsOf(`${header}A,1,2024-01-02,soon,5.00,USD\n`)).toEqual([
      'invoice.dueDate: the column "Due date" is called so, but what it holds is mostly no date: "soon": save the mapping and name it there',
    ]);
  });

  it('is none about a due date that payment terms say', async () => {
    expect(await doubtsOf('Customer,Invoice number,Date,Amount,Currency\nA,1,2024-01-02,5.00,USD\n')).toEqual([]);
  });

  it.each([
    ['', /it is empty/],
    ['PK\u0003\u0004', /Excel/],
    ['a,b\n1,2\n', /none of its first lines names columns that are known here/],
    ['<?xml version="1.0"?><Document/>', /XML/],
  ])('is everything where it is no list of invoices: %j', async (content, why) => {
    await expect(propose(content)).rejects.toThrow(why);
  });
});

describe('a mapping of the product, made to fit a file', () => {
  const rows = (issued: string, due: string): string =>
    `ContactName;InvoiceNumber;InvoiceDate;DueDate;Total;InvoiceAmountDue;Currency;Type;Status\nA;1;${issued};${due};5.00;5.00;USD;Sales invoice;Awaiting Payment\n`;
  const fit = (content: string, told: Told = {}) => fitReadyMade('xero', sourceOf(Buffer.from(content)), told);

  it('has the delimiter and the order of dates of the file, and keeps its comments', async () => {
    const { document, doubts } = await fit(rows('1/30/2026', '2/28/2026'));
    expect(doubts).toEqual([]);
    expect(document).toContain('delimiter: ;');
    expect(document).toMatch(/invoice\.issueDate: .*date: M\/d\/yyyy/);
    expect(document).toContain('# Names of columns:');
  });

  it('is in doubt where the rows fit both orders', async () => {
    expect((await fit(rows('01/02/2026', '03/04/2026'))).doubts.map(({ field }) => field)).toEqual([
      'invoice.issueDate',
      'invoice.dueDate',
    ]);
    expect((await fit(rows('01/02/2026', '03/04/2026'), { dates: 'month-first' })).document).toMatch(
      /date: MM\/dd\/yyyy/,
    );
  });

  it('is refused by a file without its columns', async () => {
    await expect(fit('Customer,Invoice number,Due date,Amount\n1,2,3,4\n')).rejects.toThrow(
      'the column "ContactName" or "*ContactName" for customer.reference is missing',
    );
  });
});
