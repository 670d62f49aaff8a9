import { type Command, InvalidArgumentError } from 'commander';
import { enumName, fromWireMoney, toWireMoney } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { invoiceOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomersAndInvoices } from '../../lookup.js';
import { addCommand, choice, dateOption, reasonOption, type WireDate, yesOption } from '../../options.js';

interface SettlementListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  state?: keyof typeof states;
  descending?: boolean;
}

interface QuoteOptions extends CommonOptions {
  amount?: string;
  discount?: number;
  by: WireDate;
}

interface OfferOptions extends CommonOptions {
  amount: string;
  by: WireDate;
  reason: string;
  quote?: string;
}

const states = {
  offered: 'STATE_OFFERED',
  accepted: 'STATE_ACCEPTED',
  fulfilled: 'STATE_FULFILLED',
  breached: 'STATE_BREACHED',
  expired: 'STATE_EXPIRED',
  withdrawn: 'STATE_WITHDRAWN',
} as const;

const settlementId = ['<settlement id>', 'dunlin settlement list --wide shows ids'] as const;
const example = '0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41';

export function addSettlementCommands(settlement: Command): void {
  const lastDay = () => dateOption('--by <date>', 'the last day to accept and to pay').makeOptionMandatory();
  addCommand(
    settlement,
    'quote',
    'Shows the settlement as it would be; nothing is stored.',
    'settlement quote R-2026-0815 R-2026-0816 --discount 20 --by 2026-03-13',
  )
    .argument('<invoices...>', 'numbers or ids')
    .addOption(lastDay())
    .option('--amount <decimal>', 'what the debtor pays, in the currency of the invoices')
    .option('--discount <percent>', 'what is given up, where no amount is named', readPpm)
    .action(action<QuoteOptions, [string[]]>(quoteSettlement));
  addCommand(
    settlement,
    'offer',
    'Offers to give up the rest for an amount that is paid by a day.',
    'settlement offer R-2026-0815 --amount 80.00 --by 2026-03-13 --reason "pays at once"',
  )
    .argument('<invoices...>', 'numbers or ids')
    .addOption(lastDay())
    .requiredOption('--amount <decimal>', 'what the debtor pays, in the currency of the invoices')
    .requiredOption(...reasonOption)
    .option('--quote <hash>', 'that of a quote: refused where another amount is open since')
    .action(action<OfferOptions, [string[]]>(offerSettlement));
  addEndCommands(settlement);
  addCommand(settlement, 'show', 'Shows one settlement.', `settlement show ${example}`)
    .argument(...settlementId)
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, id) => {
        output.one((await dunlin.payment.getSettlement({ settlementId: id }, dunlin.caller)).settlement!);
      }),
    );
  addListOptions(
    addCommand(settlement, 'list', 'Lists settlements by their last day.', 'settlement list --state accepted')
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--state <state>', 'only those', Object.keys(states)))
      .option('--descending', 'the last day first'),
  ).action(action<SettlementListOptions, []>(listSettlements));
}

function addEndCommands(settlement: Command): void {
  addCommand(
    settlement,
    'accept',
    'Records that the debtor agrees; nothing is sent about the invoices from now on.',
    `settlement accept ${example} --consent "by e-mail of 3 March"`,
  )
    .argument(...settlementId)
    .requiredOption('--consent <text>', 'how the debtor agreed')
    .action(
      action<CommonOptions & { consent: string }, [string]>(async (context, { consent }, id) => {
        const { dunlin, output, requestId } = context;
        const request = { requestId, settlementId: id, consent };
        output.one((await dunlin.payment.acceptSettlement(request, dunlin.caller)).settlement!);
      }),
    );
  addCommand(
    settlement,
    'withdraw',
    'Withdraws an offer that nobody has accepted.',
    `settlement withdraw ${example} --reason "offered to the wrong customer"`,
  )
    .argument(...settlementId)
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, id) => {
        const { dunlin, output, requestId, confirm } = context;
        await confirm('Withdraw this offer?');
        const request = { requestId, settlementId: id, reason };
        output.one((await dunlin.payment.withdrawSettlement(request, dunlin.caller)).settlement!);
      }),
    );
}

function readPpm(percent: string): number {
  const ppm = /^\d{1,2}(\.\d{1,4})?$/.test(percent) ? Math.round(Number(percent) * 10_000) : 0;
  if (ppm <= 0) throw new InvalidArgumentError('is not a percentage, such as 20 or 12.5');
  return ppm;
}

async function quoteSettlement(context: CommandContext, options: QuoteOptions, invoices: string[]): Promise<void> {
  const { dunlin, output } = context;
  const { discount: discountPpm = 0 } = options;
  const request = { ...(await settlementOf(context, options, invoices)), discountPpm };
  const { settlement, open, quoteHash } = await dunlin.payment.quoteSettlement(request, dunlin.caller);
  if (output.json) return output.one({ ...settlement!, open, quoteHash });
  output.one(settlement!);
  const [pays, all, given] = [settlement!.amount, open, settlement!.discount].map((each) => fromWireMoney(each)!);
  output.say(`${moneyText(pays!)} of ${moneyText(all!)} to pay, ${moneyText(given!)} given up. Quote ${quoteHash}`);
}

async function offerSettlement(context: CommandContext, options: OfferOptions, invoices: string[]): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { reason, quote: quoteHash = '' } = options;
  const request = { requestId, ...(await settlementOf(context, options, invoices)), reason, quoteHash };
  const { settlement, approval } = await dunlin.payment.offerSettlement(request, dunlin.caller);
  output.one((settlement ?? approval)!);
}

async function settlementOf(
  context: CommandContext,
  { amount, by }: Pick<QuoteOptions, 'amount' | 'by'>,
  named: string[],
) {
  const invoices = await Promise.all(named.map((one) => invoiceOf(context, one)));
  const currency = invoices[0]!.amount!.currencyCode;
  return {
    customerId: invoices[0]!.customerId,
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
    amount: amount ? toWireMoney(readAmount({ amount, currency })) : null,
    untilDate: by,
  };
}

async function listSettlements(context: CommandContext, options: SettlementListOptions): Promise<void> {
  const { dunlin } = context;
  const { state, descending = false } = options;
  const filter = { ...(await subjectFilter(context, options)), ...(state && { state: states[state] }), descending };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.payment.listSettlements({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.settlements, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomersAndInvoices(context, page.items), [
    { head: 'UNTIL', of: ({ untilDate }) => untilDate },
    ...customerColumns,
    { head: 'STATE', of: ({ state: stands }) => enumName(stands, 'STATE_') },
    { head: 'AMOUNT', of: ({ amount }) => amount, align: 'right' },
    { head: 'PAID', of: ({ paid }) => paid, align: 'right' },
    { head: 'DISCOUNT', of: ({ discount }) => discount, align: 'right' },
    { head: 'INVOICES', of: ({ numbers }) => numbers, long: true },
    { head: 'REASON', of: ({ reason }) => reason, wide: true },
    { head: 'OFFERED', of: ({ offerTime }) => offerTime, wide: true },
    { head: 'OFFERED BY', of: ({ offeredBy }) => offeredBy, wide: true },
    { head: 'ACCEPTED', of: ({ acceptTime }) => acceptTime, wide: true },
    { head: 'CONSENT', of: ({ consent }) => consent, wide: true },
    { head: 'SETTLEMENT ID', of: ({ settlementId: id }) => id, wide: true },
  ]);
}
