import type { Command } from 'commander';
import { type invoiceV1, toWireDate, toWireMoney } from '#libs/contracts';
import { formatMajor, money, moneyText } from '#libs/money';
import { parseLocalDate } from '#libs/time';
import { readAmount } from '../../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { customerIdOf, invoiceIdOf } from '../../../find.js';
import { readJsonFile } from '../../../json-file.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { addCommand, choice, dateOption, readCurrency, type WireDate } from '../../../options.js';
import { fields } from '../../../output.js';
import { toPlain } from '../../../plain.js';

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
    .requiredOption(
      '--policy <policy>',
      'eu-b2b, uk-b2b, de-consumer, de-b2b, rate:<percent> or above:<series>:<points>',
    )
    .addOption(choice('--debtor <kind>', 'who owes; refused where the policy is for others', ['consumer', 'business']))
    .option('--rates <file>', 'reference rates in place of those that are known here: [{"from","percent"}] as JSON')
    .action(action<QuoteOptions, []>(quoteInterest));
  addCommand(interest, 'show', 'Shows how the interest of an invoice came about.', 'interest show R-2026-0042')
    .argument('<invoice>', 'number or id')
    .action(action<CommonOptions, [string]>(showInterest));
  addCommand(
    interest,
    'post',
    'Posts the interest of an invoice up to today; by itself it is posted as months end.',
    'interest post R-2026-0042',
  )
    .argument('<invoice>', 'number or id')
    .action(
      action<CommonOptions, [string]>(async (context, _options, invoice) => {
        const { dunlin, output, requestId } = context;
        const request = { requestId, invoiceId: await invoiceIdOf(context, invoice) };
        output.one((await dunlin.invoice.postInterest(request, dunlin.caller)).accrual!);
      }),
    );
  addListOptions(
    addCommand(
      interest,
      'list',
      'Lists invoices that bear interest.',
      'interest list --customer D-1001',
      'interest list --stopped rate-unknown',
    ),
  )
    .option('--customer <reference or id>', 'only those of a customer')
    .addOption(choice('--stopped <reason>', 'only those whose interest stands still', Object.keys(stops)))
    .action(action<InterestListOptions, []>(listInterest));
}

/** Words for what the wire calls otherwise. */
const stops = {
  'rate-unknown': 'STOP_RATE_UNKNOWN',
  'debtor-unknown': 'STOP_DEBTOR_UNKNOWN',
  'debtor-other': 'STOP_DEBTOR_OTHER',
  'currency-other': 'STOP_CURRENCY_OTHER',
} as const;

interface InterestListOptions extends ListOptions {
  customer?: string;
  stopped?: keyof typeof stops;
}

async function listInterest(context: CommandContext, options: InterestListOptions): Promise<void> {
  const { dunlin } = context;
  const customerId = options.customer ? await customerIdOf(context, options.customer) : '';
  const stop = options.stopped ? stops[options.stopped] : 'STOP_UNSPECIFIED';
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listInterest({ customerId, stop, pageSize, pageToken }, dunlin.caller);
    return { items: read.accruals, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'INVOICE', of: ({ invoiceNumber }) => invoiceNumber },
    { head: 'POLICY', of: ({ policy }) => policy },
    { head: 'UNTIL', of: ({ watermarkDate }) => (watermarkDate ? (toPlain(watermarkDate) as string) : '') },
    { head: 'POSTED', of: ({ posted }) => moneyOf(posted), align: 'right' },
    { head: 'NOT POSTED', of: ({ residualAmount }) => residualAmount, align: 'right' },
    { head: 'STANDS', of: ({ stop: why }) => stopWord(why) },
  ]);
}

interface ShownAccrued extends ShownPeriod {
  readonly principal: string;
}

async function showInterest(context: CommandContext, _options: CommonOptions, invoice: string): Promise<void> {
  const { dunlin, output } = context;
  const invoiceId = await invoiceIdOf(context, invoice);
  const { accrual, periods } = await dunlin.invoice.getInvoiceInterest({ invoiceId }, dunlin.caller);
  if (output.json) return output.one({ accrual, periods });
  if (!accrual) return output.say(`Invoice ${invoice} bears no interest.`);
  const rows = periods.map(({ fromDate, toDate, principal, ratePercent, days, amount }): ShownAccrued => {
    const dates = { from: toPlain(fromDate) as string, to: toPlain(toDate) as string };
    return { ...dates, principal: decimalOf(principal), ratePercent, days, amount };
  });
  output.many(rows, fields<ShownAccrued>('from', 'to', 'principal', 'ratePercent', 'days', 'amount'));
  output.say(`${accrual.policy}: ${accrual.explanation}`);
  if (accrual.source !== '') output.say(accrual.source);
  const until = accrual.watermarkDate ? (toPlain(accrual.watermarkDate) as string) : 'no day yet';
  const exact = `${accrual.exactAmount} until ${until}`;
  output.say(`Exactly ${exact}; posted ${moneyOf(accrual.posted)}, not posted ${accrual.residualAmount}.`);
  if (accrual.stop !== 'STOP_UNSPECIFIED') output.say(`It stands still: ${stopWord(accrual.stop)}.`);
}

function stopWord(wire: string): string {
  return Object.entries(stops).find(([, stop]) => stop === wire)?.[0] ?? '';
}

function moneyOf(amount: { minorUnits: string; currencyCode: string } | null): string {
  return amount ? moneyText(money(BigInt(amount.minorUnits), amount.currencyCode)) : '';
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
