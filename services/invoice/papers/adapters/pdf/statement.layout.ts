import type { OpenInvoice } from '../../../ledger/domain/journal/account.js';
import { agesOf, type Statement, type StatementLine } from '../../domain/statement.js';
import type { Letter } from '../../use-cases/ports.js';
import { type Content, letterJob, type PrintJob, table, type Writing, writingOf } from './letter.layout.js';

/** @param open null where what is open now is not what the statement is about */
export function statementJob(
  letter: Letter,
  currency: string,
  statement: Statement,
  open: readonly OpenInvoice[] | null,
): PrintJob {
  const writing = writingOf(letter, currency);
  const { texts, date } = writing;
  const { from, to } = statement;
  const period = texts.period(from === null ? null : date(from), date(to));
  return letterJob(letter, writing, `${texts.statement} ${currency}`, [
    { text: period, style: 'quiet' },
    account(statement, writing),
    ...(open === null ? [] : openItems(letter, statement, open, writing)),
  ]);
}

function account(
  { openingMinor, lines, closingMinor, to, from }: Statement,
  { texts, amount, date }: Writing,
): Content {
  const columns = [
    { title: texts.line.date },
    { title: texts.line.text, wide: true },
    { title: texts.line.charge, figures: true },
    { title: texts.line.credit, figures: true },
    { title: texts.balance, figures: true },
  ];
  const rows = [
    [from === null ? '' : date(from), texts.opening, '', '', amount(openingMinor)],
    ...lines.map(({ valueDate, changeMinor, balanceMinor, ...line }) => [
      date(valueDate),
      describe({ ...line, valueDate, changeMinor, balanceMinor }, texts.contexts),
      changeMinor > 0n ? amount(changeMinor) : '',
      changeMinor < 0n ? amount(-changeMinor) : '',
      amount(balanceMinor),
    ]),
    [date(to), texts.closing, '', '', amount(closingMinor)],
  ];
  return table(columns, rows, [0, rows.length - 1]);
}

/** Many invoices of one entry, such as a credit that is spread, are told by how many they are. */
const maxNumbers = 3;

function describe({ context, invoiceNumbers }: StatementLine, contexts: Readonly<Record<string, string>>): string {
  const named = invoiceNumbers.slice(0, maxNumbers).join(', ');
  const more = invoiceNumbers.length > maxNumbers ? ` + ${invoiceNumbers.length - maxNumbers}` : '';
  return `${contexts[context]} ${named}${more}`.trim();
}

function openItems(
  { today }: Letter,
  { closingMinor }: Statement,
  open: readonly OpenInvoice[],
  writing: Writing,
): Content[] {
  const { texts, amount, date } = writing;
  const columns = [
    { title: texts.number, wide: true },
    { title: texts.issueDate },
    { title: texts.dueDate },
    { title: texts.amount, figures: true },
    { title: texts.remaining, figures: true },
  ];
  const remaining = open.reduce((sum, { remainingMinor }) => sum + remainingMinor, 0n);
  const unused = remaining - closingMinor;
  const rows = open.map(({ number, issueDate, dueDate, amountMinor, remainingMinor }) => [
    number,
    date(issueDate),
    date(dueDate),
    amount(amountMinor),
    amount(remainingMinor),
  ]);
  if (unused !== 0n) rows.push([texts.unused, '', '', '', amount(-unused)]);
  rows.push([texts.total, '', '', '', amount(closingMinor)]);
  const ages = agesOf(open, today).map((minor) => amount(minor));
  return [
    { text: texts.open, style: 'heading' },
    table(columns, rows, [rows.length - 1]),
    table(
      texts.ages.map((title) => ({ title, figures: true, wide: true })),
      [ages],
    ),
  ];
}
