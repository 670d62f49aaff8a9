import { formatDate, formatMoney } from '#libs/locales';
import { money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { Letter } from '../../use-cases/ports.js';
import { type PaperTexts, paperTexts } from './paper.texts.js';

/** A text, columns of texts, or a table, in the words of pdfmake. */
export type Content =
  | TextBlock
  | { readonly columns: readonly (TextBlock & { readonly width: string })[]; readonly margin: Margin }
  | Table;

export interface TextBlock {
  readonly text: string;
  readonly style?: 'sender' | 'title' | 'heading' | 'quiet';
  readonly bold?: boolean;
  readonly alignment?: 'right';
  readonly noWrap?: boolean;
  readonly margin?: Margin;
}

interface Table {
  readonly table: {
    readonly headerRows: number;
    readonly dontBreakRows: boolean;
    readonly widths: readonly string[];
    readonly body: readonly (readonly TextBlock[])[];
  };
  readonly layout: 'lightHorizontalLines';
  readonly margin: Margin;
}

type Margin = readonly [left: number, top: number, right: number, bottom: number];

/** What is sent to the thread that sets it: functions cannot be. */
export interface PrintJob {
  readonly title: string;
  readonly language: string;
  readonly author: string;
  readonly content: readonly Content[];
  /** Left of the number of the page. */
  readonly footer: string;
  /** `{page}` and `{pages}` stand for their numbers. */
  readonly pages: string;
}

/** How amounts and dates of a paper are written. */
export interface Writing {
  readonly texts: PaperTexts;
  readonly amount: (minor: bigint) => string;
  readonly date: (date: LocalDate) => string;
}

export function writingOf({ language, locale }: Letter, currency: string): Writing {
  return {
    texts: paperTexts[language],
    amount: (minor) => formatMoney(money(minor, currency), locale),
    date: (date) => formatDate(date, locale, 'medium'),
  };
}

/** A letter around its matter: who sends it, who gets it, when, and how to pay. */
export function letterJob(
  letter: Letter,
  { texts, date }: Writing,
  title: string,
  matter: readonly Content[],
): PrintJob {
  const { addressee, sender, today, language } = letter;
  const content: Content[] = [
    { text: sender.name, style: 'sender' },
    { text: sender.lines.join('\n'), style: 'quiet' },
    {
      columns: [
        { width: '*', text: [addressee.name, ...addressee.address].join('\n') },
        { width: 'auto', text: `${date(today)}\n${texts.reference} ${addressee.reference}`, alignment: 'right' },
      ],
      margin: [0, 28, 0, 28],
    },
    { text: title, style: 'title' },
    ...matter,
  ];
  if (sender.payment.length > 0) {
    content.push({ text: texts.payment, style: 'heading' }, { text: sender.payment.join('\n') });
  }
  const pages = texts.page(0, 1).replace('0', '{page}').replace('1', '{pages}');
  const footer = `${sender.name} · ${addressee.reference}`;
  return { title, language, author: sender.name, content, footer, pages };
}

export interface Column {
  readonly title: string;
  /** Figures stand at the right. */
  readonly figures?: boolean;
  readonly wide?: boolean;
}

/** A table whose head is repeated on each page. @param strong which of the rows are sums */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  strong: number[] = [],
): Content {
  const cell = (text: string, index: number, bold: boolean): TextBlock => ({
    text,
    bold,
    ...(columns[index]!.figures ? { alignment: 'right' as const, noWrap: true } : {}),
  });
  const head = columns.map(({ title }, index) => cell(title, index, true));
  const body = rows.map((row, at) => row.map((text, index) => cell(text, index, strong.includes(at))));
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ wide }) => (wide ? '*' : 'auto')),
      body: [head, ...body],
    },
    layout: 'lightHorizontalLines',
    margin: [0, 4, 0, 12],
  };
}
