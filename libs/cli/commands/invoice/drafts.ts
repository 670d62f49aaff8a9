import { type Command, InvalidArgumentError } from 'commander';
import { type invoiceV1, toWireMoney } from '#libs/contracts';
import { readDecimal, writeDecimal } from '#libs/money';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, invoiceIdOf, invoiceOf } from '../../find.js';
import { addCommand, dateOption, readCurrency, type WireDate, yesOption } from '../../options.js';
import type { Column } from '../../table.js';
import { invoiceKinds, kindOption, type KindWord } from './terms.js';

/** A line as it is typed; the price is in the currency of the invoice, which is not known yet. */
interface TypedLine {
  readonly text: string;
  readonly quantityTenThousandths: string;
  readonly price: string;
  readonly taxRateBasisPoints: number;
}

interface DraftOptions extends CommonOptions {
  line?: TypedLine[];
  amount?: string;
  issued?: WireDate;
  due?: WireDate;
}

interface CreateOptions extends DraftOptions {
  customer: string;
  currency: string;
  kind: KindWord;
  creditor?: string;
  series?: string;
}

const taxColumn = {
  head: 'TAX %',
  of: ({ taxRateBasisPoints }: { taxRateBasisPoints: number }) => writeDecimal(BigInt(taxRateBasisPoints), 2),
  align: 'right',
} as const;

export const lineColumns: Column<invoiceV1.InvoiceLine>[] = [
  { head: 'TEXT', of: ({ text }) => text, long: true },
  {
    head: 'QUANTITY',
    of: ({ quantityTenThousandths }) => writeDecimal(BigInt(quantityTenThousandths), 4),
    align: 'right',
  },
  { head: 'UNIT PRICE', of: ({ unitPrice }) => unitPrice, align: 'right' },
  taxColumn,
  { head: 'NET', of: ({ net }) => net, align: 'right' },
];

export const taxColumns: Column<invoiceV1.TaxAmount>[] = [
  taxColumn,
  { head: 'NET', of: ({ net }) => net, align: 'right' },
  { head: 'TAX', of: ({ tax }) => tax, align: 'right' },
];

const lineOption = [
  '--line <quantity,price,tax %,text>',
  'what it is for, as often as there are lines: "1.5, 120.00, 19, Consulting"',
  addLine,
] as const;

const examples = [
  'invoice create R-2026-0815 --customer D-1001 --amount 120.50 --currency EUR --due 2026-04-15',
  'invoice create R-2026-0816 --customer D-1001 --currency EUR --due 2026-04-15 --line "1.5, 120.00, 19, Consulting"',
];

export function addDraftCommands(invoice: Command): void {
  addCommand(invoice, 'create', 'Creates a draft of an invoice; it is owed once it is issued.', ...examples)
    .argument('[number]', 'without one it takes the next of a series when it is issued')
    .option('--series <code>', 'number series of a draft without number; that of its creditor when absent')
    .requiredOption('--customer <reference or id>', 'who owes')
    .option('--amount <decimal>', 'gross; not needed with lines')
    .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
    .option(...lineOption)
    .addOption(dateOption('--issued <date>', 'day of issue, today when absent'))
    .addOption(dateOption('--due <date>', 'last day to pay in time; by the payment terms of the customer when absent'))
    .addOption(kindOption().default('regular'))
    .action(action<CreateOptions, [string?]>(createInvoice));
  addCommand(
    invoice,
    'change',
    'Changes what a draft says; what is not named stays. Lines are all lines from then on.',
    'invoice change R-2026-0816 --line "2, 120.00, 19, Consulting" --line "1, 15.00, 7, Manual"',
  )
    .argument('<number or id>')
    .option('--amount <decimal>', 'gross; takes the place of lines where none are named')
    .option(...lineOption)
    .addOption(dateOption('--issued <date>', 'day of issue'))
    .addOption(dateOption('--due <date>', 'last day to pay in time'))
    .action(action<DraftOptions, [string]>(changeDraft));
  addCommand(
    invoice,
    'discard',
    'Discards a draft for good; its number is free again.',
    'invoice discard R-2026-0816 --yes',
  )
    .argument('<number or id>')
    .option(...yesOption)
    .action(action<CommonOptions, [string]>(discardDraft));
  addCommand(invoice, 'issue', 'Issues a draft: from now on it is owed.', 'invoice issue R-2026-0815')
    .argument('<number or id>')
    .action(
      action<CommonOptions, [string]>(async (context, _options, number) => {
        const { dunlin, output, requestId } = context;
        const invoiceId = await invoiceIdOf(context, number);
        output.one((await dunlin.invoice.issueInvoice({ requestId, invoiceId }, dunlin.caller)).invoice!);
      }),
    );
}

async function createInvoice(context: CommandContext, options: CreateOptions, number = ''): Promise<void> {
  const { dunlin, output, requestId } = context;
  const request = {
    requestId,
    customerId: await customerIdOf(context, options.customer),
    number,
    numberSeries: options.series ?? '',
    ...saidOf(options, options.currency),
    kind: invoiceKinds[options.kind],
    creditorId: options.creditor ?? '',
  };
  output.one((await dunlin.invoice.createInvoice(request, dunlin.caller)).invoice!);
}

async function changeDraft(context: CommandContext, options: DraftOptions, number: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { invoiceId, amount } = await invoiceOf(context, number);
  const request = { requestId, invoiceId, ...saidOf(options, amount!.currencyCode) };
  output.one((await dunlin.invoice.changeDraft(request, dunlin.caller)).invoice!);
}

async function discardDraft(context: CommandContext, _options: CommonOptions, number: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const invoiceId = await invoiceIdOf(context, number);
  await context.confirm(`Discard draft ${number} for good?`);
  await dunlin.invoice.discardDraft({ requestId, invoiceId }, dunlin.caller);
  output.one({ invoiceId, discarded: true });
}

function saidOf({ line = [], amount, issued, due }: DraftOptions, currency: string) {
  const moneyOf = (text: string) => toWireMoney(readAmount({ amount: text, currency }));
  const lines = line.map(({ price, ...rest }): invoiceV1.InvoiceLineInit => ({ ...rest, unitPrice: moneyOf(price) }));
  return {
    amount: amount === undefined ? null : moneyOf(amount),
    issueDate: issued ?? null,
    dueDate: due ?? null,
    lines,
  };
}

function addLine(typed: string, before: TypedLine[] = []): TypedLine[] {
  const [quantity = '', price = '', rate = '', ...text] = typed.split(',').map((part) => part.trim());
  const parts = readDecimal(quantity, 4);
  const basisPoints = readDecimal(rate.replace(/\s*%$/, ''), 2);
  if (parts === null || basisPoints === null || text.length === 0) {
    throw new InvalidArgumentError(
      'Write quantity, price without tax, tax in percent and text: "1.5, 120.00, 19, Consulting".',
    );
  }
  const quantityTenThousandths = parts.toString();
  const line = { text: text.join(', '), quantityTenThousandths, price, taxRateBasisPoints: Number(basisPoints) };
  return [...before, line];
}
