import { openFile, parseMapping, portfolioFields, readRows, type RowMetadata, sourceOf } from '../index.js';

const plain = `
  customer.reference: customer
  invoice.number: number
  invoice.issueDate: issued
  invoice.dueDate: due
  invoice.amount: amount
  invoice.currency: { constant: EUR }`;
const mapped = (columns: string): string => `columns:${plain}\n${columns}`;

async function metadataOf(columns: string, header: string, cells: string): Promise<Record<string, string>> {
  const mapping = parseMapping(mapped(columns), portfolioFields);
  const fields = [...mapping.rules.keys()];
  const source = sourceOf(
    Buffer.from(`customer,number,issued,due,amount,${header}\nD-1,R-1,2026-01-01,2026-02-01,5,${cells}\n`),
  );
  const { start } = await openFile(mapping, fields, source);
  if ('refusal' in start) throw new Error(start.refusal);
  const { rows } = await readRows(mapping, fields, source, start, 10);
  const all: RowMetadata[] = [...rows[0]!.metadata('customer'), ...rows[0]!.metadata('invoice')];
  expect(rows[0]!.faults).toEqual([]);
  return Object.fromEntries(all.map(({ name, value }) => [name, value]));
}

describe('metadata in a row', () => {
  it('is named by its schema and field, for customers and for invoices', async () => {
    const columns = '  customer.metadata.contract.tariff: tariff\n  invoice.metadata.delivery.signed: signed';
    expect(await metadataOf(columns, 'tariff,signed', 'PLUS,yes')).toEqual({
      'customer.metadata.contract.tariff': 'PLUS',
      'invoice.metadata.delivery.signed': 'yes',
    });
  });

  it('is no fault where a cell is empty', async () => {
    expect(await metadataOf('  customer.metadata.contract.tariff: tariff', 'tariff', ' ')).toEqual({});
  });

  it('is written as its schema does where the mapping says how the file writes it', async () => {
    const columns = `
  customer.metadata.contract.ends_on: { column: ends, date: dd.MM.yyyy }
  customer.metadata.contract.rate: { column: rate, decimal: ',', thousands: '.' }
  customer.metadata.contract.tariff: { column: tariff, values: { gold: PLUS } }`;
    expect(await metadataOf(columns, 'ends,rate,tariff', '31.12.2026,"1.250,5",Gold')).toEqual({
      'customer.metadata.contract.ends_on': '2026-12-31',
      'customer.metadata.contract.rate': '1250.5',
      'customer.metadata.contract.tariff': 'PLUS',
    });
    expect(await metadataOf(columns, 'ends,rate,tariff', 'soon,few,other')).toEqual({
      'customer.metadata.contract.ends_on': 'soon',
      'customer.metadata.contract.rate': 'few',
      'customer.metadata.contract.tariff': 'other',
    });
  });

  it('has a field below a schema, and no sign of debit and credit', () => {
    expect(() => parseMapping(mapped('  customer.metadata.contract: tariff'), portfolioFields)).toThrow('is no field');
    expect(() => parseMapping(mapped('  payment.metadata.a.b: tariff'), portfolioFields)).toThrow('is no field');
    const signed = '  invoice.metadata.a.b: { column: x, sign: { column: y, plus: S, minus: H } }';
    expect(() => parseMapping(mapped(signed), portfolioFields)).toThrow('is no amount');
  });
});
