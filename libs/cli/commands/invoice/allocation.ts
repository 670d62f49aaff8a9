import type { Command } from 'commander';
import { type invoiceV1, toWireDate, toWireMoney } from '#libs/contracts';
import { formatMajor, isCurrency, money, parseMajor } from '#libs/money';
import { parseLocalDate } from '#libs/time';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { readJsonFile } from '../../json-file.js';
import { addCommand, choice } from '../../options.js';
import { fields } from '../../output.js';

const presets = ['OLDEST_FIRST', 'FEES_FIRST', 'DE_367', 'DE_497', 'PRINCIPAL_FIRST'] as const;

interface TryOptions extends CommonOptions {
  preset: (typeof presets)[number];
}

interface ShownPart {
  readonly invoice: string;
  readonly component: string;
  readonly amount: string;
  readonly because: string;
}

export function addAllocationCommands(allocation: Command): void {
  addCommand(
    allocation,
    'try',
    'Tells how a payment would be spread over debts of a file; nothing is stored.',
    'allocation try trial.json --preset DE_367',
  )
    .argument(
      '<file>',
      'JSON: {"payment":{"amount","currency","date","named":[{"number","amount"?}]},' +
        '"invoices":[{"number","issueDate","dueDate","disputed","components":{"PRINCIPAL","INTEREST","FEE","COST"}}]}',
    )
    .addOption(choice('--preset <name>', 'order for what the payer does not name', presets).makeOptionMandatory())
    .action(action<TryOptions, [string]>(tryAllocation));
}

async function tryAllocation({ dunlin, output }: CommandContext, { preset }: TryOptions, path: string): Promise<void> {
  const { currency, request } = await readTrial(path);
  const tried = await dunlin.invoice.tryAllocation(
    { ...request, preset: `ALLOCATION_PRESET_${preset}` },
    dunlin.caller,
  );
  const decimal = (amount: { minorUnits: string } | null): string =>
    formatMajor(money(BigInt(amount?.minorUnits ?? 0), currency));
  const parts = tried.parts.map(({ number, component, amount, because }): ShownPart => {
    return { invoice: number, component: component.replace('COMPONENT_', ''), amount: decimal(amount), because };
  });
  const unapplied = decimal(tried.unapplied);
  if (output.json) return output.one({ parts, unapplied, currency });
  output.many(parts, fields<ShownPart>('invoice', 'component', 'amount', 'because'));
  output.say(`Left: ${unapplied} ${currency}.`);
}

async function readTrial(path: string): Promise<{ currency: string; request: invoiceV1.TryAllocationRequestInit }> {
  const { z } = await import('zod');
  const currency = await readCurrencyOf(path);
  const amount = z.string().transform((text, context) => {
    const parsed = parseMajor(text, currency);
    if ('amount' in parsed) return toWireMoney(parsed.amount);
    context.addIssue({ code: 'custom', message: `${text} is no amount in ${currency}; write it like 120.50` });
    return z.NEVER;
  });
  const date = z.string().transform((text, context) => {
    if (parseLocalDate(text)) return toWireDate(text);
    context.addIssue({ code: 'custom', message: `${text} is no date; write it like 2026-01-31` });
    return z.NEVER;
  });
  const named = z.array(z.strictObject({ number: z.string(), amount: amount.optional() })).default([]);
  const owed = z.partialRecord(z.enum(['PRINCIPAL', 'INTEREST', 'FEE', 'COST']), amount);
  const debt = z.strictObject({
    ...{ number: z.string(), issueDate: date, dueDate: date },
    ...{ disputed: amount.optional(), components: owed },
  });
  const payment = z.strictObject({ amount, currency: z.string(), date, named });
  const trial = await readJsonFile(path, z.strictObject({ payment, invoices: z.array(debt) }));
  const debts = trial.invoices.map(({ disputed, components, ...rest }) => ({
    ...rest,
    disputed: disputed ?? null,
    components: Object.entries(components).map(([component, each]) => ({
      component: `COMPONENT_${component}` as invoiceV1.Component,
      amount: each!,
    })),
  }));
  const { amount: paid, date: valueDate, named: names } = trial.payment;
  const request = {
    payment: { amount: paid, valueDate, named: names.map((each) => ({ amount: null, ...each })) },
    debts,
  };
  return { currency, request };
}

/** First of all, as every amount of the file is read by it. */
async function readCurrencyOf(path: string): Promise<string> {
  const { z } = await import('zod');
  const code = z.string().refine(isCurrency, 'must be an ISO 4217 code such as USD or EUR');
  return (await readJsonFile(path, z.object({ payment: z.object({ currency: code }) }))).payment.currency;
}
