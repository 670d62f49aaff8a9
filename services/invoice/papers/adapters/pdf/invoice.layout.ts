import { writeDecimal } from '#libs/money';
import { type InvoiceLine, taxesOf } from '../../../invoices/domain/lines.js';
import type { Invoice } from '../../../ledger/domain/invoice.js';
import { type InvoiceSums, sumsOf } from '../../domain/invoice-paper.js';
import type { Letter } from '../../use-cases/ports.js';
import { type Content, letterJob, type PrintJob, table, type Writing, writingOf } from './letter.layout.js';

export function invoiceJob(letter: Letter, invoice: Invoice, lines: readonly InvoiceLine[]): PrintJob {
  const writing = writingOf(letter, invoice.currency);
  const { texts, date } = writing;
  const title = `${texts.invoice[invoice.kind]} ${invoice.number}`;
  const sums = sumsOf(invoice);
  return letterJob(letter, writing, title, [
    {
      text: `${texts.issueDate} ${date(invoice.issueDate)} · ${texts.dueDate} ${date(invoice.dueDate)}`,
      style: 'quiet',
    },
    ...(lines.length > 0 ? [positions(letter, lines, writing)] : []),
    sumsTable(letter, lines, sums, writing),
    { text: closingOf(letter, invoice, sums, writing), margin: [0, 8, 0, 12] },
  ]);
}

function positions({ locale }: Letter, lines: readonly InvoiceLine[], { texts, amount }: Writing): Content {
  const { position, tax } = texts;
  const columns = [
    { title: position.text, wide: true },
    { title: position.quantity, figures: true },
    { title: position.price, figures: true },
    { title: tax('%'), figures: true },
    { title: position.net, figures: true },
  ];
  const quantityOf = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const rows = lines.map(({ text, quantity, unitPriceMinor, taxRateBasisPoints, netMinor }) => [
    text,
    quantityOf.format(writeDecimal(quantity, 4) as Intl.StringNumericLiteral),
    amount(unitPriceMinor),
    percent(taxRateBasisPoints, locale),
    amount(netMinor),
  ]);
  return table(columns, rows);
}

/** How what was billed became what remains, line by line. */
function sumsTable({ locale }: Letter, lines: readonly InvoiceLine[], sums: InvoiceSums, writing: Writing): Content {
  const { texts, amount } = writing;
  const taxes = taxesOf(lines);
  const net = taxes.reduce((sum, { netMinor }) => sum + netMinor, 0n);
  const isTaxed = taxes.some(({ taxMinor }) => taxMinor !== 0n);
  const rows: [text: string, minor: bigint, strong?: true][] = [];
  if (isTaxed) {
    rows.push([texts.net, net]);
    for (const { taxRateBasisPoints: rate, taxMinor } of taxes) rows.push([texts.tax(percent(rate, locale)), taxMinor]);
  }
  if (sums.adjustedMinor !== 0n) rows.push([texts.adjusted, sums.adjustedMinor]);
  rows.push([texts.gross, sums.billedMinor, true]);
  for (const { component, minor } of sums.charged) rows.push([texts.charged[component], minor]);
  if (sums.creditNotesMinor !== 0n) rows.push([texts.creditNotes, -sums.creditNotesMinor]);
  if (sums.paidMinor !== 0n) rows.push([texts.paid, -sums.paidMinor]);
  rows.push([texts.remaining, sums.remainingMinor, true]);
  const strong = rows.flatMap(([, , isStrong], index) => (isStrong ? [index] : []));
  const columns = [
    { title: '', wide: true },
    { title: texts.amount, figures: true },
  ];
  return table(
    columns,
    rows.map(([text, minor]) => [text, amount(minor)]),
    strong,
  );
}

function closingOf({ today }: Letter, invoice: Invoice, { remainingMinor }: InvoiceSums, writing: Writing): string {
  const { texts, amount, date } = writing;
  if (invoice.lifecycle === 'VOID') return texts.void;
  if (remainingMinor <= 0n) return texts.settled;
  const ask = today > invoice.dueDate ? texts.payNow : texts.payBy;
  return ask(amount(remainingMinor), date(invoice.dueDate), invoice.number);
}

function percent(basisPoints: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000);
}
