import type { Command } from 'commander';
import { type invoiceV1, toWireDate, toWireMoney } from '#libs/contracts';
import { formatMajor, money } from '#libs/money';
import { parseLocalDate } from '#libs/time';
import { readAmount } from '../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { readJsonFile } from '../../json-file.js';
import { addCommand, choice, dateOption, readCurrency, type WireDate } from '../../options.js';
import { fields } from '../../output.js';
import { toPlain } from '../../plain.js';

interface QuoteOptions extends CommonOptions {
  principal: string;
  currency: string;
  due: WireDate;
  until: WireDate;
  policy: string;
  debtor?: 'consumer' | 'business';
  rates?: string;
}

interface ShownPeriod {
  readonly from: string;
  readonly to: string;
  readonly ratePercent: string;
  readonly days: number;
  readonly amount: string;
}

export function addInterestCommands(interest: Command): void {
  addCommand(
    interest,
    'quote',
    'Tells what late payment of a debt costs; nothing is stored.',
    'interest quote --principal 1000.00 --currency EUR --due 2025-01-10 --until 2025-07-20 --policy eu-b2b',
    'interest quote --principal 800 --currency USD --due 2026-01-10 --until 2026-03-01 --policy rate:5.25',
  )
    .requiredOption('--principal <decimal>', 'what is owed without interest and fees')
    .requiredOption('--currency <code>', 'ISO 4217', readCurrency)
    .addOption(dateOption('--due <date>', 'when it was due; interest begins the day after').makeOptionMandatory())
    .addOption(dateOption('--until <date>', 'the last day that bears interest').makeOptionMandatory())
    .requiredOption('--policy <policy>', 'eu-b2b, uk-b2b, de-consumer, de-b2b or rate:<percent a year>')
    .addOption(choice('--debtor <kind>', 'who owes; refused where the policy is for others', ['consumer', 'business']))
    .option('--rates <file>', 'reference rates in place of those that come with Dunlin: [{"from","percent"}] as JSON')
    .action(action<QuoteOptions, []>(quoteInterest));
}

async function quoteInterest({ dunlin, output }: CommandContext, options: QuoteOptions): Promise<void> {
  const { principal: amount, currency, due: dueDate, until: untilDate, policy, debtor, rates } = options;
  const quote = await dunlin.invoice.quoteInterest(
    {
      principal: toWireMoney(readAmount({ amount, currency })),
      ...{ dueDate, untilDate, policy },
      debtor: debtor ? `DEBTOR_${debtor === 'consumer' ? 'CONSUMER' : 'BUSINESS'}` : 'DEBTOR_UNSPECIFIED',
      referenceRates: rates === undefined ? [] : await readRates(rates),
    },
    dunlin.caller,
  );
  const periods = quote.periods.map(({ fromDate, toDate, ...period }): ShownPeriod => {
    return { from: toPlain(fromDate) as string, to: toPlain(toDate) as string, ...period };
  });
  const [interest, fixedSum] = [quote.interest, quote.fixedSum].map((each) => decimalOf(each));
  if (output.json) return output.one({ interest, fixedSum, currency, periods, source: quote.source });
  output.many(periods, fields<ShownPeriod>('from', 'to', 'ratePercent', 'days', 'amount'));
  output.say(`Interest: ${interest} ${currency}; fixed sum: ${fixedSum} ${currency}.`);
  output.say(quote.source);
}

/** In units of the currency, as text. */
function decimalOf(amount: { minorUnits: string; currencyCode: string } | null): string {
  return amount ? formatMajor(money(BigInt(amount.minorUnits), amount.currencyCode)) : '';
}

async function readRates(path: string): Promise<invoiceV1.ReferenceRateInit[]> {
  const { z } = await import('zod');
  const date = z.string().refine((text) => parseLocalDate(text) !== null, 'must be a date like 2026-01-01');
  const percent = z.union([z.string(), z.number()]).transform(String);
  const rates = await readJsonFile(path, z.array(z.strictObject({ from: date, percent })));
  return rates.map((rate) => ({ fromDate: toWireDate(rate.from), percent: rate.percent }));
}
