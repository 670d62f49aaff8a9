import { Argument, type Command } from 'commander';
import { enumName, toWireMoney } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, invoiceIdsOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, dateOption, readCurrency, reasonOption, type WireDate, yesOption } from '../../options.js';

interface MethodListOptions extends ListOptions {
  customer: string;
}

interface ReasonOptions extends CommonOptions {
  reason: string;
}

interface ChargeOptions extends CommonOptions {
  amount: string;
  currency: string;
  invoice: string[];
}

const example = '0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41';
const idArgument = ['<method id>', 'dunlin method list --wide shows ids'] as const;

export function addMethodCommands(method: Command): void {
  addListOptions(
    addCommand(
      method,
      'list',
      'Lists cards and accounts of a customer, the newest first.',
      'method list --customer D-1001',
    ).requiredOption('--customer <reference or id>'),
  ).action(action<MethodListOptions, []>(listMethods));
  addCommand(method, 'show', 'Shows one payment method.', `method show ${example}`)
    .argument(...idArgument)
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, methodId) => {
        output.one((await dunlin.payment.getMethod({ methodId }, dunlin.caller)).method!);
      }),
    );
  addCommand(
    method,
    'setup',
    'Opens the page of the provider on which a debtor gives a card or account; hand its address to the debtor alone.',
    'method setup D-1001',
  )
    .argument('<customer>', 'reference or id')
    .action(action<CommonOptions, [string]>(startSetup));
  addStateCommands(method);
  addCommand(
    method,
    'charge',
    'Charges a method for open invoices of its customer. The same --request-id is one charge, however often it is given.',
    `method charge ${example} --amount 50.00 --currency EUR --invoice R-2026-0815`,
  )
    .argument(...idArgument)
    .requiredOption('--amount <decimal>', 'at most what remains of the invoices')
    .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
    .requiredOption('--invoice <number...>', 'numbers or ids, 50 at most')
    .option(...yesOption)
    .action(action<ChargeOptions, [string]>(chargeMethod));
}

function addStateCommands(method: Command): void {
  addCommand(
    method,
    'disable',
    'Stops charges of a method until a date, or until it is enabled.',
    `method disable ${example} --until 2026-06-01 --reason "asked to wait"`,
  )
    .argument(...idArgument)
    .addOption(dateOption('--until <date>', 'first day on which it may be charged again'))
    .requiredOption(...reasonOption)
    .action(
      action<ReasonOptions & { until?: WireDate }, [string]>(async (context, { until = null, reason }, methodId) => {
        const { dunlin, requestId, output } = context;
        const request = { requestId, methodId, until, reason };
        output.one((await dunlin.payment.disableMethod(request, dunlin.caller)).method!);
      }),
    );
  addCommand(
    method,
    'enable',
    'Allows charges of a disabled method again.',
    `method enable ${example} --reason "asked to go on"`,
  )
    .argument(...idArgument)
    .requiredOption(...reasonOption)
    .action(
      action<ReasonOptions, [string]>(async ({ dunlin, requestId, output }, { reason }, methodId) => {
        output.one((await dunlin.payment.enableMethod({ requestId, methodId, reason }, dunlin.caller)).method!);
      }),
    );
  addCommand(
    method,
    'autopay',
    'Lets a method be charged by itself where a sequence says so, instead of the one before it, or ends that.',
    `method autopay ${example} on --reason "agreed by phone"`,
  )
    .argument(...idArgument)
    .addArgument(new Argument('<on or off>', 'whether it is charged by itself').choices(['on', 'off']))
    .requiredOption('--reason <text>', 'how the customer agreed, or why it ends')
    .action(
      action<ReasonOptions, [string, 'on' | 'off']>(async (context, { reason }, methodId, choice) => {
        const { dunlin, requestId, output } = context;
        const request = { requestId, methodId, autopay: choice === 'on', reason };
        output.one((await dunlin.payment.setAutopay(request, dunlin.caller)).method!);
      }),
    );
  addCommand(
    method,
    'revoke',
    'Records that the debtor took the permission back, for good.',
    `method revoke ${example} --reason "by letter"`,
  )
    .argument(...idArgument)
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(
      action<ReasonOptions, [string]>(async ({ dunlin, requestId, output, confirm }, { reason }, methodId) => {
        await confirm('Revoke this payment method? It can never be charged again.');
        output.one((await dunlin.payment.revokeMethod({ requestId, methodId, reason }, dunlin.caller)).method!);
      }),
    );
}

async function listMethods(context: CommandContext, options: MethodListOptions): Promise<void> {
  const { dunlin } = context;
  const customerId = await customerIdOf(context, options.customer);
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.payment.listMethods({ customerId, pageSize, pageToken }, dunlin.caller);
    return { items: read.methods, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, async () => page.items, [
    { head: 'METHOD', of: ({ label }) => label },
    { head: 'KIND', of: ({ kind }) => enumName(kind, 'KIND_') },
    { head: 'STATE', of: ({ state }) => enumName(state, 'STATE_') },
    { head: 'UNTIL', of: ({ disabledUntil }) => disabledUntil },
    { head: 'AUTOPAY', of: ({ autopay }) => (autopay ? 'yes' : '') },
    { head: 'EXPIRES', of: ({ expiryMonth }) => expiryMonth },
    { head: 'REASON', of: ({ reason }) => reason, long: true },
    { head: 'PROVIDER', of: ({ provider }) => provider, wide: true },
    { head: 'METHOD ID', of: ({ methodId }) => methodId, wide: true },
  ]);
}

async function startSetup(context: CommandContext, _options: CommonOptions, customer: string): Promise<void> {
  const { dunlin, requestId, output } = context;
  const customerId = await customerIdOf(context, customer);
  const { method, url } = await dunlin.payment.startMethodSetup({ requestId, customerId }, dunlin.caller);
  if (output.json) return output.one({ ...method!, url });
  output.one(method!);
  output.say(`The debtor gives it at ${url}`);
}

async function chargeMethod(context: CommandContext, options: ChargeOptions, methodId: string): Promise<void> {
  const { dunlin, requestId, output, confirm } = context;
  const amount = readAmount(options);
  await confirm(`Charge ${moneyText(amount)}? The debtor's money is taken at once.`);
  const invoiceIds = await invoiceIdsOf(context, options.invoice);
  const request = { requestId, methodId, amount: toWireMoney(amount), invoiceIds };
  output.one((await dunlin.payment.chargeMethod(request, dunlin.caller)).attempt!);
}
