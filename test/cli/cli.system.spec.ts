import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { jest } from '@jest/globals';
import { contractsRoot } from '#libs/contracts';
import { newId } from '#libs/ids';
import { serviceNames, Stack } from '#libs/stack';
import { CertificateAuthority, type CertificateFiles, tlsEnvironment } from '#libs/testing';
import { Broker } from '../conformance/harness/broker.js';
import { delivery } from '../conformance/harness/delivery.js';
import { describeExamples } from '../examples/describe-examples.js';
import { describeActs } from './describe-acts.js';
import { describeArrangements } from './describe-arrangements.js';
import { describeCharges } from './describe-charges.js';
import { describeInterest } from './describe-interest.js';
import { describeLists } from './describe-lists.js';
import { describePapers } from './describe-papers.js';
import { describeProlongations } from './describe-prolongations.js';
import { describePromises } from './describe-promises.js';
import { describeQuestions } from './describe-questions.js';
import { DunlinCommand } from './dunlin.js';
import { eventually } from './eventually.js';
import { bankFile, bankMapping, ledgerFile, ledgerMapping, type LedgerRow, ledgerRow } from './ledger-export.js';

interface Report {
  importId: string;
  created: number;
  errors: Fault[];
  errorCount: number;
}
interface Fault {
  row: number;
  column: string;
  value: string;
  reason: string;
  message: string;
}
interface Shown {
  invoice: object;
  journal: { account: string; context: string }[];
}

interface Case {
  caseId: string;
  customerId: string;
  state: string;
  holds: { reason: string }[];
  invoices: { invoiceNumber: string; stepsDone: { stepId: string; outcome: string }[] }[];
}

const done = 0;
const refused = 1;
const wrongUsage = 2;
const unreachable = 3;
const rowsRefused = 4;

jest.setTimeout(600_000);

let folder: string;
let stack: Stack;
let dunlin: DunlinCommand;
let tail: ChildProcess | undefined;
let certificateOf: (name: string) => CertificateFiles;

/** The variables of a process that shows the certificate of this name. */
const showing = (name: string): Record<string, string> => tlsEnvironment(certificateOf(name));

/** The services call each other by what the release allows them; the people are added. */
const serving = {
  DUNLIN_RPC_CALLERS:
    'operator=*;auditor=invoice/ListInvoices,invoice/GetInvoice;reminders=invoice/ListInvoices,customer/CreateTask',
  DUNLIN_GRPC_HEALTH_PORT: '0',
};

const environmentOf = (service: string): Record<string, string> => ({ ...showing(service), ...serving });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dunlin-cli-'));
  const clock = { mode: 'test', start: '2026-03-01T00:00:00Z' } as const;
  stack = await Stack.create({ dir: join(folder, 'stack'), name: 'cli', clock });
  const authority = await CertificateAuthority.create(folder);
  const names = [...serviceNames, 'operator', 'auditor', 'reminders'];
  const certificates = await Promise.all(names.map((name) => authority.issue(name, { dns: [name] })));
  certificateOf = (name) => certificates[names.indexOf(name)]!;
  await stack.startServers();
  await stack.startServices(serviceNames, { env: environmentOf });
  dunlin = new DunlinCommand(folder, { ...stack.clientEnv(), ...showing('operator') });
  writeFileSync(join(folder, 'ledger.yaml'), ledgerMapping);
  writeFileSync(join(folder, 'bank.yaml'), bankMapping);
});

afterAll(async () => {
  tail?.kill('SIGKILL');
  await stack.stop();
  await Stack.reset(stack.dir);
  rmSync(folder, { recursive: true, force: true });
});

const indexes = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const ledger = (change: Record<number, LedgerRow | null> = {}): LedgerRow[] =>
  indexes(10).flatMap((index) => (change[index] === null ? [] : [ledgerRow(index, change[index])]));

/** Arguments that import these rows with the ledger's mapping. */
function importing(name: string, rows: readonly (LedgerRow | string)[], ...options: string[]): string[] {
  writeFileSync(join(folder, name), ledgerFile(rows));
  return ['import', name, '--mapping', 'ledger.yaml', ...options];
}

describe('the command line', () => {
  it('explains itself, refuses wrong usage, and says where to look when nobody responds', async () => {
    const nowhere = new DunlinCommand(folder, { DUNLIN_RPC_INVOICE_ADDRESS: '127.0.0.1:1' });
    const [lost, help, version, nothing, json, ...wrong] = await Promise.all([
      nowhere.run('invoice', 'list'),
      dunlin.runInClone('--help'),
      dunlin.run('--version'),
      dunlin.run(),
      dunlin.refused('invoice', 'list', '--state', 'late'),
      ...[
        ['invoices'],
        ['import', 'a.csv', '--dates', 'iso'],
        ['import', 'a.csv', '--currency', 'EURO'],
        ['payment-file', 'import', 'a.csv'],
        ['import', 'a.csv', '--mapping', 'a.yaml', '--mode', 'all'],
        ['import', 'a.csv', '--mapping', 'a.yaml', '--arrives', '2026-03-05', '--errors', 'e.csv'],
        ['import', 'a.csv', '--mapping', 'a.yaml', '--arrives', '2026-03-05', '--dry-run'],
        ['invoice', 'list', '--limit', 'all'],
        ['clock', 'advance', 'tomorrow'],
        ['customer', 'diary', 'D-1', '--from', '01.02.2026'],
        ['opt-out', 'record', 'D-1', '--channel', 'fax'],
        ['invoice', 'list', '--all', '--limit', '5'],
        ['hold', 'place', '--customer', 'D-1'],
        ['parked', 'list', '--service', 'postgres'],
        ['payment', 'record', '--amount', '1.00', '--currency', 'EURO', '--invoice', 'R-1'],
      ].map((args) => dunlin.run(...args)),
    ]);
    expect(help).toMatchObject({ code: done, err: '' });
    for (const text of ['import', 'journal', '--json', '4 done, but rows of the file were refused']) {
      expect(help.out).toContain(text);
    }
    expect(version).toEqual({ code: done, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
    expect(nothing).toMatchObject({ code: wrongUsage, err: expect.stringContaining('Usage: dunlin') });
    expect(json).toEqual({
      exit: wrongUsage,
      code: 'USAGE',
      message: expect.stringMatching(/draft, open, paid, void/),
    });
    expect(lost).toMatchObject({ code: unreachable, err: expect.stringMatching(/invoice service.*npm start/s) });
    for (const ended of wrong) {
      expect(ended).toEqual({ code: wrongUsage, out: '', err: expect.stringMatching(/^error: /) });
    }
  });
});

describe('a certificate', () => {
  it('opens what its name may call; without one nothing opens', async () => {
    const auditor = new DunlinCommand(folder, { ...stack.clientEnv(), ...showing('auditor') });
    const nobody = new DunlinCommand(folder, stack.clientEnv());
    const [listed, shown, cases, unseen] = await Promise.all([
      auditor.json('invoice', 'list'),
      auditor.run('invoice', 'list'),
      auditor.refused('case', 'list'),
      nobody.run('invoice', 'list'),
    ]);
    expect([listed, shown.code]).toEqual([[], done]);
    expect(cases).toEqual({
      exit: refused,
      code: 'CALLER_NOT_ALLOWED',
      message: expect.stringMatching(
        /^auditor may not call .*\/ListCases. Add auditor=workflow\/ListCases to DUNLIN_RPC_CALLERS \(chart value rpc.tls.callers\).$/,
      ),
    });
    expect(unseen).toMatchObject({ code: unreachable, err: expect.stringContaining('DUNLIN_RPC_TLS=true') });
  });
});

describe('import', () => {
  const counts = { rows: 10, created: 0, updated: 0, unchanged: 0, reopened: 0, closed: 0, errors: [], errorCount: 0 };
  const customers = { customersCreated: 0, customersUpdated: 0 };
  const reportOf = (change: object) => ({
    ...{ importId: expect.any(String), ...counts, ...customers, seconds: expect.any(Number) },
    ...change,
  });

  it('tries a file, takes it, and says of the same file that nothing changed', async () => {
    const ten = importing('ledger.csv', ledger());
    const dry = await dunlin.json(...ten, '--dry-run');
    expect(dry).toEqual(reportOf({ created: 10, customersCreated: 10, firstRows: expect.any(Array) }));
    expect(await dunlin.json('invoice', 'list')).toEqual([]);
    const taken = await dunlin.json<Report>(...ten, '--request-id', 'ledger of 1 March');
    expect(taken).toEqual(reportOf({ created: 10, customersCreated: 10 }));
    const [repeated, again] = await Promise.all([
      dunlin.json<Report>(...ten, '--request-id', 'ledger of 1 March'),
      dunlin.run(...ten),
    ]);
    expect(repeated.importId).toBe(taken.importId);
    expect(again).toMatchObject({ code: done, err: '' });
    expect(again.out).toMatch(/unchanged +│ 10 /);
    expect(again.out).toContain('Nothing changed');
  });

  it('means the columns as the mapping says', async () => {
    const [customer, invoice] = await Promise.all([
      dunlin.json('customer', 'show', 'D-3'),
      dunlin.json<{ invoice: object }>('invoice', 'show', 'R-3'),
    ]);
    expect(customer).toMatchObject({
      reference: 'D-3',
      name: 'Müller; Söhne D-3',
      kind: 'BUSINESS',
      class: 'CLASS_TRADE',
      zone: 'Europe/Berlin',
      contacts: [{ channel: 'EMAIL', address: 'd-3@example.test' }],
    });
    expect(invoice.invoice).toMatchObject({
      lifecycle: 'OPEN',
      amount: { minor: '323450', currency: 'EUR' },
      issueDate: '2026-01-15',
      dueDate: '2026-02-17',
    });
  });

  it('closes what is absent or closed as the mode says, and only a fifth without confirmation', async () => {
    const without = (...absent: number[]): LedgerRow[] =>
      ledger(Object.fromEntries(absent.map((index) => [index, null])));
    const guarded = await dunlin.run(...importing('seven.csv', without(1, 2, 3), '--mode', 'active'));
    expect(guarded).toMatchObject({ code: refused, out: '' });
    expect(guarded.err).toMatch(
      /lacks 3 of 10 open invoices of its creditors, which is more than 20 %.*--confirm-close/s,
    );
    const eight = await dunlin.json(...importing('eight.csv', without(1, 2), '--mode', 'active'));
    expect(eight).toMatchObject({ rows: 8, unchanged: 8, closed: 2 });
    const five = importing('five.csv', without(1, 2, 3, 4, 5), '--mode', 'active', '--confirm-close');
    expect(await dunlin.json(...five)).toMatchObject({ rows: 5, unchanged: 5, closed: 3 });
    const voided = await dunlin.json<{ number: string }[]>('invoice', 'list', '--state', 'void');
    expect(voided.map(({ number }) => number).sort()).toEqual(['R-1', 'R-2', 'R-3', 'R-4', 'R-5']);
    const delta = await dunlin.json(...importing('again.csv', ledger({ 10: { amount: '99,00' } })));
    expect(delta).toMatchObject({ rows: 10, reopened: 5, unchanged: 4, updated: 1, closed: 0 });
    const full = importing(
      'full.csv',
      [ledgerRow(8, { status: 'X' }), ledgerRow(9, { status: 'E' })],
      '--mode',
      'full',
    );
    expect(await dunlin.json(...full)).toMatchObject({ rows: 2, updated: 1, closed: 1 });
    const [held] = await dunlin.json<object[]>('invoice', 'list', '--number', 'R-8');
    expect(held).toMatchObject({ collectability: 'DO_NOT_COLLECT' });
    const opened = importing('reopen.csv', [ledgerRow(8, { status: 'Active' }), ledgerRow(9, { status: 'Active' })]);
    expect(await dunlin.json(...opened)).toMatchObject({ updated: 1, reopened: 1 });
  });

  it('lists every bad row with its reason, takes the good ones, and writes the errors as CSV', async () => {
    const row = (number: string, change: LedgerRow = {}): LedgerRow =>
      ledgerRow(1, { number, due: '20. Mar 2026', amount: '10,00', ...change });
    const rows = [
      row('B-2', { debtor: '', mail: '' }),
      row('B-3', { issued: '2026-01-15' }),
      row('B-4', { due: '14. Jan 2026' }),
      row('B-5', { amount: '0,00' }),
      row('B-6', { amount: '-5,00' }),
      row('B-7', { amount: '1,005' }),
      row('B-8', { amount: '1.00,00' }),
      row('B-9', { currency: 'DEM' }),
      row('B-10'),
      row('B-10', { amount: '11,00' }),
      row('N'.repeat(101)),
      row("=HYPERLINK('x')"),
      row('B-14', { amount: '=1+1' }),
      row('B-15', { kind: 'Q' }),
      row('B-16', { mail: 'nobody' }),
      row('B-17', { currency: 'JPY', amount: '1,5' }),
      "D-1;'Müller;F;;B-18;15.01.2026;20. Mar 2026;10,00;EUR",
      'D-1;Müller;F;;B-19;15.01.2026;20. Mar 2026',
    ];
    const { code, out } = await dunlin.run(...importing('bad.csv', rows, '--json', '--errors', 'errors.csv'));
    expect(code).toBe(rowsRefused);
    const report = JSON.parse(out) as Report;
    // An address that is refused does not refuse its row.
    expect(report).toEqual(
      reportOf({
        rows: 18,
        created: 3,
        errorCount: 16,
        errors: expect.any(Array),
        customersUpdated: expect.any(Number),
      }),
    );
    expect(report.errors.map(({ row: line, column, reason }) => `${line} ${column} ${reason}`)).toEqual([
      '2 Debitor MISSING',
      '3 Datum NOT_A_DATE',
      '4 Fällig DUE_BEFORE_ISSUE',
      '5 Betrag NOT_POSITIVE',
      '6 Betrag NOT_POSITIVE',
      '7 Betrag WRONG_PRECISION',
      '8 Betrag NOT_A_NUMBER',
      '9 Währung UNKNOWN_CURRENCY',
      '11 Beleg DUPLICATE_NUMBER',
      '12 Beleg TOO_LONG',
      '14 Betrag NOT_A_NUMBER',
      '15 Art UNKNOWN_VALUE',
      '16 Mail NOT_AN_EMAIL_ADDRESS',
      '17 Betrag WRONG_PRECISION',
      '18  UNCLOSED_QUOTE',
      '19  WRONG_COLUMN_COUNT',
    ]);
    expect(report.errors[1]).toEqual({
      row: 3,
      column: 'Datum',
      value: '2026-01-15',
      reason: 'NOT_A_DATE',
      message: expect.any(String),
    });
    const csv = readFileSync(join(folder, 'errors.csv'), 'utf8').trimEnd().split('\r\n');
    expect(csv[0]).toBe('row,column,value,reason,message');
    expect(csv).toHaveLength(17);
    expect(csv.find((line) => line.startsWith('14,'))).toMatch(/^14,Betrag,'=1\+1,NOT_A_NUMBER,/);
    const [kept] = await dunlin.json<object[]>('invoice', 'list', '--number', '=HYPER');
    expect(kept).toMatchObject({ number: "=HYPERLINK('x')", remaining: { minor: '1000', currency: 'EUR' } });
    await dunlin.json('invoice', 'void', "=HYPERLINK('x')", '--reason', 'no invoice of ours', '--yes');
  });

  it('prints the first hundred errors and says that there are more', async () => {
    const rows = indexes(120).map((index) => ledgerRow(1, { number: `M-${index}`, amount: 'much' }));
    const args = importing('many.csv', rows);
    const [json, people] = await Promise.all([dunlin.run(...args, '--json'), dunlin.run(...args)]);
    const { errors, errorCount } = JSON.parse(json.out) as Report;
    expect([json.code, errors.length, errors[99]!.row, errorCount]).toEqual([rowsRefused, 100, 101, 120]);
    expect(people.code).toBe(rowsRefused);
    expect(people.out).toMatch(/^101 .*NOT_A_NUMBER/m);
    expect(people.out).not.toMatch(/^102 .*NOT_A_NUMBER/m);
    expect(people.out).toContain('--errors <file> writes all of them');
  });

  it('refuses a file that cannot be read at all, and says why', async () => {
    writeFileSync(join(folder, 'empty.csv'), '');
    writeFileSync(join(folder, 'book.csv'), Buffer.from('PK\u0003\u0004 a workbook'));
    writeFileSync(join(folder, 'other.csv'), 'customer;amount\r\n1;2\r\n');
    // The mark of UTF-8 contradicts the mapping.
    writeFileSync(join(folder, 'utf8.csv'), Buffer.concat([Buffer.from('\ufeff'), ledgerFile(ledger(), 'utf8')]));
    const why = {
      'empty.csv': /empty/,
      'book.csv': /Excel/,
      'other.csv': /column "Debitor" for customer.reference is missing.* It has "customer", "amount"/,
      'utf8.csv': /first bytes say utf-8.*format.encoding/,
    };
    await Promise.all(
      Object.entries(why).map(async ([file, reason]) => {
        const { code, out, err } = await dunlin.run('import', file, '--mapping', 'ledger.yaml');
        expect([file, code, out]).toEqual([file, refused, '']);
        expect(err).toMatch(reason);
      }),
    );
  });

  it('refuses files that are not there and mappings with faults, each fault with its line', async () => {
    importing('ledger.csv', ledger());
    writeFileSync(
      join(folder, 'faulty.yaml'),
      ledgerMapping
        .replace('invoice.number: Beleg', 'invoice.numbr: Beleg')
        .replace('dd.MM.yyyy', 'TT.MM.JJJJ')
        .replace("thousands: '.'", "thousands: ','")
        .replace('default: EUR', 'default: EURO'),
    );
    writeFileSync(join(folder, 'broken.yaml'), 'format: { delimiter: ";"\ncolumns: [');
    const own = readFileSync(join(folder, 'ledger.csv'), 'utf8');
    const [missing, aFolder, faulty, broken, dataAsMapping, report, onto] = await Promise.all([
      dunlin.refused('import', 'none.csv', '--mapping', 'ledger.yaml'),
      dunlin.refused('import', '.', '--mapping', 'ledger.yaml'),
      dunlin.run('import', 'ledger.csv', '--mapping', 'faulty.yaml'),
      dunlin.run('import', 'ledger.csv', '--mapping', 'broken.yaml'),
      dunlin.refused('import', 'ledger.csv', '--mapping', 'ledger.csv'),
      dunlin.refused('import', 'ledger.csv', '--mapping', 'ledger.yaml', '--errors', 'none/errors.csv'),
      dunlin.refused('import', 'ledger.csv', '--mapping', 'ledger.yaml', '--errors', './ledger.csv'),
    ]);
    expect(missing).toEqual({
      exit: refused,
      code: 'FILE_UNREADABLE',
      message: expect.stringMatching(/none.csv.*no such file/),
    });
    expect(aFolder).toMatchObject({ exit: refused, code: 'FILE_UNREADABLE' });
    expect(faulty).toMatchObject({ code: refused, out: '' });
    for (const fault of [
      /columns.invoice.numbr: line 11: .*is no field/,
      /columns: line 3: invoice.number must be mapped/,
      /columns.invoice.issueDate.date: line 12: .*is no date pattern/,
      /columns.invoice.amount.thousands: line 14: must differ/,
      /columns.invoice.currency.default: line 15: "EURO" is no ISO 4217 currency/,
    ]) {
      expect(faulty.err).toMatch(fault);
    }
    expect(broken.err).toMatch(/MAPPING_INVALID.*line \d/s);
    expect(dataAsMapping).toMatchObject({ exit: refused, code: 'MAPPING_INVALID' });
    expect(report).toMatchObject({ exit: refused, code: 'ERRORS_UNWRITABLE' });
    expect(onto).toMatchObject({
      exit: refused,
      code: 'ERRORS_UNWRITABLE',
      message: expect.stringContaining('is ledger.csv itself'),
    });
    expect(readFileSync(join(folder, 'ledger.csv'), 'utf8')).toBe(own);
  });

  it('proposes a mapping for a file without one, and imports by it when somebody agrees', async () => {
    const rowOf = (number: string, due: string): string =>
      `C-1,Total Acme,ap@acme.example,${number},13/01/2026,${due},"1,234.50","1,000.50"`;
    const header = 'Customer ID,Customer,E-mail,Invoice no,Invoice date,Due date,Amount (EUR),Open balance';
    const rows = [...indexes(5).map((index) => rowOf(`PM-${index}`, '12/02/2026')), rowOf('PM-6', 'soon')];
    writeFileSync(join(folder, 'new.csv'), ['Open items', '', header, ...rows, ''].join('\n'));
    const unasked = await dunlin.run('import', 'new.csv');
    expect(unasked).toMatchObject({
      code: refused,
      err: expect.stringMatching(/nobody agreed.*--save-mapping.*NOT_CONFIRMED/s),
    });
    expect(unasked.out).toContain('invoice.dueDate: { column: Due date, date: dd/MM/yyyy }');
    // What stands on standard output is the mapping, to be sent to a file.
    writeFileSync(join(folder, 'new.yaml'), unasked.out);
    const dry = await dunlin.run('import', 'new.csv', '--mapping', 'new.yaml', '--dry-run', '--json');
    expect(dry.code).toBe(rowsRefused);
    expect(JSON.parse(dry.out)).toMatchObject({
      created: 5,
      errorCount: 1,
      firstRows: [
        {
          row: 4,
          customer: 'C-1',
          name: 'Total Acme',
          email: 'ap@acme.example',
          number: 'PM-1',
          issueDate: '2026-01-13',
          dueDate: '2026-02-12',
          amount: { minor: '123450', currency: 'EUR' },
          open: { minor: '100050', currency: 'EUR' },
        },
        ...indexes(4).map((index) => ({ row: index + 4 })),
      ],
      errors: [{ row: 9, column: 'Due date', value: 'soon', reason: 'NOT_A_DATE' }],
    });
    const tried = await dunlin.run('import', 'new.csv', '--dry-run');
    expect(tried).toMatchObject({ code: rowsRefused, err: expect.stringContaining('customer.reference: Customer ID') });
    expect(tried.out).toMatch(
      /first rows.*4 +C-1 +Total Acme +PM-1 +2026-01-13 +2026-02-12 +1234.50 EUR +1000.50 EUR +ap@acme/s,
    );
    const agreed = await dunlin.run('import', 'new.csv', '--yes', '--save-mapping', 'saved.yaml', '--json');
    expect(JSON.parse(agreed.out)).toMatchObject({
      created: 5,
      mapping: readFileSync(join(folder, 'saved.yaml'), 'utf8'),
    });
    const { invoice, journal } = await dunlin.json<Shown>('invoice', 'show', 'PM-1');
    expect(invoice).toMatchObject({
      amount: { minor: '123450', currency: 'EUR' },
      paidElsewhere: { minor: '23400', currency: 'EUR' },
      remaining: { minor: '100050', currency: 'EUR' },
    });
    expect(journal.map(({ account, context }) => `${context} ${account}`)).toEqual([
      'INVOICE_ISSUED 1200',
      'INVOICE_ISSUED 4000',
      'OPENING 4000',
      'OPENING 1200',
    ]);
    const again = await dunlin.refused('import', 'new.csv', '--yes', '--save-mapping', 'saved.yaml');
    expect(again).toMatchObject({ code: 'MAPPING_UNWRITABLE', message: expect.stringContaining('is there already') });
    for (const index of indexes(5)) {
      await dunlin.json('invoice', 'void', `PM-${index}`, '--reason', 'no invoice of ours', '--yes');
    }
  });

  it('takes the export of a known program by the name of its mapping, and leaves out what is no invoice', async () => {
    const [listed, shown, misspelt] = await Promise.all([
      dunlin.json<{ name: string }[]>('mapping', 'list'),
      dunlin.run('mapping', 'show', 'xero'),
      dunlin.refused('mapping', 'show', 'zero'),
    ]);
    expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['datev-opos', 'quickbooks', 'xero']));
    expect(shown.out).toContain('invoice.openAmount: { column: InvoiceAmountDue');
    expect(misspelt).toMatchObject({ code: 'MAPPING_NOT_FOUND', message: expect.stringContaining('mean xero?') });
    const example = (name: string): string => join(contractsRoot, 'libs/files/ready-made/assets', name, 'example.csv');
    const doubtful = await dunlin.refused('import', example('quickbooks'), '--mapping', 'quickbooks');
    expect(doubtful).toMatchObject({ code: 'MAPPING_DOUBTFUL', message: expect.stringContaining('--currency USD') });
    const { code, out } = await dunlin.run('import', example('datev-opos'), '--mapping', 'datev-opos', '--json');
    expect(code).toBe(done);
    const report = JSON.parse(out) as Report;
    expect(report).toMatchObject({ rows: 3, created: 3, errorCount: 0, readyMade: 'datev-opos' });
    expect(report.errors.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [4, 'Rechnungsnummer', 'LEFT_OUT'],
      [6, 'Sollbetrag', 'LEFT_OUT'],
      [7, 'Rechnungsnummer', 'LEFT_OUT'],
    ]);
    const [invoice] = await dunlin.json<object[]>('invoice', 'list', '--number', '2026-0101');
    expect(invoice).toMatchObject({ dueDate: '2026-02-04', remaining: { minor: '100000', currency: 'EUR' } });
    for (const number of ['2026-0101', '2026-0113', '2026-0107']) {
      await dunlin.json('invoice', 'void', number, '--reason', 'an example', '--yes');
    }
  });
});

describe('money', () => {
  it('of a file is recorded once, and lines without an invoice are listed', async () => {
    const rows = [
      ['R-1', '1 234,50', '2026/3/1', ''],
      ['R-2', '500,00', '2026/2/28', 'C'],
      ['NOBODYS-1', '5,00', '2026/3/1', ''],
      ['R-3', 'much', '2026/3/1', ''],
    ] as const;
    writeFileSync(join(folder, 'bank.tsv'), bankFile(rows));
    writeFileSync(join(folder, 'bank.pdf'), 'PK\u0003\u0004');
    const args = ['payment-file', 'import', 'bank.tsv', '--mapping', 'bank.yaml'];
    const totals = [expect.objectContaining({ minor: '173450' })];
    const tried = await dunlin.run(...args, '--json', '--dry-run');
    expect(tried.code).toBe(rowsRefused);
    const trial = JSON.parse(tried.out) as { fileId: string };
    expect(trial).toMatchObject({
      lines: 4,
      recorded: 2,
      unmatched: 1,
      errorCount: 1,
      totals,
      dryRun: true,
      overpaid: 0,
    });
    const matches = await dunlin.json<object[]>('payment-file', 'matches', trial.fileId);
    expect(matches).toMatchObject([{ invoiceNumber: 'R-1' }, { invoiceNumber: 'R-2' }]);
    const first = await dunlin.run(...args, '--json', '--errors', 'unmatched.csv');
    expect(first.code).toBe(rowsRefused);
    const report = JSON.parse(first.out) as { fileId: string; errors: Fault[] };
    expect(report).toEqual({
      fileId: expect.any(String),
      ...{ lines: 4, recorded: 2, repeated: 0, unmatched: 1, totals },
      errors: [
        { row: 4, column: 'Reference', value: 'NOBODYS-1', reason: 'UNKNOWN_INVOICE', message: expect.any(String) },
        { row: 5, column: 'Paid', value: 'much', reason: 'NOT_A_NUMBER', message: expect.any(String) },
      ],
      errorCount: 1,
      seconds: expect.any(Number),
    });
    expect(readFileSync(join(folder, 'unmatched.csv'), 'utf8')).toContain('4,Reference,NOBODYS-1,UNKNOWN_INVOICE');
    const [again, unmatched, broken, mapping] = await Promise.all([
      dunlin.run(...args),
      dunlin.json('payment-file', 'unmatched', '--file-id', report.fileId),
      dunlin.refused('payment-file', 'import', 'bank.pdf', '--mapping', 'bank.yaml'),
      dunlin.refused('payment-file', 'import', 'bank.tsv', '--mapping', 'ledger.yaml'),
    ]);
    expect(again.out).toMatch(/recorded +│ 0 .*repeated +│ 2 .*NOBODYS-1/s);
    expect(unmatched).toEqual(report.errors);
    expect(broken).toMatchObject({ exit: refused, code: 'FILE_REFUSED', message: expect.stringMatching(/ZIP/) });
    expect(mapping).toMatchObject({ exit: refused, code: 'MAPPING_INVALID' });
    const taken = ['payment-file', 'cancel', report.fileId, '--reason', 'too late', '--yes'];
    expect(await dunlin.refused(...taken)).toMatchObject({ exit: refused, code: 'PAYMENT_FILE_STATE_FORBIDS' });
    const take = ['payment-file', 'take', 'bank.tsv', '--tried', trial.fileId];
    const changed = ['payment-file', 'take', 'bank.yaml', '--tried', trial.fileId];
    expect(await dunlin.refused(...changed)).toMatchObject({ exit: refused, code: 'PAYMENT_FILE_INVALID' });
    expect((await dunlin.run(...take)).out).toMatch(/recorded +│ 0 .*repeated +│ 2 .*NOBODYS-1/s);
    expect(await dunlin.refused(...take)).toMatchObject({ exit: refused, code: 'PAYMENT_FILE_STATE_FORBIDS' });
    const later = ['payment-file', 'import', 'bank.tsv', '--mapping', 'bank.yaml', '--arrives', '2026-12-01'];
    const { fileId } = await dunlin.json<{ fileId: string }>(...later);
    const cancelled = await dunlin.json('payment-file', 'cancel', fileId, '--reason', 'sent twice', '--yes');
    expect(cancelled).toMatchObject({ fileId, state: 'CANCELLED', reason: 'sent twice' });
    const shown = await dunlin.json('payment-file', 'show', fileId);
    expect(shown).toMatchObject({ state: 'CANCELLED', reason: 'sent twice', lines: 0 });
    const paid = await eventually(
      () => dunlin.json<{ number: string }[]>('invoice', 'list', '--state', 'paid'),
      ({ length }) => length > 0,
    );
    expect(paid.map(({ number }) => number)).toEqual(['R-1']);
  });

  it('is recorded by hand and taken back', async () => {
    const record = (...more: string[]): string[] => [
      'payment',
      'record',
      '--amount',
      '34.50',
      '--currency',
      'EUR',
      '--source-id',
      'slip 7',
      ...more,
    ];
    const payment = await dunlin.json<{ paymentId: string }>(...record('--invoice', 'R-4', '--method', 'cash'));
    expect(payment).toMatchObject({ state: 'SETTLED', method: 'CASH', amount: { minor: '3450', currency: 'EUR' } });
    const [twice, nobody, unknown, text] = await Promise.all([
      dunlin.run(...record('--invoice', 'R-4', '--method', 'cash')),
      dunlin.refused(...record()),
      dunlin.refused(...record('--invoice', 'R-99')),
      dunlin.refused('payment', 'record', '--amount', '34,50', '--currency', 'EUR', '--invoice', 'R-4'),
    ]);
    expect(twice).toMatchObject({ code: done, out: expect.stringContaining('nothing was recorded twice') });
    expect(nobody).toMatchObject({ exit: refused, code: 'PAYER_MISSING' });
    expect(unknown).toMatchObject({ exit: refused, code: 'INVOICE_NOT_FOUND' });
    expect(text).toMatchObject({ exit: refused, code: 'AMOUNT_INVALID' });
    const reverse = ['payment', 'reverse', payment.paymentId, '--reason', 'RETURNED', '--yes'];
    expect(await dunlin.json(...reverse)).toMatchObject({ state: 'REVERSED', reversalReason: 'RETURNED' });
    const again = await dunlin.run(...reverse);
    expect(again).toMatchObject({
      code: refused,
      err: expect.stringMatching(/PAYMENT_STATE_FORBIDS.*allowed: nothing/s),
    });
    const listed = await dunlin.json<object[]>('payment', 'list', '--invoice', 'R-4');
    expect(listed).toMatchObject([{ paymentId: payment.paymentId, state: 'REVERSED' }]);
  });

  it('and what is owed agree with the journal', async () => {
    const [voided, again, shown, unknown, proof] = await Promise.all([
      dunlin.json('invoice', 'void', 'R-5', '--reason', 'billed twice', '--yes'),
      dunlin.refused('invoice', 'show', 'R-99'),
      dunlin.run('invoice', 'show', 'R-1'),
      dunlin.refused('invoice', 'void', 'R-99', '--reason', 'none'),
      eventually(
        () => dunlin.json<{ balanced: boolean }>('journal', 'verify'),
        ({ balanced }) => balanced,
      ),
    ]);
    expect(voided).toMatchObject({ number: 'R-5', lifecycle: 'VOID' });
    expect(again).toMatchObject({ exit: refused, code: 'INVOICE_NOT_FOUND' });
    expect(shown.out).toMatch(/1234.50 EUR.*INVOICE_ISSUED.*ALLOCATION/s);
    expect(unknown).toMatchObject({ exit: refused, code: 'INVOICE_NOT_FOUND' });
    expect(proof).toMatchObject({ balanced: true, violations: [] });
  });
});

describe('collection', () => {
  const sequence = `
name: mahnlauf
title: Mahnlauf
enrol: { when: overdue }
anchor: due_date
grouping: invoice
calendar: { time: '10:00', zone: customer, days: all }
steps:
  - { id: first, after: 3d, send: { channel: email, template: reminder } }
  - { id: call, after: 10d, task: { queue: callers, title: 'Call about {{ invoice.number }}' } }
  - { id: agency, after: 20d, place: { agency: northgate } }
expire: { after: 90d }
`.trimStart();

  it('follows a sequence, whose faults are told with their lines', async () => {
    writeFileSync(join(folder, 'mahnlauf.yaml'), sequence);
    writeFileSync(
      join(folder, 'faulty.sequence.yaml'),
      sequence.replace('when: overdue', 'when: overdew').replace('after: 3d', 'after: 3 days'),
    );
    const unknownAgency = await dunlin.run('sequence', 'apply', 'mahnlauf.yaml', '--dry-run');
    expect(unknownAgency.err).toMatch(/SEQUENCE_INVALID.*line 10: .*there is no agency northgate/s);
    const agency = await dunlin.json('agency', 'apply', 'northgate', '--title', 'Northgate Recoveries');
    const [faulty, missing, dry] = await Promise.all([
      dunlin.run('sequence', 'apply', 'faulty.sequence.yaml'),
      dunlin.refused('sequence', 'apply', 'none.yaml'),
      dunlin.run('sequence', 'apply', 'mahnlauf.yaml', '--dry-run'),
    ]);
    expect(faulty).toMatchObject({ code: refused, out: '' });
    expect(faulty.err).toMatch(/SEQUENCE_INVALID.*line 3: enrol.when: .*overdew.*line 8: steps\[0\].after/s);
    expect(missing).toMatchObject({ exit: refused, code: 'FILE_UNREADABLE' });
    expect(agency).toMatchObject({ code: 'northgate', active: true });
    expect(dry).toMatchObject({ code: done, out: expect.stringContaining('nothing was stored') });
    expect(dry.out).toMatch(/\d+ open invoices join at once, in \d+ cases: .*STEP +ACT +AT ONCE.*first +send /s);
    const [asked, unconfirmed] = await Promise.all([
      dunlin.run('sequence', 'apply', 'mahnlauf.yaml'),
      dunlin.refused('sequence', 'apply', 'mahnlauf.yaml'),
    ]);
    expect(asked).toMatchObject({ code: refused, err: expect.stringMatching(/NOT_CONFIRMED/) });
    expect(asked.out).toMatch(/STEP +ACT/);
    expect(unconfirmed).toEqual({
      exit: refused,
      code: 'NOT_CONFIRMED',
      message: expect.stringMatching(/^Nothing was done.*--yes.*Apply mahnlauf\? \d+ open invoices join at once/),
    });
    expect(await dunlin.json('sequence', 'list')).toEqual([]);
    const applied = await dunlin.json('sequence', 'apply', 'mahnlauf.yaml', '--yes');
    expect(applied).toMatchObject({
      ...{ name: 'mahnlauf', version: 1, active: true, unchanged: false },
      joining: { steps: expect.arrayContaining([expect.objectContaining({ stepId: 'first', kind: 'send' })]) },
    });
    const [again, listed, shown, unknown] = await Promise.all([
      dunlin.json('sequence', 'apply', 'mahnlauf.yaml'),
      dunlin.json('sequence', 'list'),
      dunlin.run('sequence', 'show', 'mahnlauf'),
      dunlin.refused('sequence', 'show', 'mahnlauf', '--version-number', '2'),
    ]);
    expect(again).toMatchObject({ version: 1, unchanged: true });
    expect(listed).toMatchObject([{ name: 'mahnlauf', version: 1 }]);
    expect(shown).toMatchObject({ code: done, out: expect.stringContaining(sequence.trim()) });
    expect(unknown).toMatchObject({ exit: refused, code: 'SEQUENCE_NOT_FOUND' });
  });

  it('continues when the clock does, to the last consequence', async () => {
    expect(await dunlin.json('clock', 'show')).toEqual({ mode: 'test', now: '2026-03-01T00:00:00.000Z' });
    const laterRows = [ledgerRow(11), ledgerRow(12, { amount: 'viel' })];
    const later = importing('later.csv', laterRows, '--arrives', '2026-03-05');
    const registered = await dunlin.json<{ importId: string }>(...later);
    expect(registered).toEqual({
      importId: expect.any(String),
      state: 'WAITING',
      arrivalTime: '2026-03-05T00:00:00.000Z',
    });
    const unwanted = importing('unwanted.csv', [ledgerRow(13)], '--arrives', '2026-03-05');
    const { importId } = await dunlin.json<{ importId: string }>(...unwanted);
    const cancelled = await dunlin.json('imports', 'cancel', importId, '--reason', 'sent by mistake', '--yes');
    expect(cancelled).toMatchObject({ importId, state: 'CANCELLED', reason: 'sent by mistake' });
    const ended = await dunlin.refused('imports', 'resume', importId, '--reason', 'wanted after all');
    expect(ended).toMatchObject({ exit: refused, code: 'IMPORT_STATE_FORBIDS' });
    const advanced = await dunlin.run('clock', 'advance', '2026-03-10T12:00:00Z');
    expect(advanced).toMatchObject({ code: done, err: '' });
    expect(advanced.out).toMatch(/step agency\/PLACED: \d.*step call\/TASK_CREATED: \d/s);
    const stays = await dunlin.json('clock', 'cancel');
    expect(stays).toMatchObject({ state: 'DONE', now: '2026-03-10T12:00:00.000Z' });
    const [arrived, back] = await Promise.all([
      dunlin.json<object[]>('invoice', 'list', '--customer', 'D-11'),
      dunlin.refused('clock', 'advance', '2026-03-01'),
    ]);
    expect(arrived).toMatchObject([{ number: 'R-11', overdue: true }]);
    const taken = await dunlin.run('imports', 'show', registered.importId, '--json', '--errors', 'later-errors.csv');
    expect(taken.code).toBe(rowsRefused);
    expect(JSON.parse(taken.out)).toMatchObject({ state: 'COMPLETED', rows: 2, created: 1, errorCount: 1 });
    expect(readFileSync(join(folder, 'later-errors.csv'), 'utf8')).toContain('viel');
    expect(back).toMatchObject({ exit: refused, code: 'CLOCK_STATE_FORBIDS' });
  });

  it('of a case is shown, paused, resumed and cancelled', async () => {
    const [active, ofDebtor] = await Promise.all([
      dunlin.json<Case[]>('case', 'list', '--state', 'active', '--limit', '2'),
      dunlin.json<Case[]>('case', 'list', '--customer', 'D-10'),
    ]);
    expect(active.map(({ state }) => state)).toEqual(['ACTIVE', 'ACTIVE']);
    const [{ caseId, customerId }] = ofDebtor as [Case];
    const [json, people, unknown] = await Promise.all([
      dunlin.json<Case>('case', 'show', caseId),
      dunlin.run('case', 'show', caseId),
      dunlin.refused('case', 'show', newId()),
    ]);
    expect(json).toMatchObject({ customerId, state: 'ACTIVE', invoices: [{ invoiceNumber: 'R-10' }] });
    expect(json.invoices[0]!.stepsDone).toMatchObject([
      { stepId: 'first', outcome: 'SENT' },
      { stepId: 'call', outcome: 'TASK_CREATED' },
    ]);
    expect(people.out).toMatch(/R-10 .* first .* SENT .*R-10 .* agency .* planned /s);
    expect(unknown).toMatchObject({ exit: refused, code: 'CASE_NOT_FOUND' });
    const paused = await dunlin.json('case', 'pause', caseId, '--reason', 'promised', '--until', '2026-04-01');
    expect(paused).toMatchObject({
      state: 'PAUSED',
      holds: [{ reason: 'promised', endTime: '2026-04-01T00:00:00.000Z' }],
    });
    expect(await dunlin.json('case', 'resume', caseId, '--reason', 'broken')).toMatchObject({
      state: 'ACTIVE',
      holds: [],
    });
    const cancelling = ['case', 'cancel', caseId, '--reason', 'goodwill'];
    expect(await dunlin.refused(...cancelling)).toMatchObject({ exit: refused, code: 'NOT_CONFIRMED' });
    expect(await dunlin.json(...cancelling, '--yes')).toMatchObject({ state: 'CANCELLED' });
    const late = await dunlin.run('case', 'pause', caseId, '--reason', 'late');
    expect(late).toMatchObject({ code: refused, err: expect.stringMatching(/CANCELLED.*allowed: nothing/s) });
  });

  it('leaves messages, tasks and placements', async () => {
    const [sent, messages, tasks, placements] = await Promise.all([
      dunlin.json<{ messageId: string }[]>('message', 'list', '--customer', 'D-3', '--state', 'sent'),
      dunlin.run('message', 'list', '--limit', '2'),
      dunlin.json<{ taskId: string; title: string }[]>('task', 'list', '--queue', 'callers', '--customer', 'D-3'),
      dunlin.json<{ placementId: string }[]>('placement', 'list', '--customer', 'D-3'),
    ]);
    expect(sent).toMatchObject([{ stepId: 'first', template: 'reminder' }]);
    expect(messages.out).toMatch(/TIME +CUSTOMER .*2 rows, and there are more: --all.*--page-token/s);
    expect(tasks).toMatchObject([{ title: 'Call about R-3', state: 'OPEN' }]);
    expect(placements).toMatchObject([{ agency: 'northgate' }]);
    const [{ messageId }, { taskId }, { placementId }] = [sent[0]!, tasks[0]!, placements[0]!];
    const [message, placement, task, ...unknown] = await Promise.all([
      dunlin.json('message', 'show', messageId),
      dunlin.json('placement', 'show', placementId),
      dunlin.json('task', 'done', taskId, '--note', 'will pay'),
      dunlin.refused('message', 'show', newId()),
      dunlin.refused('placement', 'show', newId()),
      dunlin.refused('task', 'done', newId()),
    ]);
    expect(message).toMatchObject({
      subject: expect.stringContaining('R-3'),
      text: expect.stringContaining('Müller; Söhne D-3'),
    });
    expect(placement).toMatchObject({ agency: 'northgate', state: 'ACTIVE' });
    expect(task).toMatchObject({ state: 'DONE', outcomeNote: 'will pay' });
    expect(unknown.map(({ exit, code }) => [exit, code])).toEqual([
      [refused, 'MESSAGE_NOT_FOUND'],
      [refused, 'PLACEMENT_NOT_FOUND'],
      [refused, 'TASK_NOT_FOUND'],
    ]);
    expect(await dunlin.refused('task', 'done', taskId)).toMatchObject({ exit: refused, code: 'TASK_STATE_FORBIDS' });
  });

  it('of a customer is in the diary, and a refused channel is honoured', async () => {
    const [found, optedOut, unknown] = await Promise.all([
      dunlin.json<{ reference: string }[]>('customer', 'list', '--name', 'Müller; Söhne D-1'),
      dunlin.json('opt-out', 'record', 'D-3', '--channel', 'email', '--reason', 'TOLD_AGENT'),
      dunlin.refused('customer', 'diary', 'D-99'),
    ]);
    expect(found.map(({ reference }) => reference)).toEqual(['D-1', 'D-10', 'D-11']);
    expect(optedOut).toMatchObject({ reference: 'D-3', optedOutChannels: ['EMAIL'] });
    expect(unknown).toMatchObject({ exit: refused, code: 'CUSTOMER_NOT_FOUND' });
    const [diary, mails] = await Promise.all([
      eventually(
        () => dunlin.run('customer', 'diary', 'D-3', '--from', '2026-03-01'),
        ({ out }) => out.includes('Opted out'),
      ),
      dunlin.json('customer', 'diary', 'D-3', '--event', 'MessageSent'),
    ]);
    expect(diary.out).toMatch(/Opted out of e-mails.*Placed with northgate/s);
    expect(mails).toMatchObject([{ event: 'dunlin.communication.v1.MessageSent', invoiceNumber: 'R-3' }]);
  });
});

describeActs(() => dunlin);
describeInterest(() => dunlin);
describeProlongations(() => dunlin);

describePromises(() => dunlin);

describeArrangements(() => dunlin);

describePapers(
  () => dunlin,
  () => folder,
);

describeCharges(() => dunlin);

describeLists(() => dunlin);
describeQuestions(
  () => dunlin,
  () => folder,
);

describe('operations', () => {
  it('print the events of a service until interrupted', async () => {
    tail = dunlin.follow('events', 'tail', '--service', 'payment', '--from-beginning', '--json');
    const ended = once(tail, 'close');
    const lines = createInterface({ input: tail.stdout! });
    for await (const line of lines) {
      const event = JSON.parse(line) as { type: string; payload: object };
      if (event.type !== 'dunlin.payment.v1.PaymentReversed') continue;
      expect(event.payload).toMatchObject({ cause: { actor: expect.stringMatching(/^user:/) } });
      break;
    }
    tail.kill('SIGINT');
    expect(await ended).toEqual([done, null]);
  });

  it('list, show, replay and drop what is parked', async () => {
    const [{ paymentId }] = (await dunlin.json('payment', 'list', '--invoice', 'R-2')) as [{ paymentId: string }];
    const broker = new Broker(stack.server('kafka').address, stack.state.topicPrefix);
    await broker.start();
    const customerId = newId();
    const allocated = (of: string) => ({
      type: 'dunlin.invoice.v1.PaymentAllocated',
      key: customerId,
      subject: of,
      sequence: 1,
      payload: { paymentId: of, customerId, allocations: [], unapplied: { currencyCode: 'EUR', minorUnits: '0' } },
    });
    // Nobody knows the first payment, and what is said of the second is older than what is known.
    const facts = [newId(), paymentId].map((of) => delivery({ broker }, allocated(of), { partition: 0 }).record);
    await broker.send(facts);
    await broker.stop();
    const parked = await eventually(
      () => dunlin.json<{ key: string; topic: string; events: number }[]>('parked', 'list', '--service', 'payment'),
      ([first]) => first?.events === 2,
    );
    expect(parked).toMatchObject([{ service: 'payment', kind: 'parked', key: customerId, events: 2 }]);
    const of = ['--service', 'payment', '--topic', parked[0]!.topic, '--key', customerId];
    const [shown, stuck, unknown] = await Promise.all([
      dunlin.json<{ type: string; eventId: string }[]>('parked', 'show', ...of),
      dunlin.run('parked', 'replay', ...of, '--json'),
      dunlin.refused('parked', 'show', ...of.slice(0, -1), newId()),
    ]);
    expect(shown.map(({ type }) => type)).toEqual(Array(2).fill('dunlin.invoice.v1.PaymentAllocated'));
    expect(await dunlin.json('parked', 'show', ...of, '--event-id', shown[0]!.eventId)).toMatchObject({ customerId });
    expect([stuck.code, JSON.parse(stuck.out)]).toMatchObject([refused, { leftCount: '2' }]);
    expect(unknown).toMatchObject({ exit: refused, code: 'PARKED_KEY_NOT_FOUND' });
    const dropped = await dunlin.run('parked', 'drop', ...of, '--reason', 'no payment of ours', '--yes');
    expect(dropped).toMatchObject({ code: done, err: '' });
    expect(await dunlin.json('parked', 'replay', ...of)).toMatchObject({
      replayedCount: '1',
      leftCount: '0',
      error: '',
    });
    // What was dropped is kept among the dead letters, and waits for nobody.
    const letters = (...more: string[]) =>
      dunlin.json<{ deadLetterId: string }[]>('dead-letter', 'list', '--service', 'payment', ...more);
    const [parkedNow, [letter], openNow] = await Promise.all([
      dunlin.json('parked', 'list'),
      letters(),
      letters('--state', 'open'),
    ]);
    expect([parkedNow, openNow]).toEqual([[], []]);
    const decision = { actor: expect.stringMatching(/^user:/), reason: 'no payment of ours' };
    expect(letter).toMatchObject({ key: customerId, state: 'DROPPED', decision });
    const id = [letter!.deadLetterId, '--service', 'payment'];
    expect(await dunlin.json('dead-letter', 'show', ...id)).toMatchObject({
      customerId,
      source: 'invoice',
      payload: expect.stringContaining(customerId),
    });
    expect(await dunlin.refused('dead-letter', 'replay', ...id)).toMatchObject({ code: 'DEAD_LETTER_STATE_FORBIDS' });
    expect(await dunlin.refused('dead-letter', 'show', '999', ...id.slice(1))).toMatchObject({
      exit: refused,
      code: 'DEAD_LETTER_NOT_FOUND',
    });
  });
});

describeExamples(() => ({ stack, dunlin, environmentOf, certificate: certificateOf('reminders') }));
