import { type Command, InvalidArgumentError } from 'commander';
import { enumName, toTimestampOrNull, toWireMoney, type workflowV1 } from '#libs/contracts';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomers } from '../../lookup.js';
import { addCommand, choice, readCount, readCurrency, readInstant } from '../../options.js';

export interface CaseFilterOptions extends CommonOptions {
  customer?: string;
  customers?: string[];
  invoice?: string;
  invoicePrefix?: string;
  sequence?: string;
  sequenceVersion?: number;
  state?: string[];
  holdReason?: string;
  class?: string;
  specialist?: string;
  minOwed?: string;
  maxOwed?: string;
  currency?: string;
  openedFrom?: Date;
  openedUntil?: Date;
  messageFrom?: Date;
  messageUntil?: Date;
}

interface CaseListOptions extends CaseFilterOptions, ListOptions {
  orderBy?: string;
  descending?: boolean;
  count?: boolean;
}

const caseStates = [
  'active',
  'paused',
  'on_hold',
  'will_fail',
  'failed',
  'expired',
  'collections',
  'on_arrangement',
  'cancelled',
  'paid',
  'written_off',
  'closed',
];
const orders = ['next-message', 'owed', 'oldest-due', 'opened'];
const orderNames = {
  'next-message': 'ORDER_NEXT_MESSAGE',
  owed: 'ORDER_OUTSTANDING',
  'oldest-due': 'ORDER_OLDEST_DUE',
  opened: 'ORDER_OPENED',
} as const;

export function addCaseLists(cases: Command): void {
  const list = addCommand(
    cases,
    'list',
    'Lists cases, the newest first.',
    'case list --state active paused',
    'case list --class business --order-by owed --descending --count',
    'case list --hold-reason BANKRUPT --order-by owed --descending',
    'case list --min-owed 500 --currency EUR --message-until 2026-04-01',
  );
  addListOptions(addCaseFilter(list))
    .addOption(choice('--order-by <order>', 'the earliest or smallest first', orders))
    .option('--descending', 'the latest or greatest first')
    .option('--count', 'tell how many there are in all')
    .action(action<CaseListOptions, []>(listCases));
  addCaseFilter(
    addCommand(cases, 'count', 'Counts cases, exactly up to 10,000.', 'case count --state failed --class business'),
  ).action(
    action<CaseFilterOptions, []>(async (context, options) => {
      const { dunlin, output } = context;
      const { counts } = await dunlin.workflow.countCases(
        { lists: [await caseFilterOf(context, options)] },
        dunlin.caller,
      );
      if (output.json) return output.one(counts[0]!);
      output.say(countText(counts[0]!));
    }),
  );
}

/** Options that name a list of cases. */
export function addCaseFilter(command: Command): Command {
  return command
    .option('--customer <reference or id>')
    .option('--customers <reference or id...>', 'of any of these')
    .option('--invoice <number or id>')
    .option('--invoice-prefix <text>', 'with an invoice whose number begins so')
    .option('--sequence <name>')
    .option('--sequence-version <n>', 'only this version of the sequence', readCount)
    .addOption(choice('--state <state...>', 'only in these states', caseStates))
    .option('--hold-reason <text>', 'on hold for it: a flag such as BANKRUPT, DISPUTED, or what a person wrote')
    .option('--class <class>', 'of customers of this class')
    .option('--specialist <id>', 'of customers of this specialist')
    .option('--min-owed <amount>', 'at least so much outstanding, in units of --currency')
    .option('--max-owed <amount>', 'at most so much outstanding, in units of --currency')
    .option('--currency <code>', 'of the amounts', readCurrency)
    .option('--opened-from <date or instant>', 'opened then or later', readInstant)
    .option('--opened-until <date or instant>', 'opened before', readInstant)
    .option('--message-from <date or instant>', 'next message then or later', readInstant)
    .option('--message-until <date or instant>', 'next message before', readInstant);
}

export async function caseFilterOf(
  context: CommandContext,
  options: CaseFilterOptions,
): Promise<workflowV1.ListCasesRequestInit> {
  const { customers = [], state = [], minOwed, maxOwed, currency } = options;
  const amountOf = (text: string | undefined) => {
    if (text === undefined) return null;
    if (currency === undefined) throw new InvalidArgumentError('Give the currency of the amounts: --currency EUR.');
    return toWireMoney(readAmount({ amount: text, currency }));
  };
  return {
    ...(await subjectFilter(context, options)),
    customerIds: await Promise.all(customers.map((one) => customerIdOf(context, one))),
    invoiceNumberPrefix: options.invoicePrefix ?? '',
    sequence: options.sequence ?? '',
    sequenceVersion: options.sequenceVersion ?? 0,
    states: state.map((name) => `STATE_${name.toUpperCase()}` as 'STATE_ACTIVE'),
    holdReason: options.holdReason ?? '',
    customerClass: options.class ?? '',
    specialistId: options.specialist ?? '',
    minOutstanding: amountOf(minOwed),
    maxOutstanding: amountOf(maxOwed),
    openedFromTime: toTimestampOrNull(options.openedFrom ?? null),
    openedUntilTime: toTimestampOrNull(options.openedUntil ?? null),
    nextMessageFromTime: toTimestampOrNull(options.messageFrom ?? null),
    nextMessageUntilTime: toTimestampOrNull(options.messageUntil ?? null),
  };
}

async function listCases(context: CommandContext, options: CaseListOptions): Promise<void> {
  const { dunlin, output } = context;
  const { orderBy, descending = false, count: withCount = false } = options;
  const order: workflowV1.ListCasesRequestInit['orderBy'] =
    orderBy === undefined ? 'ORDER_UNSPECIFIED' : orderNames[orderBy as keyof typeof orderNames];
  // Scripts get the cases whole.
  const asked = {
    ...(await caseFilterOf(context, options)),
    ...{ orderBy: order, descending, withCount, withoutInvoices: !output.json },
  };
  let count: workflowV1.CaseCount | null = null;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.workflow.listCases({ ...asked, pageSize, pageToken }, dunlin.caller);
    count ??= read.count ?? null;
    return { items: read.cases, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomers(context, page.items), [
    ...customerColumns,
    { head: 'STATE', of: stateOf, long: true },
    { head: 'OWED', of: (one) => one.outstanding, align: 'right' },
    { head: 'INVOICES', of: invoicesOf, align: 'right' },
    { head: 'OLDEST DUE', of: (one) => one.oldestDueDate },
    { head: 'SEQUENCE', of: (one) => one.sequence, long: true },
    { head: 'NEXT STEP', of: (one) => one.nextFireTime },
    { head: 'STEP', of: ({ nextStep }) => nextStepText(nextStep), long: true, wide: true },
    { head: 'NEXT MESSAGE', of: (one) => one.nextMessage?.fireTime, wide: true },
    { head: 'LAST CONTACT', of: (one) => one.lastContactTime, wide: true },
    { head: 'CLASS', of: (one) => one.customerClass, wide: true },
    { head: 'SPECIALIST', of: (one) => one.specialistId, wide: true },
    { head: 'ALLOWED', of: (one) => one.allowedActs.map(actName).join(', '), wide: true },
    { head: 'VERSION', of: (one) => one.sequenceVersion, align: 'right', wide: true },
    { head: 'OPENED', of: (one) => one.openTime, wide: true },
    { head: 'CASE ID', of: (one) => one.caseId, wide: true },
    { head: 'CUSTOMER ID', of: (one) => one.customerId, wide: true },
  ]);
  if (count !== null) output.say(`In all: ${countText(count)}`);
}

function countText({ count, more }: workflowV1.CaseCount): string {
  return more ? `more than ${count}` : count;
}

function stateOf({ state, holdReason }: workflowV1.Case): string {
  return `${enumName(state, 'STATE_')}${holdReason === '' ? '' : `, ${holdReason}`}`;
}

/** Those that are open, and how many of them are with an agency. */
function invoicesOf({ openInvoiceCount, placedInvoiceCount }: workflowV1.Case): string {
  return `${openInvoiceCount}${placedInvoiceCount > 0 ? `, ${placedInvoiceCount} placed` : ''}`;
}

/** `send EMAIL first-reminder` */
export function nextStepText(step: workflowV1.NextStep | null | undefined): string {
  if (!step) return '';
  return [step.kind, step.channel, step.template || step.stepId].filter((part) => part !== '').join(' ');
}

export function actName(act: string): string {
  return enumName(act, 'ACT_')!.toLowerCase();
}
