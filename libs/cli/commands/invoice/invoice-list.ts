import type { Command } from 'commander';
import { enumName, fromWireDate, type invoiceV1, toTimestampOrNull } from '#libs/contracts';
import { daysBetween, type LocalDate } from '#libs/time';
import { readBound } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addListOptions, countText, type ListOptions, readList, showList } from '../../list.js';
import { businessTime, customerColumns, withCustomers } from '../../lookup.js';
import { addCommand, choice, dateOption, instantOption, readCurrency, type WireDate } from '../../options.js';

export interface InvoiceFilterOptions extends CommonOptions {
  customer?: string[];
  state?: (keyof typeof lifecycles)[];
  overdue?: boolean;
  disputed?: boolean;
  unassigned?: boolean;
  stands?: boolean;
  number?: string;
  currency?: string;
  amountFrom?: string;
  amountTo?: string;
  remainingFrom?: string;
  remainingTo?: string;
  dueFrom?: WireDate;
  dueTo?: WireDate;
  issuedFrom?: WireDate;
  issuedTo?: WireDate;
  createdFrom?: Date;
  createdTo?: Date;
}

export interface InvoiceListOptions extends InvoiceFilterOptions, ListOptions {
  order?: keyof typeof orders;
  descending?: boolean;
  count?: boolean;
}

const lifecycles = {
  draft: 'LIFECYCLE_DRAFT',
  open: 'LIFECYCLE_OPEN',
  paid: 'LIFECYCLE_PAID',
  void: 'LIFECYCLE_VOID',
  'written-off': 'LIFECYCLE_WRITTEN_OFF',
  settled: 'LIFECYCLE_SETTLED',
} as const;

const orders = {
  due: 'ORDER_DUE_DATE',
  remaining: 'ORDER_REMAINING',
  issued: 'ORDER_ISSUE_DATE',
  number: 'ORDER_NUMBER',
} as const;

export function addInvoiceList(invoice: Command): void {
  const list = addCommand(
    invoice,
    'list',
    'Lists invoices, by the dates that are asked for unless --order says otherwise; with --creditor, those of one creditor.',
    'invoice list --overdue --customer D-1001',
    'invoice list --state open --currency EUR --remaining-from 500 --order remaining --descending --count',
  );
  addListOptions(
    addInvoiceFilter(list)
      .addOption(choice('--order <order>', 'what to sort by; remaining needs --currency', Object.keys(orders)))
      .option('--descending', 'the last of that order first')
      .option('--count', 'say how many there are'),
  ).action(action<InvoiceListOptions, []>(listInvoices));
}

/** Options that name a list of invoices. */
export function addInvoiceFilter(command: Command): Command {
  return command
    .option('--customer <reference or id...>')
    .addOption(choice('--state <state...>', 'only in these states', Object.keys(lifecycles)))
    .option('--overdue', 'only overdue ones')
    .option('--disputed', 'only disputed ones')
    .option('--unassigned', 'only open ones that no sequence collects')
    .option('--stands', 'only those that are void for good')
    .option('--number <prefix>', 'numbers that begin so')
    .option('--currency <code>', 'ISO 4217; of all amounts given here', readCurrency)
    .option('--amount-from <decimal>', 'gross')
    .option('--amount-to <decimal>')
    .option('--remaining-from <decimal>')
    .option('--remaining-to <decimal>')
    .addOption(dateOption('--due-from <date>'))
    .addOption(dateOption('--due-to <date>'))
    .addOption(dateOption('--issued-from <date>'))
    .addOption(dateOption('--issued-to <date>'))
    .addOption(instantOption('--created-from <instant>', 'business time'))
    .addOption(instantOption('--created-to <instant>', 'before it'));
}

async function listInvoices(context: CommandContext, options: InvoiceListOptions): Promise<void> {
  const { dunlin, output } = context;
  const { order, descending = false } = options;
  const orderBy = order === undefined ? 'ORDER_UNSPECIFIED' : orders[order];
  const filter: invoiceV1.ListInvoicesRequestInit = {
    ...(await invoiceFilterOf(context, options)),
    ...{ orderBy, descending },
  };
  let withCount = options.count ?? false;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listInvoices({ ...filter, withCount, pageSize, pageToken }, dunlin.caller);
    if (read.count) output.say(countText(read.count));
    withCount = false;
    return { items: read.invoices, nextPageToken: read.nextPageToken };
  });
  await showList(
    context,
    options,
    page,
    async () => {
      const [rows, now] = await Promise.all([withCustomers(context, page.items), businessTime(context, 'invoice')]);
      return rows.map((row) => ({ ...row, daysLate: daysLate(row, now) }));
    },
    [
      { head: 'INVOICE', of: (invoice) => invoice.number },
      ...customerColumns,
      { head: 'STATE', of: stateOf, long: true },
      { head: 'AMOUNT', of: (invoice) => invoice.amount, align: 'right' },
      { head: 'REMAINING', of: (invoice) => invoice.remaining, align: 'right' },
      { head: 'DUE', of: (invoice) => invoice.dueDate },
      { head: 'DAYS LATE', of: (invoice) => invoice.daysLate, align: 'right' },
      { head: 'SEQUENCE', of: (invoice) => invoice.sequence, long: true },
      { head: 'ISSUED', of: (invoice) => invoice.issueDate, wide: true },
      { head: 'CREDITOR', of: (invoice) => invoice.creditorId, wide: true },
      { head: 'INVOICE ID', of: (invoice) => invoice.invoiceId, wide: true },
      { head: 'CUSTOMER ID', of: (invoice) => invoice.customerId, wide: true },
    ],
  );
}

export async function invoiceFilterOf(
  context: CommandContext,
  options: InvoiceFilterOptions,
): Promise<invoiceV1.ListInvoicesRequestInit> {
  const { customer = [], state = [], currency = '' } = options;
  return {
    customerIds: await Promise.all(customer.map((one) => customerIdOf(context, one))),
    lifecycles: state.map((one) => lifecycles[one]),
    ...(options.overdue ? { overdue: true } : {}),
    ...(options.disputed ? { disputed: true } : {}),
    ...(options.stands ? { voidStands: true } : {}),
    unassigned: options.unassigned ?? false,
    text: options.number ?? '',
    creditorId: context.creditorId,
    currencyCode: currency,
    minAmount: readBound(options.amountFrom, currency),
    maxAmount: readBound(options.amountTo, currency),
    minRemaining: readBound(options.remainingFrom, currency),
    maxRemaining: readBound(options.remainingTo, currency),
    dueFromDate: options.dueFrom ?? null,
    dueToDate: options.dueTo ?? null,
    issueFromDate: options.issuedFrom ?? null,
    issueToDate: options.issuedTo ?? null,
    createFromTime: toTimestampOrNull(options.createdFrom ?? null),
    createUntilTime: toTimestampOrNull(options.createdTo ?? null),
  };
}

/** State as shown to people: OPEN alone does not say that an invoice is disputed or partly paid. */
function stateOf({
  lifecycle,
  paymentState,
  overdue,
  disputed,
  collectableAmount,
  collectability,
  voidStands,
}: invoiceV1.Invoice): string {
  const words = [
    lifecycle === 'LIFECYCLE_OPEN' && overdue ? 'OVERDUE' : enumName(lifecycle, 'LIFECYCLE_'),
    paymentState === 'PAYMENT_STATE_PARTIALLY_PAID' && 'part paid',
    paymentState === 'PAYMENT_STATE_OVERPAID' && 'overpaid',
    voidStands && 'for good',
    disputed && ((collectableAmount?.minorUnits ?? '0') === '0' ? 'disputed' : 'part disputed'),
    collectability === 'COLLECTABILITY_DO_NOT_COLLECT' && 'not collected',
  ];
  return words.filter(Boolean).join(', ');
}

/** By the date of the business clock in UTC; whether it is overdue at all was decided in the customer's zone. */
function daysLate({ overdue, dueDate }: invoiceV1.Invoice, now: Date | null): number | '' {
  const due = fromWireDate(dueDate);
  if (!overdue || !due || !now) return '';
  return Math.max(daysBetween(due, now.toISOString().slice(0, 10) as LocalDate), 1);
}
