import type { Command } from 'commander';
import { enumName, fromWireMoney, type paymentV1, toWireMoney } from '#libs/contracts';
import { moneyText } from '#libs/money';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, invoiceOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomersAndInvoices } from '../../lookup.js';
import { addCommand, choice, dateOption, reasonOption, type WireDate, yesOption } from '../../options.js';
import { toPlain } from '../../plain.js';

interface PromiseListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  state?: keyof typeof states;
  method?: keyof typeof methods;
  dueFrom?: WireDate;
  dueUntil?: WireDate;
  descending?: boolean;
}

interface PreviewOptions extends CommonOptions {
  customer?: string;
  amount?: string;
  by: WireDate;
}

interface AddOptions extends PreviewOptions {
  method?: keyof typeof methods;
  notes?: string;
}

const states = {
  active: 'STATE_ACTIVE',
  kept: 'STATE_KEPT',
  broken: 'STATE_BROKEN',
  cancelled: 'STATE_CANCELLED',
} as const;

const methods = { bank_transfer: 'METHOD_BANK_TRANSFER', cheque: 'METHOD_CHEQUE', cash: 'METHOD_CASH' } as const;

const promiseId = ['<promise id>', 'dunlin promise list --wide shows ids'] as const;

export function addPromiseCommands(promise: Command): void {
  addListOptions(
    addCommand(
      promise,
      'list',
      'Lists promises to pay by the day on which they are due.',
      'promise list --state active --due-until 2026-03-13',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--state <state>', 'only those', Object.keys(states)))
      .addOption(choice('--method <method>', 'only those, such as cheques to present', Object.keys(methods)))
      .addOption(dateOption('--due-from <date>', 'only those due on this day or later'))
      .addOption(dateOption('--due-until <date>', 'only those due on this day or earlier'))
      .option('--descending', 'the last day first'),
  ).action(action<PromiseListOptions, []>(listPromises));
  addCommand(promise, 'show', 'Shows one promise.', 'promise show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41')
    .argument(...promiseId)
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, id) => {
        output.one((await dunlin.payment.getPromise({ promiseId: id }, dunlin.caller)).promise!);
      }),
    );
  addMakeCommands(promise);
  addCommand(
    promise,
    'cancel',
    'Ends a promise that counts no more; collection of its invoices continues.',
    'promise cancel 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason "pays by instalments"',
  )
    .argument(...promiseId)
    .requiredOption(...reasonOption)
    .option(...yesOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, id) => {
        const { dunlin, output, requestId, confirm } = context;
        await confirm('Cancel this promise? Collection of its invoices continues.');
        output.one((await dunlin.payment.cancelPromise({ requestId, promiseId: id, reason }, dunlin.caller)).promise!);
      }),
    );
}

function addMakeCommands(promise: Command): void {
  const about = (command: Command): Command =>
    command
      .argument('<invoices...>', 'numbers or ids')
      .addOption(dateOption('--by <date>', 'the day by which the debtor pays').makeOptionMandatory())
      .option('--amount <decimal>', 'in the currency of the invoices; all that is open when absent')
      .option('--customer <reference or id>', 'who promises; who owes the invoices when absent');
  about(
    addCommand(
      promise,
      'add',
      'Records that a debtor promises to pay; nothing is sent about the invoices until then.',
      'promise add R-2026-0815 --amount 60.00 --by 2026-03-13 --method bank_transfer',
    ),
  )
    .addOption(choice('--method <method>', 'how the debtor says to pay', Object.keys(methods)))
    .option('--notes <text>', 'what the debtor said')
    .action(action<AddOptions, [string[]]>(addPromise));
  about(
    addCommand(
      promise,
      'preview',
      'Shows the promise as it would be; nothing is stored.',
      'promise preview R-2026-0815 R-2026-0816 --by 2026-03-13',
    ),
  ).action(action<PreviewOptions, [string[]]>(previewPromise));
}

async function addPromise(context: CommandContext, options: AddOptions, invoices: string[]): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { method, notes = '' } = options;
  const said = { method: method ? methods[method] : 'METHOD_UNSPECIFIED', notes } as const;
  const request = { requestId, ...(await promiseOf(context, options, invoices)), ...said };
  output.one((await dunlin.payment.createPromise(request, dunlin.caller)).promise!);
}

async function previewPromise(context: CommandContext, options: PreviewOptions, invoices: string[]): Promise<void> {
  const { dunlin, output } = context;
  const preview = await dunlin.payment.previewPromise(await promiseOf(context, options, invoices), dunlin.caller);
  if (output.json) return output.one({ ...preview.promise!, collectable: preview.collectable });
  output.one(preview.promise!);
  output.say(sentenceOf(preview));
}

function sentenceOf({ promise, collectable }: paymentV1.PreviewPromiseResponse): string {
  const [amount, all] = [fromWireMoney(promise!.amount), fromWireMoney(collectable)];
  const last = toPlain(promise!.lastValueDate) as string;
  return `${moneyText(amount!)} of ${moneyText(all!)} promised; money with a value date up to ${last} counts.`;
}

async function promiseOf(context: CommandContext, { customer, amount, by }: PreviewOptions, named: string[]) {
  const invoices = await Promise.all(named.map((one) => invoiceOf(context, one)));
  const currency = invoices[0]!.amount!.currencyCode;
  return {
    customerId: customer ? await customerIdOf(context, customer) : invoices[0]!.customerId,
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
    amount: amount ? toWireMoney(readAmount({ amount, currency })) : null,
    dueDate: by,
  };
}

async function listPromises(context: CommandContext, options: PromiseListOptions): Promise<void> {
  const { dunlin } = context;
  const { state, method, dueFrom = null, dueUntil = null, descending = false } = options;
  const wanted = { ...(state && { state: states[state] }), ...(method && { method: methods[method] }) };
  const filter = { ...(await subjectFilter(context, options)), ...wanted, dueFrom, dueUntil, descending };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.payment.listPromises({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.promises, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomersAndInvoices(context, page.items), [
    { head: 'DUE', of: ({ dueDate }) => dueDate },
    ...customerColumns,
    { head: 'STATE', of: ({ state: stands }) => enumName(stands, 'STATE_') },
    { head: 'AMOUNT', of: ({ amount }) => amount, align: 'right' },
    { head: 'PAID', of: ({ paid }) => paid, align: 'right' },
    { head: 'INVOICES', of: ({ numbers }) => numbers, long: true },
    { head: 'METHOD', of: ({ method }) => enumName(method, 'METHOD_') ?? '' },
    { head: 'LAST DAY', of: ({ lastValueDate }) => lastValueDate, wide: true },
    { head: 'MADE', of: ({ makeTime }) => makeTime, wide: true },
    { head: 'MADE BY', of: ({ madeBy }) => madeBy, wide: true },
    { head: 'NOTES', of: ({ notes }) => notes, wide: true },
    { head: 'CANCELLED', of: ({ cancelReason }) => cancelReason, wide: true },
    { head: 'PROMISE ID', of: ({ promiseId: id }) => id, wide: true },
  ]);
}
