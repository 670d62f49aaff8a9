import type { Command } from 'commander';
import { enumName, type invoiceV1 } from '#libs/contracts';
import { readBound } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addListOptions, countText, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomers } from '../../lookup.js';
import { addCommand, choice, readCount, readCurrency } from '../../options.js';

interface DebtorListOptions extends ListOptions {
  currency: string;
  customer?: string[];
  outstandingFrom?: string;
  outstandingTo?: string;
  overdueFrom?: string;
  overdueTo?: string;
  daysFrom?: number;
  daysTo?: number;
  order?: keyof typeof orders;
  ascending?: boolean;
  count?: boolean;
}

const orders = {
  outstanding: 'ORDER_OUTSTANDING',
  overdue: 'ORDER_OVERDUE',
  days: 'ORDER_DAYS_LATE',
} as const;

export function addDebtorCommands(debtor: Command): void {
  addListOptions(
    addCommand(
      debtor,
      'list',
      'Lists customers by what they owe in one currency, those who owe the most first.',
      'debtor list --currency EUR --order days --overdue-from 1000',
    )
      .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
      .option('--customer <reference or id...>')
      .option('--outstanding-from <decimal>')
      .option('--outstanding-to <decimal>')
      .option('--overdue-from <decimal>')
      .option('--overdue-to <decimal>')
      .option('--days-from <n>', 'late at least so many days', readCount)
      .option('--days-to <n>', 'late at most so many days', readCount)
      .addOption(choice('--order <order>', 'what to sort by', Object.keys(orders)))
      .option('--ascending', 'those who owe the least first')
      .option('--count', 'say how many there are'),
  ).action(action<DebtorListOptions, []>(listDebtors));
  addCommand(
    debtor,
    'show',
    'Shows what customers owe by age, and how late they paid within twelve months.',
    'debtor show D-1001',
  )
    .argument('<customers...>', 'references or ids')
    .action(action<CommonOptions, [string[]]>(showDebtors));
}

async function listDebtors(context: CommandContext, options: DebtorListOptions): Promise<void> {
  const { dunlin, output } = context;
  const { currency, customer = [], daysFrom = 0, daysTo = null, order = 'outstanding', ascending = false } = options;
  const filter = {
    currencyCode: currency,
    customerIds: await Promise.all(customer.map((one) => customerIdOf(context, one))),
    minOutstanding: readBound(options.outstandingFrom, currency),
    maxOutstanding: readBound(options.outstandingTo, currency),
    minOverdue: readBound(options.overdueFrom, currency),
    maxOverdue: readBound(options.overdueTo, currency),
    minDaysLate: daysFrom,
    ...(daysTo === null ? {} : { maxDaysLate: daysTo }),
    orderBy: orders[order],
    descending: !ascending,
  };
  let withCount = options.count ?? false;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listDebtors({ ...filter, withCount, pageSize, pageToken }, dunlin.caller);
    if (read.count) output.say(countText(read.count));
    withCount = false;
    return { items: read.debtors, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomers(context, page.items), [
    ...customerColumns,
    { head: 'OUTSTANDING', of: (row) => row.outstanding, align: 'right' },
    { head: 'OVERDUE', of: (row) => row.overdue, align: 'right' },
    { head: 'INVOICES', of: (row) => row.openCount, align: 'right' },
    { head: 'OLDEST DUE', of: (row) => row.oldestDueDate },
    { head: 'DAYS LATE', of: (row) => row.daysLate, align: 'right' },
    { head: 'CUSTOMER ID', of: (row) => row.customerId, wide: true },
  ]);
}

async function showDebtors(context: CommandContext, _options: CommonOptions, customers: string[]): Promise<void> {
  const { dunlin, output } = context;
  const customerIds = await Promise.all(customers.map((one) => customerIdOf(context, one)));
  const [customerId, another] = customerIds;
  const profiles =
    another === undefined
      ? [(await dunlin.invoice.getPayerProfile({ customerId: customerId! }, dunlin.caller)).profile!]
      : (await dunlin.invoice.batchGetPayerProfiles({ customerIds }, dunlin.caller)).profiles;
  if (output.json) return another === undefined ? output.one(profiles[0]!) : output.many(profiles, []);
  for (const { currencies, lastPayment, ...rest } of profiles) {
    const [shown] = await withCustomers(context, [rest]);
    const customer = shown!.customer;
    output.one({
      customer: customer ? `${customer.reference} ${customer.name}` : rest.customerId,
      lastPayment: lastPayment?.amount ?? '',
      lastPaymentDate: lastPayment?.valueDate ?? '',
    });
    output.many(currencies, [
      { head: 'OUTSTANDING', of: (row) => row.outstanding, align: 'right' },
      ...agesOf.map(([head, age]) => ({
        head,
        of: (row: invoiceV1.PayerCurrency) => row.ages.find((one) => enumName(one.age, 'AGE_') === age)?.amount,
        align: 'right' as const,
      })),
      { head: 'PAID LATE %', of: (row) => row.punctuality?.latePercentByAmount ?? '', align: 'right' },
      { head: 'DAYS', of: (row) => row.punctuality?.averageDaysLateByAmount ?? '', align: 'right' },
    ]);
  }
}

const agesOf = [
  ['NOT DUE', 'NOT_DUE'],
  ['1-30', 'DAYS_1_TO_30'],
  ['31-60', 'DAYS_31_TO_60'],
  ['61-90', 'DAYS_61_TO_90'],
  ['OVER 90', 'OVER_90_DAYS'],
] as const;
