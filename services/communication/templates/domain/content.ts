import type { CustomerFacts, InvoiceFacts } from '#libs/fence';
import { formatDate, formatMoney } from '#libs/locales';
import { formatMajor, sumByCurrency } from '#libs/money';
import { oneLine } from '#libs/text';
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
