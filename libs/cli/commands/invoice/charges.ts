import type { Command } from 'commander';
import { enumName, toWireMoney } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { invoiceOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomersAndNumber } from '../../lookup.js';
import { addCommand, choice, reasonOption, yesOption } from '../../options.js';
import { shownApproval } from '../operations/approvals.js';

interface ChargeListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  descending?: boolean;
}

interface AddOptions extends CommonOptions {
  kind: keyof typeof kinds;
  amount: string;
  reason: string;
  text?: string;
  occurrence?: string;
}

interface WaiveOptions extends CommonOptions {
  amount?: string;
  reason: string;
}

const kinds = { fee: 'KIND_FEE', cost: 'KIND_COST' } as const;

export function addChargeCommands(charge: Command): void {
  addListOptions(
    addCommand(
      charge,
      'list',
      'Lists charges in the order in which they were added.',
      'charge list --invoice R-2026-0815',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .option('--descending', 'the last one first'),
  ).action(action<ChargeListOptions, []>(listCharges));
  addCommand(charge, 'show', 'Shows one charge.', 'charge show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41')
    .argument('<charge id>', 'dunlin charge list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, chargeId) => {
        output.one((await dunlin.invoice.getCharge({ chargeId }, dunlin.caller)).charge!);
      }),
    );
  addCommand(
    charge,
    'add',
    'Charges a fee or costs on an open invoice, which owes them from now on.',
    'charge add R-2026-0815 --kind fee --amount 5.00 --reason "second reminder" --occurrence second-reminder',
  )
    .argument('<invoice>', 'number or id')
    .addOption(choice('--kind <kind>', 'what is charged', Object.keys(kinds)).makeOptionMandatory())
    .requiredOption('--amount <decimal>', 'in the currency of the invoice')
    .requiredOption(...reasonOption)
    .option('--text <text>', 'what the debtor reads beside the amount')
    .option('--occurrence <key>', 'what it is charged for; a second charge of one key on an invoice is refused')
    .action(action<AddOptions, [string]>(addCharge));
  addCommand(
    charge,
    'waive',
    'Waives what is open of a charge, or a part of it; beyond your limit once a second person approves.',
    'charge waive 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason goodwill',
  )
    .argument('<charge id>', 'dunlin charge list --wide shows ids')
    .option('--amount <decimal>', 'all that is open when absent')
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(action<WaiveOptions, [string]>(waiveCharge));
}

async function listCharges(context: CommandContext, options: ChargeListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = { ...(await subjectFilter(context, options)), descending: options.descending ?? false };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listCharges({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.charges, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomersAndNumber(context, page.items), [
    { head: 'INVOICE', of: ({ invoiceNumber }) => invoiceNumber },
    ...customerColumns,
    { head: 'KIND', of: ({ kind }) => enumName(kind, 'KIND_') },
    { head: 'STATE', of: ({ state }) => enumName(state, 'STATE_') },
    { head: 'AMOUNT', of: ({ amount }) => amount, align: 'right' },
    { head: 'OPEN', of: ({ open }) => open, align: 'right' },
    { head: 'REASON', of: ({ reason }) => reason, long: true },
    { head: 'ADDED', of: ({ addTime }) => addTime, wide: true },
    { head: 'WAIVED', of: ({ waived }) => waived, align: 'right', wide: true },
    { head: 'PAID', of: ({ paid }) => paid, align: 'right', wide: true },
    { head: 'OCCURRENCE', of: ({ occurrence }) => occurrence, wide: true },
    { head: 'BY', of: ({ actor }) => actor, wide: true },
    { head: 'CHARGE ID', of: ({ chargeId }) => chargeId, wide: true },
  ]);
}

async function addCharge(context: CommandContext, options: AddOptions, number: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { kind, amount, reason, text = '', occurrence = '' } = options;
  const { invoiceId, amount: billed } = await invoiceOf(context, number);
  const charged = toWireMoney(readAmount({ amount, currency: billed!.currencyCode }));
  const request = { requestId, invoiceId, kind: kinds[kind], amount: charged, reason, text, occurrence };
  output.one((await dunlin.invoice.addCharge(request, dunlin.caller)).charge!);
}

async function waiveCharge(context: CommandContext, options: WaiveOptions, chargeId: string): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const { charge } = await dunlin.invoice.getCharge({ chargeId }, dunlin.caller);
  const open = { minor: BigInt(charge!.open!.minorUnits), currency: charge!.open!.currencyCode };
  const amount = options.amount ? readAmount({ amount: options.amount, currency: open.currency }) : null;
  const waived = amount ?? open;
  await confirm(`Waive ${moneyText(waived)} of this charge? The debtor owes it no longer.`);
  const request = { requestId, chargeId, amount: amount && toWireMoney(amount), reason: options.reason };
  const { charge: after, approval } = await dunlin.invoice.waiveCharge(request, dunlin.caller);
  if (!approval) return output.one(after!);
  output.say('It goes beyond your limit and waits for a second person.');
  output.one(shownApproval(approval));
}
