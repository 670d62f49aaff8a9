import type { Command } from 'commander';
import { allPages } from '#libs/client';
import { toWireMoney } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { parseMajor, type Money } from '#libs/money';
import { action, customerIdOf, invoiceIdOf, type CommandContext, type CommonOptions } from '../context.js';
import { choice, dateOption, limitOption, readCurrency, type WireDate } from '../options.js';

interface ListOptions extends CommonOptions {
  customer?: string;
  state?: keyof typeof lifecycles;
  overdue?: boolean;
  disputed?: boolean;
  unassigned?: boolean;
  number?: string;
  dueFrom?: WireDate;
  dueTo?: WireDate;
  limit: number;
}

interface PaymentOptions extends CommonOptions {
  invoice?: string[];
  customer?: string;
  amount: string;
  currency: string;
  method: 'bank_transfer' | 'cheque' | 'cash';
  valueDate?: WireDate;
  reference?: string;
  proof?: string;
  sourceId?: string;
}

const lifecycles = {
  draft: 'LIFECYCLE_DRAFT',
  open: 'LIFECYCLE_OPEN',
  paid: 'LIFECYCLE_PAID',
  void: 'LIFECYCLE_VOID',
} as const;

export function addInvoiceCommands(program: Command): void {
  const invoice = program.command('invoice').description('What is owed.');
  invoice
    .command('list')
    .description('Lists invoices by due date.')
    .option('--customer <reference or id>')
    .addOption(choice('--state <state>', 'only in this state', Object.keys(lifecycles)))
    .option('--overdue', 'only overdue ones')
    .option('--disputed', 'only disputed ones')
    .option('--unassigned', 'only open ones that no sequence collects')
    .option('--number <prefix>', 'numbers that begin so')
    .addOption(dateOption('--due-from <date>'))
    .addOption(dateOption('--due-to <date>'))
    .addOption(limitOption())
    .action(action<ListOptions, []>(listInvoices));
  invoice
    .command('show')
    .description('Shows one invoice, its journal and why sequences take it or not.')
    .argument('<number or id>')
    .action(action<CommonOptions, [string]>(showInvoice));
  invoice
    .command('void')
    .description('Closes an open invoice without payment; the input file may re-open it.')
    .argument('<number or id>')
    .requiredOption('--reason <text>')
    .action(
      action<CommonOptions & { reason: string }, [string]>(async (context, { reason }, number) => {
        const { dunlin, requestId, output } = context;
        const invoiceId = await invoiceIdOf(context, number);
        const answer = await dunlin.invoice.voidInvoice({ requestId, invoiceId, reason }, dunlin.caller);
        output.one(answer.invoice!);
      }),
    );
  addPaymentCommands(program);
  program
    .command('journal')
    .description('The book of record.')
    .command('verify')
    .description('Proves that the journal balances and agrees with invoices and payments.')
    .action(
      action<CommonOptions, []>(async ({ dunlin, output }) => {
        const proof = await dunlin.invoice.verifyJournal({}, dunlin.caller, { deadlineMs: 600_000 });
        output.one(proof);
        if (!proof.balanced) process.exitCode = 1;
      }),
    );
}

function addPaymentCommands(program: Command): void {
  const payment = program.command('payment').description('Money received.');
  payment
    .command('record')
    .description('Records money received outside.')
    .requiredOption('--amount <decimal>')
    .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
    .option('--invoice <number...>', 'invoices the payer named, in order')
    .option('--customer <reference or id>', 'who paid, when no invoice is named')
    .addOption(choice('--method <method>', 'how it came', ['bank_transfer', 'cheque', 'cash']).default('bank_transfer'))
    .addOption(dateOption('--value-date <date>', 'when it was received, today when absent'))
    .option('--reference <text>', 'remittance text')
    .option('--proof <text>', 'where the proof is kept')
    .option('--source-id <id>', 'the same id again is the same payment')
    .action(action<PaymentOptions, []>(recordPayment));
  payment
    .command('mark-paid')
    .description('Records that an invoice was paid in full outside; collection stops at once.')
    .argument('<number or id>')
    .option('--proof <text>', 'where the proof is kept')
    .action(
      action<CommonOptions & { proof?: string }, [string]>(async (context, { proof }, number) => {
        const { dunlin, requestId, output } = context;
        const invoiceId = await invoiceIdOf(context, number);
        const answer = await dunlin.payment.markAsPaid({ requestId, invoiceId, proof: proof ?? '' }, dunlin.caller);
        output.one(answer.payment!);
      }),
    );
  payment
    .command('reverse')
    .description('Records that a payment was taken back.')
    .argument('<payment id>')
    .requiredOption('--reason <text>', 'CHARGEBACK, RETURNED, MISTAKE or free text')
    .action(
      action<CommonOptions & { reason: string }, [string]>(
        async ({ dunlin, requestId, output }, { reason }, paymentId) => {
          const answer = await dunlin.payment.reversePayment({ requestId, paymentId, reason }, dunlin.caller);
          output.one(answer.payment!);
        },
      ),
    );
  payment
    .command('list')
    .description('Lists payments, the newest first.')
    .option('--customer <reference or id>')
    .option('--invoice <number or id>')
    .addOption(limitOption())
    .action(
      action<CommonOptions & { customer?: string; invoice?: string; limit: number }, []>(async (context, options) => {
        const { dunlin, output } = context;
        const customerId = options.customer ? await customerIdOf(context, options.customer) : '';
        const invoiceId = options.invoice ? await invoiceIdOf(context, options.invoice) : '';
        const payments = await allPages(options.limit, async (pageSize, pageToken) => {
          const page = await dunlin.payment.listPayments({ customerId, invoiceId, pageSize, pageToken }, dunlin.caller);
          return { items: page.payments, nextPageToken: page.nextPageToken };
        });
        output.many(payments, ['paymentId', 'state', 'method', 'amount', 'valueDate', 'reference', 'inFlight']);
      }),
    );
}

async function listInvoices(context: CommandContext, options: ListOptions): Promise<void> {
  const { dunlin, output } = context;
  const filter = {
    customerId: options.customer ? await customerIdOf(context, options.customer) : '',
    lifecycles: options.state ? [lifecycles[options.state]] : [],
    ...(options.overdue ? { overdue: true } : {}),
    ...(options.disputed ? { disputed: true } : {}),
    unassigned: options.unassigned ?? false,
    text: options.number ?? '',
    dueFromDate: options.dueFrom ?? null,
    dueToDate: options.dueTo ?? null,
  };
  const invoices = await allPages(options.limit, async (pageSize, pageToken) => {
    const page = await dunlin.invoice.listInvoices({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: page.invoices, nextPageToken: page.nextPageToken };
  });
  output.many(invoices, [
    'number',
    'lifecycle',
    'paymentState',
    'overdue',
    'remaining',
    'dueDate',
    'sequence',
    'invoiceId',
  ]);
}

async function showInvoice(context: CommandContext, _options: CommonOptions, number: string): Promise<void> {
  const { dunlin, output } = context;
  const invoiceId = await invoiceIdOf(context, number);
  const [{ invoice }, { lines }, { rows }] = await Promise.all([
    dunlin.invoice.getInvoice({ invoiceId }, dunlin.caller),
    dunlin.invoice.listJournal({ invoiceId, pageSize: 100 }, dunlin.caller),
    dunlin.workflow.explainEnrolment({ invoiceId }, dunlin.caller),
  ]);
  if (output.json) return output.one({ invoice, journal: lines, sequences: rows });
  output.one(invoice!);
  output.many(lines, ['postTime', 'context', 'account', 'debit', 'credit', 'source']);
  output.many(
    rows.map((row) => ({ ...row, why: row.conditions.map(({ text }) => text) })),
    ['sequence', 'version', 'enrolled', 'matches', 'why'],
  );
}

async function recordPayment(context: CommandContext, options: PaymentOptions): Promise<void> {
  const { dunlin, requestId, output } = context;
  if (!options.customer && !options.invoice) {
    throw new DomainError('PAYER_MISSING', 'invalid', 'Nobody knows who paid. Give --invoice, --customer or both.');
  }
  const answer = await dunlin.payment.recordPayment(
    {
      requestId,
      customerId: options.customer ? await customerIdOf(context, options.customer) : '',
      amount: toWireMoney(readAmount(options)),
      method: `METHOD_${options.method.toUpperCase() as 'BANK_TRANSFER' | 'CHEQUE' | 'CASH'}`,
      valueDate: options.valueDate ?? null,
      reference: options.reference ?? '',
      proof: options.proof ?? '',
      sourceId: options.sourceId ?? '',
      invoiceNumbers: options.invoice ?? [],
    },
    dunlin.caller,
  );
  output.one(answer.payment!);
  if (answer.alreadyKnown) output.say('This payment had been reported before; nothing was recorded twice.');
}

function readAmount({ amount: text, currency }: PaymentOptions): Money {
  const parsed = parseMajor(text, currency);
  if ('amount' in parsed) return parsed.amount;
  throw new DomainError('AMOUNT_INVALID', 'invalid', `${text} is no amount in ${currency}. Write it like 120.50.`);
}
