import type { Command } from 'commander';
import { enumName, type invoiceV1, toWireMoney } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { invoiceIdOf, invoiceOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomersAndNumber } from '../../lookup.js';
import {
  addCommand,
  addReasonOptions,
  choice,
  dateOption,
  reasonOf,
  reasonOption,
  type ReasonOptions,
  type WireDate,
  yesOption,
} from '../../options.js';

interface DisputeListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  state?: keyof typeof states;
  overdue?: boolean;
  descending?: boolean;
}

interface RaiseOptions extends CommonOptions, ReasonOptions {
  amount?: string;
  document?: string[];
  deadline?: WireDate;
}

interface ResolveOptions extends CommonOptions {
  for: keyof typeof sides;
  credit?: string;
  reason: string;
}

const states = {
  open: 'STATE_OPEN',
  'for-creditor': 'STATE_RESOLVED_FOR_CREDITOR',
  'for-debtor': 'STATE_RESOLVED_FOR_DEBTOR',
  'in-part': 'STATE_RESOLVED_IN_PART',
  withdrawn: 'STATE_WITHDRAWN',
} as const;

const sides = {
  creditor: 'STATE_RESOLVED_FOR_CREDITOR',
  debtor: 'STATE_RESOLVED_FOR_DEBTOR',
  both: 'STATE_RESOLVED_IN_PART',
} as const;

const disputeId = ['<dispute id>', 'dunlin dispute list --wide shows ids'] as const;

export function addDisputeCommands(dispute: Command): void {
  addListOptions(
    addCommand(
      dispute,
      'list',
      'Lists disputes in the order in which they were raised.',
      'dispute list --customer D-1001 --state open',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--state <state>', 'only those', Object.keys(states)))
      .option('--overdue', 'only open ones after the day by which they were to be decided')
      .option('--descending', 'the last one first'),
  ).action(action<DisputeListOptions, []>(listDisputes));
  addCommand(dispute, 'show', 'Shows one dispute.', 'dispute show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41')
    .argument(...disputeId)
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, id) => {
        output.one((await dunlin.invoice.getDispute({ disputeId: id }, dunlin.caller)).dispute!);
      }),
    );
  addRaiseCommand(dispute);
  addEndCommands(dispute);
}

function addRaiseCommand(dispute: Command): void {
  addReasonOptions(
    addCommand(
      dispute,
      'raise',
      'Records that the customer disputes an invoice, or a part of it; that is not collected until the dispute ends.',
      'dispute raise R-2026-0815 --amount 120.00 --reason-code DEFECTIVE --reason "two of ten came damaged"',
    )
      .argument('<invoice>', 'number or id')
      .option('--amount <decimal>', 'what is disputed, in the currency of the invoice; all of it when absent')
      .option('--document <id...>', 'documents of the customer that show it; dunlin document list shows ids')
      .addOption(dateOption('--deadline <date>', 'by when it is to be decided; after the usual days when absent')),
  ).action(
    action<RaiseOptions, [string]>(async (context, options, number) => {
      const { dunlin, output, requestId } = context;
      const { invoiceId, amount: billed } = await invoiceOf(context, number);
      const { amount: decimal, document: documentIds = [], deadline: deadlineDate = null } = options;
      const amount = decimal ? toWireMoney(readAmount({ amount: decimal, currency: billed!.currencyCode })) : null;
      const request = { requestId, invoiceId, amount, documentIds, deadlineDate, ...reasonOf(options) };
      const raised = await dunlin.invoice.raiseDispute(request, dunlin.caller);
      output.one({ ...raised.invoice!, disputeId: raised.disputeId });
    }),
  );
}

function addEndCommands(dispute: Command): void {
  addCommand(
    dispute,
    'resolve',
    'Ends a dispute for either side, or in part for each; what the debtor does not owe is credited.',
    'dispute resolve 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --for both --credit 60.00 --reason "one was damaged"',
  )
    .argument(...disputeId)
    .addOption(choice('--for <side>', 'who is right', Object.keys(sides)).makeOptionMandatory())
    .option('--credit <decimal>', 'what is credited where it ends for both, less than is disputed')
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(action<ResolveOptions, [string]>(resolveDispute));
  addCommand(
    dispute,
    'withdraw',
    'Ends a dispute that the customer does not keep up; collection continues.',
    'dispute withdraw 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason "found the goods"',
  )
    .argument(...disputeId)
    .requiredOption(...reasonOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, id) => {
        const { dunlin, output, requestId } = context;
        const request = { requestId, disputeId: id, reason };
        output.one((await dunlin.invoice.withdrawDispute(request, dunlin.caller)).dispute!);
      }),
    );
  addCommand(
    dispute,
    'close',
    'Ends the dispute of an invoice for the creditor; collection continues.',
    'dispute close R-2026-0815 --reason "delivery note shows no damage"',
  )
    .argument('<invoice>', 'number or id')
    .requiredOption(...reasonOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, number) => {
        const { dunlin, output, requestId } = context;
        const request = { requestId, invoiceId: await invoiceIdOf(context, number), reason };
        output.one((await dunlin.invoice.closeDispute(request, dunlin.caller)).invoice!);
      }),
    );
}

async function resolveDispute(context: CommandContext, options: ResolveOptions, id: string): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const { dispute } = await dunlin.invoice.getDispute({ disputeId: id }, dunlin.caller);
  const currency = dispute!.credited!.currencyCode;
  const credit = options.credit ? readAmount({ amount: options.credit, currency }) : null;
  if (options.for !== 'creditor') await confirm(`Credit ${credited(dispute!, credit)}? The debtor owes it no longer.`);
  const request = { requestId, disputeId: id, state: sides[options.for], reason: options.reason };
  const resolved = await dunlin.invoice.resolveDispute(
    { ...request, credited: credit && toWireMoney(credit) },
    dunlin.caller,
  );
  output.one(resolved.dispute!);
}

function credited({ amount }: invoiceV1.Dispute, credit: { minor: bigint; currency: string } | null): string {
  if (!credit && !amount) return 'the whole invoice, which is void then';
  const money = credit ?? { minor: BigInt(amount!.minorUnits), currency: amount!.currencyCode };
  return moneyText(money);
}

async function listDisputes(context: CommandContext, options: DisputeListOptions): Promise<void> {
  const { dunlin } = context;
  const { state, overdue = false, descending = false } = options;
  const wanted = state ? { state: states[state] } : {};
  const filter = { ...(await subjectFilter(context, options)), ...wanted, overdue, descending };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listDisputes({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.disputes, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomersAndNumber(context, page.items), [
    { head: 'INVOICE', of: ({ invoiceNumber }) => invoiceNumber },
    ...customerColumns,
    { head: 'STATE', of: ({ state: stands }) => enumName(stands, 'STATE_') },
    { head: 'DISPUTED', of: ({ amount }) => amount ?? 'all', align: 'right' },
    { head: 'CREDITED', of: ({ credited: amount }) => amount, align: 'right' },
    { head: 'CODE', of: ({ reasonCode }) => reasonCode },
    { head: 'BY', of: ({ deadlineDate }) => deadlineDate },
    { head: 'OVERDUE', of: ({ overdue: late }) => (late ? 'yes' : '') },
    { head: 'TEXT', of: ({ text }) => text, long: true },
    { head: 'RAISED', of: ({ raiseTime }) => raiseTime, wide: true },
    { head: 'RAISED BY', of: ({ raisedBy }) => raisedBy, wide: true },
    { head: 'RESOLUTION', of: ({ resolution }) => resolution, wide: true },
    { head: 'DISPUTE ID', of: ({ disputeId: id }) => id, wide: true },
  ]);
}
