import type { Command } from 'commander';
import { type paymentV1, toWireMoney } from '#libs/contracts';
import { readAmount } from '../../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { customerIdOf, invoiceOf } from '../../../find.js';
import { addCommand, choice, dateOption, readCount, type WireDate } from '../../../options.js';
import { showPlan } from './list.js';

export const frequencies = {
  weekly: 'INSTALMENT_FREQUENCY_WEEKLY',
  fortnightly: 'INSTALMENT_FREQUENCY_FORTNIGHTLY',
  monthly: 'INSTALMENT_FREQUENCY_MONTHLY',
} as const;

interface TermsOptions extends CommonOptions {
  customer?: string;
  count?: number;
  amount?: string;
  frequency: keyof typeof frequencies;
  first: WireDate;
  method?: string;
  supersede?: string[];
}

interface ConfirmOptions extends TermsOptions {
  hash: string;
  consent: string;
}

export function addMakeCommands(arrangement: Command): void {
  const terms = (command: Command): Command =>
    command
      .argument('<invoices...>', 'numbers or ids')
      .option('--count <n>', 'number of instalments', readCount)
      .option('--amount <decimal>', 'what each instalment is, in place of --count; the last one takes the rest')
      .addOption(choice('--frequency <word>', 'how often', Object.keys(frequencies)).makeOptionMandatory())
      .addOption(dateOption('--first <date>', 'when the first one is due').makeOptionMandatory())
      .option('--method <payment method id>', 'what is charged; the customer pays when absent')
      .option('--customer <reference or id>', 'who pays; who owes the invoices when absent')
      .option('--supersede <plan id...>', 'plans whose place this one takes');
  terms(
    addCommand(
      arrangement,
      'preview',
      'Shows the plan as it would be, with the hash that makes it; nothing is stored.',
      'arrangement preview R-2026-0815 R-2026-0816 --count 6 --frequency monthly --first 2026-04-01',
    ),
  ).action(
    action<TermsOptions, [string[]]>(async (context, options, invoices) => {
      const { dunlin } = context;
      const request = { terms: await termsOf(context, options, invoices) };
      showPlan(context, (await dunlin.payment.previewArrangement(request, dunlin.caller)).arrangement!);
    }),
  );
  terms(
    addCommand(
      arrangement,
      'confirm',
      'Makes the plan that was previewed; nothing of their sequences is sent about the invoices while it goes on.',
      'arrangement confirm R-2026-0815 --count 6 --frequency monthly --first 2026-04-01 --hash 5f0c... --consent "by phone"',
    ),
  )
    .requiredOption('--hash <hash>', 'of the preview')
    .requiredOption('--consent <text>', 'how the customer agreed')
    .action(
      action<ConfirmOptions, [string[]]>(async (context, options, invoices) => {
        const { dunlin, requestId } = context;
        const { hash, consent } = options;
        const request = { requestId, terms: await termsOf(context, options, invoices), hash, consent };
        showPlan(context, (await dunlin.payment.confirmArrangement(request, dunlin.caller)).arrangement!);
      }),
    );
}

async function termsOf(
  context: CommandContext,
  { customer, count = 0, amount, frequency, first: firstDate, method = '', supersede = [] }: TermsOptions,
  named: string[],
): Promise<paymentV1.ArrangementTermsInit> {
  const invoices = await Promise.all(named.map((one) => invoiceOf(context, one)));
  const currency = invoices[0]!.amount!.currencyCode;
  return {
    customerId: customer ? await customerIdOf(context, customer) : invoices[0]!.customerId,
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
    amount: amount ? toWireMoney(readAmount({ amount, currency })) : null,
    ...{ count, frequency: frequencies[frequency], firstDate, methodId: method, supersedeIds: supersede },
  };
}
