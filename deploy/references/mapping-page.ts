import { type FieldDefinitions, mappingGroups, metadataFields, portfolioFields, readyMadeMappings } from '#libs/files';
import { schemaTables, table } from './schema-tables.js';

const titles = {
  '': 'The document',
  format: '`format`',
  rows: '`rows`',
  'rows.leaveOut': 'Each of `rows.leaveOut`',
  columns: 'Each of `columns`',
  sign: '`sign`',
};

const examples = [
  {
    about: 'A list with a semicolon between cells, dates with the day first and a comma before the decimals:',
    mapping: `format: { delimiter: ';', encoding: windows-1252, skip: 3 }
columns:
  customer.reference: Kundennummer
  customer.name: { column: Kunde, optional: true }
  invoice.number: Belegnummer
  invoice.issueDate: { column: Belegdatum, date: dd.MM.yyyy }
  invoice.dueDate: { column: Fällig, date: dd.MM.yyyy }
  invoice.amount: { column: Betrag, decimal: ',', thousands: '.' }
  invoice.currency: { column: Währung, default: EUR }
  invoice.status: { column: Status, values: { offen: Active, gesperrt: Hold }, optional: true }`,
  },
  {
    about:
      'A report with the customer above its invoices, sums below them, credit notes among them, and only what is open:',
    mapping: `rows:
  heading: 1
  leaveOut:
    - { column: 1, begins: Total }
    - { column: Open, negative: true }
columns:
  customer.reference: { heading: true }
  invoice.number: Number
  invoice.issueDate: { column: Date, date: d MMM yyyy }
  invoice.dueDate: { column: [Due, Date], date: d MMM yyyy }
  invoice.openAmount: { column: Open, thousands: ',' }
  invoice.currency: { constant: NZD }`,
  },
  {
    about:
      'A file without a header, with a row for each line of an invoice, what was paid beside the amount, and debit and credit in a column:',
    mapping: `format: { header: false, delimiter: tab }
rows: { once: 2 }
columns:
  customer.reference: 1
  invoice.number: 2
  invoice.issueDate: 3
  invoice.dueDate: [4, 3]
  invoice.amount: { column: 5, sign: { column: 7, plus: S, minus: H } }
  invoice.openAmount: { column: 5, less: 6 }
  invoice.currency: { constant: EUR }`,
  },
];

const paymentExample = `columns:
  invoice.number: Remittance information
  payment.amount: { column: Credit, thousands: ',' }
  payment.currency: { constant: USD }
  payment.valueDate: { column: Value date, date: MM/dd/yyyy }
  payment.sourceId: { column: Bank reference, optional: true }`;

/** docs/mapping.md. @param paymentFields the fields of payment files */
export function mappingPage(paymentFields: FieldDefinitions): string {
  return [
    '# Mappings',
    '',
    'A mapping says how a file is meant: how it is laid out, which of its rows count, and which column is which field. It is YAML or JSON. All of its faults are told at once, each with its line. `dunlin import FILE` without a mapping proposes one; `dunlin import FILE --mapping MAPPING --dry-run` shows the first rows as they would be taken.',
    ...schemaTables(mappingGroups, titles),
    '',
    '## Fields of invoices',
    '',
    'A missing column refuses the file and an empty cell its row, unless `optional` or `default` says otherwise. A text that cannot be read refuses its row.',
    '',
    ...fieldTable({ ...portfolioFields, ...metadataFields }),
    '',
    '## Fields of payment files',
    '',
    ...fieldTable(paymentFields),
    '',
    '## Examples',
    ...examples.flatMap(({ about, mapping }) => ['', about, '', '```yaml', mapping, '```']),
    '',
    'Payments, for `dunlin payment-file import`:',
    '',
    '```yaml',
    paymentExample,
    '```',
    '',
    '## Mappings that come with Dunlin',
    '',
    '`dunlin import FILE --mapping NAME` takes one, made to fit the file; `dunlin mapping show NAME` prints it, with where the names of its columns come from.',
    '',
    ...table(
      ['name', 'file'],
      readyMadeMappings().map(({ name, title }) => [
        `[${name}](../libs/files/ready-made/assets/${name}/mapping.yaml)`,
        title,
      ]),
    ),
    '',
  ].join('\n');
}

function fieldTable(definitions: FieldDefinitions): string[] {
  const rows = Object.entries(definitions).map(
    ([field, { kind, doc = '', choices, required, requiredUnless, maxLength }]) => {
      const must = required ? 'yes' : requiredUnless === undefined ? '' : `unless \`${requiredUnless}\` is`;
      const form =
        kind === 'choice'
          ? choices!.join(', ')
          : maxLength === undefined
            ? kind
            : `${kind}, at most ${maxLength} signs`;
      return [`\`${field}\``, doc, form, must];
    },
  );
  return table(['field', 'what it is', 'form', 'must be mapped'], rows);
}
