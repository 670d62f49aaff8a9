import type { Command } from 'commander';
import { enumName, toWireMoney } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf, invoiceIdOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, numbersText, withCustomersAndNumbers } from '../../lookup.js';
import { addCommand, choice, dateOption, readCurrency, type WireDate, yesOption } from '../../options.js';

interface PaymentListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  state?: keyof typeof states;
}

interface ReceiptOptions extends CommonOptions {
  method: keyof typeof methods;
  valueDate?: WireDate;
  proof?: string;
}

interface RecordOptions extends ReceiptOptions {
  invoice?: string[];
  customer?: string;
  amount: string;
  currency: string;
  reference?: string;
  sourceId?: string;
}

const methods = { bank_transfer: 'METHOD_BANK_TRANSFER', cheque: 'METHOD_CHEQUE', cash: 'METHOD_CASH' } as const;
const states = { settled: 'STATE_SETTLED', reversed: 'STATE_REVERSED' } as const;

export function addPaymentCommands(payment: Command): void {
  addListOptions(
    addCommand(payment, 'list', 'Lists payments, the newest first.', 'payment list --customer D-1001')
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--state <state>', 'only in this state', Object.keys(states))),
  ).action(action<PaymentListOptions, []>(listPayments));
  addCommand(
    payment,
    'show',
    'Shows one payment and what it settled.',
    'payment show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41',
  )
    .argument('<payment id>', 'dunlin payment list --wide shows ids')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, paymentId) => {
        output.one((await dunlin.payment.getPayment({ paymentId }, dunlin.caller)).payment!);
      }),
    );
  withReceipt(
    addCommand(
      payment,
      'record',
      'Records money received outside.',
      'payment record --amount 120.50 --currency EUR --invoice R-2026-0815 --source-id "slip 7"',
    )
      .requiredOption('--amount <decimal>')
      .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
      .option('--invoice <number...>', 'invoices the payer named, in order')
      .option('--customer <reference or id>', 'who paid, when no invoice is named')
      .option('--reference <text>', 'remittance text')
      .option('--source-id <id>', 'the same id again is the same payment'),
  ).action(action<RecordOptions, []>(recordPayment));
  withReceipt(
    addCommand(
      payment,
      'mark-paid',
      'Records that an invoice was paid in full outside; collection stops at once.',
      'payment mark-paid R-2026-0815 --method cash --value-date 2026-03-14',
    ).argument('<invoice>', 'number or id'),
  ).action(action<ReceiptOptions, [string]>(markAsPaid));
  addCommand(
    payment,
    'reverse',
    'Records that a payment was taken back; what it settled is owed again.',
    'payment reverse 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41 --reason CHARGEBACK',
  )
    .argument('<payment id>', 'dunlin payment list --wide shows ids')
    .requiredOption('--reason <text>', 'CHARGEBACK, RETURNED, MISTAKE or free text')
    .option(...yesOption)
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, paymentId) => {
        const { dunlin, requestId, output, confirm } = context;
        await confirm('Reverse this payment? What it settled is owed again.');
        output.one((await dunlin.payment.reversePayment({ requestId, paymentId, reason }, dunlin.caller)).payment!);
      }),
    );
}

function withReceipt(command: Command): Command {
  return command
    .addOption(choice('--method <method>', 'how it came', Object.keys(methods)).default('bank_transfer'))
    .addOption(dateOption('--value-date <date>', 'when it was received, today when absent'))
    .option('--proof <text>', 'where the proof is kept');
}

async function listPayments(context: CommandContext, options: PaymentListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = {
    ...(await subjectFilter(context, options)),
    state: options.state ? states[options.state] : 'STATE_UNSPECIFIED',
  } as const;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.payment.listPayments({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.payments, nextPageToken: read.nextPageToken };
  });
  await showList(
    context,
    options,
    page,
    async () => {
      const invoicesOf = ({ invoiceIds, allocated }: (typeof page.items)[number]): string[] => [
        ...new Set([...invoiceIds, ...allocated.map(({ invoiceId }) => invoiceId)]),
      ];
      const { rows, numbers } = await withCustomersAndNumbers(context, page.items, invoicesOf);
      return rows.map((row) => ({ ...row, invoices: numbersText(invoicesOf(row), numbers) }));
    },
    [
      { head: 'VALUE DATE', of: (payment) => payment.valueDate },
      ...customerColumns,
      { head: 'AMOUNT', of: (payment) => payment.amount, align: 'right' },
      { head: 'METHOD', of: (payment) => enumName(payment.method, 'METHOD_') },
      {
        head: 'STATE',
        of: (payment) => `${enumName(payment.state, 'STATE_')}${payment.inFlight ? ', not allocated yet' : ''}`,
      },
      { head: 'INVOICES', of: (payment) => payment.invoices, long: true },
      { head: 'REFERENCE', of: (payment) => payment.reference, long: true },
      { head: 'PAYMENT ID', of: (payment) => payment.paymentId, wide: true },
      { head: 'SOURCE', of: (payment) => `${payment.source} ${payment.sourceId}`, wide: true },
      { head: 'REVERSAL REASON', of: (payment) => payment.reversalReason, wide: true },
    ],
  );
}

async function recordPayment(context: CommandContext, options: RecordOptions): Promise<void> {
  const { dunlin, requestId, creditorId, output } = context;
  if (!options.customer && !options.invoice) {
    throw new DomainError('PAYER_MISSING', 'invalid', 'Nobody knows who paid. Give --invoice, --customer or both.');
  }
  const request = {
    requestId,
    customerId: options.customer ? await customerIdOf(context, options.customer) : '',
    amount: toWireMoney(readAmount(options)),
    ...receiptOf(options),
    reference: options.reference ?? '',
    sourceId: options.sourceId ?? '',
    invoiceNumbers: options.invoice ?? [],
    creditorId,
  };
  const { payment, alreadyKnown } = await dunlin.payment.recordPayment(request, dunlin.caller);
  output.one(payment!);
  if (alreadyKnown) output.say('This payment had been reported before; nothing was recorded twice.');
}

async function markAsPaid(context: CommandContext, options: ReceiptOptions, number: string): Promise<void> {
  const { dunlin, requestId, output } = context;
  const request = { requestId, invoiceId: await invoiceIdOf(context, number), ...receiptOf(options) };
  output.one((await dunlin.payment.markAsPaid(request, dunlin.caller)).payment!);
}

function receiptOf({ method, valueDate, proof }: ReceiptOptions) {
  return { method: methods[method], valueDate: valueDate ?? null, proof: proof ?? '' };
}
