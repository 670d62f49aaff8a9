import type { CustomerFacts, InvoiceFacts } from '#libs/fence';
import { exponentOf, formatMajor, type Money, sumByCurrency } from '#libs/money';
import { daysBetween, type LocalDate } from '#libs/time';

/** The variables of a template. Every text is a single line without control characters. */
export interface TemplateContext {
  readonly customer: { readonly name: string; readonly reference: string };
  /** The invoice due first. */
  readonly invoice: InvoiceContext;
  /** All invoices, the one due first in front. */
  readonly invoices: readonly InvoiceContext[];
  /** Remaining amounts of all invoices, one per currency. */
  readonly total: string;
  readonly organisation: { readonly name: string };
  readonly unsubscribeUrl: string;
}

interface InvoiceContext {
  readonly number: string;
  /** Written for the reader, such as `$1,234.50`. */
  readonly amount: string;
  readonly remaining: string;
  /** Written for the reader, such as `March 1, 2024`. */
  readonly dueDate: string;
  /** 0 until the day after the due date. */
  readonly daysOverdue: number;
  /** 0 from the due date on. */
  readonly daysUntilDue: number;
  /** For the filters `money` and `date`. */
  readonly remainingMajor: string;
  readonly currency: string;
  readonly dueOn: LocalDate;
}

interface ContextInput {
  readonly customer: Pick<CustomerFacts, 'name' | 'reference'>;
  /** In the order in which they are listed; at least one. */
  readonly invoices: readonly InvoiceFacts[];
  readonly organisationName: string;
  readonly unsubscribeUrl: string;
  /** The debtor's date today. */
  readonly today: LocalDate;
  /** Locale of amounts and dates. */
  readonly locale: string;
}

export function templateContext(input: ContextInput): TemplateContext {
  const invoices = input.invoices.map((invoice) => invoiceContext(invoice, input));
  const totals = sumByCurrency(input.invoices.map(({ remaining }) => remaining));
  return {
    customer: { name: oneLine(input.customer.name), reference: oneLine(input.customer.reference) },
    invoice: invoices[0]!,
    invoices,
    total: totals.map((total) => formatMoney(total, input.locale)).join(' + '),
    organisation: { name: oneLine(input.organisationName) },
    unsubscribeUrl: input.unsubscribeUrl,
  };
}

/** An amount as readers of the locale write it, with exactly the decimals of its currency. */
export function formatMoney(amount: Money, locale: string): string {
  const decimals = exponentOf(amount.currency);
  // Intl takes decimal text, so no float comes between.
  return numberFormat(locale, amount.currency, decimals).format(formatMajor(amount) as Intl.StringNumericLiteral);
}

/** A date as readers of the locale write it. @param style such as `long` or `short` */
export function formatDate(
  date: LocalDate,
  locale: string,
  style: 'full' | 'long' | 'medium' | 'short' = 'long',
): string {
  return dateFormat(locale, style).format(new Date(`${date}T00:00:00Z`));
}

/** Line breaks, other control characters and marks that change the direction of text become one space. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ').trim();
}

function invoiceContext(invoice: InvoiceFacts, { today, locale }: ContextInput): InvoiceContext {
  const days = daysBetween(invoice.dueDate, today);
  return {
    number: oneLine(invoice.number),
    amount: formatMoney(invoice.amount, locale),
    remaining: formatMoney(invoice.remaining, locale),
    dueDate: formatDate(invoice.dueDate, locale),
    daysOverdue: Math.max(days, 0),
    daysUntilDue: Math.max(-days, 0),
    remainingMajor: formatMajor(invoice.remaining),
    currency: invoice.remaining.currency,
    dueOn: invoice.dueDate,
  };
}

// Making a format costs a hundred times more than using it, and a deployment uses a handful of them.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();
const maxFormats = 500;

function numberFormat(locale: string, currency: string, decimals: number): Intl.NumberFormat {
  return cached(numberFormats, `${locale} ${currency}`, () => {
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits });
  });
}

function dateFormat(locale: string, style: 'full' | 'long' | 'medium' | 'short'): Intl.DateTimeFormat {
  return cached(
    dateFormats,
    `${locale} ${style}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: style, timeZone: 'UTC' }),
  );
}

function cached<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found) return found;
  const made = make();
  if (known.size < maxFormats) known.set(key, made);
  return made;
}
