/** Files of a German ledger: another delimiter, encoding, number and date than anything else here. */
export interface LedgerRow {
  debtor?: string;
  name?: string;
  kind?: string;
  mail?: string;
  number?: string;
  issued?: string;
  due?: string;
  amount?: string;
  currency?: string;
  status?: string;
}

export const ledgerMapping = `
format: { delimiter: ';', encoding: windows-1252, quote: "'" }
columns:
  customer.reference: Debitor
  customer.name: { column: Name, optional: true }
  customer.kind: { column: Art, values: { F: Business, P: Person }, default: F }
  customer.class: { constant: CLASS_TRADE }
  customer.zone: { constant: Europe/Berlin }
  customer.locale: { column: Sprache, optional: true }
  customer.email: { column: Mail, optional: true }
  invoice.number: Beleg
  invoice.issueDate: { column: Datum, date: dd.MM.yyyy }
  invoice.dueDate: { column: Fällig, date: d. MMM yyyy }
  invoice.amount: { column: Betrag, decimal: ',', thousands: '.' }
  invoice.currency: { column: Währung, default: EUR }
  invoice.status: { column: Sperre, optional: true, values: { X: Hold, E: Closed } }
`;

const columns = {
  debtor: 'Debitor',
  name: 'Name',
  kind: 'Art',
  mail: 'Mail',
  number: 'Beleg',
  issued: 'Datum',
  due: 'Fällig',
  amount: 'Betrag',
  currency: 'Währung',
} as const satisfies Partial<Record<keyof LedgerRow, string>>;

/** One proper row of a debtor of its own: due on 15 February 2026 and one day later for each next. */
export function ledgerRow(index: number, change: LedgerRow = {}): LedgerRow {
  const debtor = change.debtor ?? `D-${index}`;
  return {
    debtor,
    name: `Müller; Söhne ${debtor}`,
    mail: `${debtor.toLowerCase()}@example.test`,
    number: `R-${index}`,
    issued: '15.01.2026',
    due: `${14 + index}. Feb 2026`,
    amount: `${index}.234,50`,
    ...change,
  };
}

/** Rows that are text stand in the file as they are. The column of the status is there only when a row has one. */
export function ledgerFile(rows: readonly (LedgerRow | string)[], encoding: 'latin1' | 'utf8' = 'latin1'): Buffer {
  const withStatus = rows.some((row) => typeof row !== 'string' && row.status !== undefined);
  const names = { ...columns, ...(withStatus ? { status: 'Sperre' } : {}) };
  const fields = Object.keys(names) as (keyof LedgerRow)[];
  const lines = rows.map((row) =>
    typeof row === 'string' ? row : fields.map((field) => quoted(row[field] ?? '')).join(';'),
  );
  return Buffer.from([Object.values(names).join(';'), ...lines, ''].join('\r\n'), encoding);
}

function quoted(cell: string): string {
  return /[;']/.test(cell) ? `'${cell.replaceAll("'", "''")}'` : cell;
}

/** What a bank reports: tabs, UTF-16 with its mark, spaces between thousands. */
export const bankMapping = `
format: { delimiter: tab, encoding: utf-16 }
columns:
  invoice.number: Reference
  payment.amount: { column: Paid, decimal: ',', thousands: ' ' }
  payment.currency: { constant: EUR }
  payment.valueDate: { column: Booked, date: yyyy/M/d }
  payment.method: { column: Kind, default: BANK_TRANSFER, values: { C: CHEQUE } }
  payment.sourceId: { column: Entry, optional: true }
`;

export function bankFile(
  rows: readonly (readonly [number: string, paid: string, booked: string, kind: string])[],
): Buffer {
  const lines = [['Reference', 'Paid', 'Booked', 'Kind'], ...rows].map((cells) => `${cells.join('\t')}\n`);
  return Buffer.from(`\ufeff${lines.join('')}`, 'utf16le');
}
