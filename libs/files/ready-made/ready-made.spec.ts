import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, parseMapping, portfolioFields, readRows, sourceOf } from '../index.js';
import { readyMadeMapping, readyMadeMappings, readyMadeNames } from './ready-made.js';

const fields = Object.keys(portfolioFields);
const exampleOf = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'assets', name, 'example.csv'));

/** For reports that do not say their currency. */
const currencies: Record<string, string> = { quickbooks: 'USD', 'xero-aged-receivables': 'NZD' };

/** Every row of an example as the reader of rows gives it: taken, or left out with the reason. */
async function rowsOf(name: string): Promise<{ taken: string[]; leftOut: string[]; contacts: string[] }> {
  const currency = currencies[name] ? `  invoice.currency: { constant: ${currencies[name]} }\n` : '';
  const mapping = parseMapping(readyMadeMapping(name).document + currency, portfolioFields);
  const source = sourceOf(exampleOf(name));
  const { start } = await openFile(mapping, fields, source);
  if ('refusal' in start) throw new Error(start.refusal);
  const { rows } = await readRows(mapping, fields, source, start, 5_000);
  const taken = rows.filter(({ isLeftOut }) => !isLeftOut);
  const lines = taken.map((row) => {
    const money = row.currency('invoice.currency');
    const amounts = ['invoice.amount', 'invoice.openAmount'].map((field) => row.amount(field, money)?.minor ?? '-');
    const dates = [row.date('invoice.issueDate'), row.date('invoice.dueDate')];
    const status = row.choice('invoice.status') ?? '-';
    const texts = [row.text('customer.reference'), row.text('customer.name'), row.text('invoice.number')];
    if (row.faults.length > 0) throw new Error(JSON.stringify(row.faults));
    return [...texts, ...dates, ...amounts, money, status].join(' | ');
  });
  const leftOut = rows.flatMap((row) => (row.isLeftOut ? row.faults : []));
  return {
    taken: lines,
    leftOut: leftOut.map(({ row, column, value, message }) => `${row} ${column}=${value}: ${message.slice(0, 30)}`),
    contacts: taken.map((row) => `${row.raw('customer.email')} ${row.raw('customer.phone')}`.trim()),
  };
}

const out = 'The mapping leaves rows out wh';

const expected: Record<string, { taken: string[]; leftOut: string[]; contacts: string[] }> = {
  xero: {
    taken: [
      'Kowhai Gardens Ltd | Kowhai Gardens Ltd | INV-0101 | 2026-01-05 | 2026-01-31 | 138000 | 138000 | NZD | Active',
      'Harbour Café | Harbour Café | INV-0102 | 2026-01-12 | 2026-02-11 | 172550 | 100000 | NZD | Active',
      'Kowhai Gardens Ltd | Kowhai Gardens Ltd | INV-0099 | 2025-12-02 | 2025-12-31 | 46000 | 0 | NZD | Active',
    ],
    leftOut: [`5 Type=Sales credit note: ${out}`, `6 Status=Draft: ${out}`],
    contacts: ['accounts@kowhai.example', 'office@harbour.example', 'accounts@kowhai.example'],
  },
  'xero-aged-receivables': {
    taken: [
      'Kowhai Gardens Ltd | Kowhai Gardens Ltd | INV-0101 | 2026-01-05 | 2026-01-31 | - | 138000 | NZD | -',
      'Kowhai Gardens Ltd | Kowhai Gardens Ltd | INV-0110 | 2026-02-03 | 2026-03-05 | - | 8625 | NZD | -',
      'Harbour Café | Harbour Café | INV-0102 | 2026-01-12 | 2026-02-11 | - | 100000 | NZD | -',
    ],
    leftOut: [
      `10 Invoice Date=Total Kowhai Gardens Ltd: ${out}`,
      `14 Total=-115.00: ${out}`,
      `15 Invoice Date=Total Harbour Café: ${out}`,
      `17 Invoice Date=Total: ${out}`,
      `18 Invoice Date=Percentage of total: ${out}`,
    ],
    contacts: ['', '', ''],
  },
  quickbooks: {
    taken: [
      'Okafor, Chidi | Okafor, Chidi | 1061 | 2026-02-10 | 2026-03-12 | 64200 | 64200 | USD | -',
      'Alvarez & Daughters, Inc. | Alvarez & Daughters, Inc. | 1041 | 2026-01-18 | 2026-02-17 | 128450 | 28450 | USD | -',
      'Nakamura Dental | Nakamura Dental | 1007 | 2025-12-02 | 2026-01-01 | 8999 | 8999 | USD | -',
    ],
    leftOut: [
      `8 column 1=Total for Current: ${out}`,
      `11 Transaction type=Credit Memo: ${out}`,
      `12 Transaction type=Payment: ${out}`,
      `13 column 1=Total for 1 - 30 days past due: ${out}`,
      `16 column 1=Total for 31 - 60 days past due: ${out}`,
      `17 column 1=TOTAL: ${out}`,
    ],
    contacts: ['', '', ''],
  },
  stripe: {
    taken: [
      'cus_R1aaaa | Lumen Studio | 3F2A9C1B-0007 | 2026-01-05 | 2026-02-04 | 12000 | 12000 | USD | Active',
      'cus_R1bbbb | Brücke GmbH | 7D10E5A2-0003 | 2026-01-12 | 2026-01-26 | 98000 | 68000 | EUR | Active',
      'cus_R1cccc | Kaze KK | C0FFEE11-0012 | 2026-01-20 | 2026-01-20 | 15000 | 15000 | JPY | Hold',
      'cus_R1aaaa | Lumen Studio | 3F2A9C1B-0006 | 2025-12-01 | 2025-12-31 | 4900 | 4900 | USD | Closed',
      'cus_R1aaaa | Lumen Studio | 3F2A9C1B-0005 | 2025-11-01 | 2025-12-01 | 4900 | 0 | USD | Active',
    ],
    leftOut: [`5 Status=draft: ${out}`],
    contacts: [
      'billing@lumen.example',
      'kontakt@bruecke.example',
      'keiri@kaze.example',
      'billing@lumen.example',
      'billing@lumen.example',
    ],
  },
  odoo: {
    taken: [
      '__export__.res_partner_42_a1b2 | Deco Addict | INV/2026/00042 | 2026-01-12 | 2026-02-11 | 228000 | 114000 | EUR | Active',
      '__export__.res_partner_43_c3d4 | Azure Intérieur | INV/2026/00043 | 2026-01-15 | 2026-01-15 | 31050 | 31050 | CHF | Active',
      '__export__.res_partner_43_c3d4 | Azure Intérieur | INV/2026/00044 | 2026-01-22 | 2026-02-21 | 9900 | 0 | CHF | Closed',
    ],
    leftOut: [`3 Number=: ${out}`, `5 Type=Customer Credit Note: ${out}`, `7 Status=Draft: ${out}`],
    contacts: ['deco@addict.example', 'compta@azure.example', 'compta@azure.example'],
  },
  erpnext: {
    taken: [
      'CUST-0007 | Banyan Traders | ACC-SINV-2026-00011 | 2026-01-09 | 2026-02-08 | 1180000 | 180000 | INR | Active',
      'CUST-0008 | Neem & Co | ACC-SINV-2026-00012 | 2026-01-15 | 2026-01-30 | 59000 | 59000 | INR | Active',
      'CUST-0008 | Neem & Co | ACC-SINV-2026-00013 | 2026-01-21 | 2026-02-20 | 23600 | 0 | INR | Closed',
    ],
    leftOut: [`3 ID=: ${out}`, `5 Is Return (Credit Note)=1: ${out}`, `7 Status=Draft: ${out}`],
    contacts: ['ap@banyan.example +91 98765 43210', '', ''],
  },
  'sap-fbl5n': {
    taken: [
      '100234 | Müller Söhne KG | 90012345 | 2026-01-09 | 2026-02-08 | - | 148869 | EUR | -',
      '100777 | Käserei Größ | 90012346 | 2026-01-30 | 2026-03-01 | - | 95000 | CHF | -',
    ],
    leftOut: [
      `3 Betrag in Belegwährung=488,69-: ${out}`,
      `4 Betrag in Belegwährung=120,00-: ${out}`,
      `6 Belegnummer=: ${out}`,
    ],
    contacts: ['', ''],
  },
  netsuite: {
    taken: [
      'C1007 Acme Club | C1007 Acme Club | INV1001 | 2026-01-15 | 2026-02-14 | 100000 | 25000 | USD | Active',
      'C1012 Smith, John | C1012 Smith, John | INV1002 | 2026-01-20 | 2026-02-19 | 50000 | 50000 | EUR | Active',
      'C1007 Acme Club | C1007 Acme Club | INV0990 | 2025-12-01 | 2025-12-31 | 7550 | 0 | USD | Active',
    ],
    leftOut: [`4 Type=Credit Memo: ${out}`, `6 Date=Overall Total: ${out}`],
    contacts: ['ap@acmeclub.example', '', 'ap@acmeclub.example'],
  },
  'datev-opos': {
    taken: [
      '10000 | Bäckerei Krümel | 2026-0101 | 2026-01-05 | 2026-02-04 | 119000 | 100000 | EUR | -',
      '10000 | Bäckerei Krümel | 2026-0113 | 2026-01-12 | 2026-01-12 | 8990 | 8990 | EUR | -',
      '10001 | Zahnärzte Öztürk & Weiß | 2026-0107 | 2026-01-08 | 2026-02-07 | 238000 | 238000 | EUR | -',
    ],
    leftOut: [`4 Rechnungsnummer=: ${out}`, `6 Sollbetrag=: ${out}`, `7 Rechnungsnummer=: ${out}`],
    contacts: ['', '', ''],
  },
};

describe('mappings that come with the product', () => {
  it.each(readyMadeNames())(
    '%s reads its example: customers, numbers, dates, what is owed and open, and what is left out',
    async (name) => {
      expect(await rowsOf(name)).toEqual(expected[name]);
    },
  );

  it('say what file they are for, and where the names of its columns come from', () => {
    for (const { name, title, document } of readyMadeMappings()) {
      expect([name, title]).toEqual([expect.stringMatching(/^[a-z0-9-]+$/), expect.stringMatching(/^[\w ]+: .{10,}/)]);
      expect(document).toMatch(/^# .*\n(# .*\n)*# Names of columns: /);
    }
  });

  it('are asked for by name; a wrong name is told with the one that was meant', () => {
    expect(() => readyMadeMapping('zero')).toThrow('There is no mapping of the name zero. Did you mean xero?');
    expect(() => readyMadeMapping('../xero')).toThrow(expect.objectContaining({ code: 'MAPPING_NOT_FOUND' }));
  });
});
