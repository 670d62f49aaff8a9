import type { Command } from 'commander';
import { enumName, fromWireMoney, type invoiceV1, toWireMoney } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { moneyText } from '#libs/money';
import { readAmount } from '../../../amounts.js';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { addCommand, readCount, readCurrency } from '../../../options.js';

interface SetOptions extends CommonOptions {
  class?: string;
  days?: number[];
  maxCount?: number;
  maxDays?: number;
  fee?: string;
  feeMin?: string;
  feeMax?: string;
  currency?: string;
  tax?: number;
  feeNet?: number;
  earliest?: number;
  latest?: number;
  series?: string;
  seen?: number;
}

export function addPolicyCommands(prolongation: Command): void {
  addCommand(
    prolongation,
    'set-policy',
    'Sets how invoices may be prolonged, as a whole; what is not given is said by the level below.',
    'prolongation set-policy --days 7,14,30 --fee 1.5% --fee-min 5.00 --currency EUR --tax 19',
    'prolongation set-policy --class trade --fee none --max-count 1',
  )
    .option('--class <name>', 'of a class; of the organisation when absent')
    .option('--days <list>', 'by how many days, such as 7,14,21,30', readDays)
    .option('--max-count <count>', 'how often one invoice', readNumber)
    .option('--max-days <days>', 'by how many days one invoice in all', readNumber)
    .option('--fee <fee>', 'none, an amount such as 10.00, or a share of what remains such as 1.5%')
    .option('--fee-min <decimal>', 'of a share: not less')
    .option('--fee-max <decimal>', 'of a share: not more')
    .option('--currency <code>', 'of the amounts, ISO 4217', readCurrency)
    .option('--tax <percent>', 'rate of tax on the fee', readPercent)
    .option('--fee-net <days>', 'until the invoice of the fee is due', readNumber)
    .option('--earliest <days>', 'before its due date an invoice may be prolonged', readNumber)
    .option('--latest <days>', 'after it; 0 for never once it is overdue', readNumber)
    .option('--series <code>', 'number series of the invoices of fees')
    .option('--seen <version>', 'refuse where there is a newer version by now', readCount)
    .action(action<SetOptions, []>(setPolicy));
  addCommand(
    prolongation,
    'remove-policy',
    'Removes what a level says, so that the level below says it.',
    'prolongation remove-policy --class trade',
  )
    .option('--class <name>', 'of a class; of the organisation when absent')
    .option('--seen <version>', 'refuse where there is a newer version by now', readCount)
    .action(
      action<SetOptions, []>(async ({ dunlin, output, requestId }, options) => {
        const request = { requestId, ...keyOf(options), expectedVersion: String(options.seen ?? 0) };
        output.one((await dunlin.invoice.removeProlongationPolicy(request, dunlin.caller)).policy!);
      }),
    );
  addListOptions(
    addCommand(prolongation, 'policies', 'Lists how invoices may be prolonged.', 'prolongation policies'),
  ).action(action<ListOptions, []>(listPolicies));
}

async function setPolicy({ dunlin, output, requestId }: CommandContext, options: SetOptions): Promise<void> {
  const { days = [], maxCount, maxDays, tax, feeNet, earliest, latest, series = '', seen = 0 } = options;
  const numbers = {
    maxCount,
    maxTotalDays: maxDays,
    taxRateBasisPoints: tax,
    feeNetDays: feeNet,
    earliestDays: earliest,
    latestDays: latest,
  };
  const given = Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
  const policy = { ...keyOf(options), days, ...given, fee: feeOf(options), numberSeries: series };
  const request = { requestId, policy, expectedVersion: String(seen) };
  output.one((await dunlin.invoice.setProlongationPolicy(request, dunlin.caller)).policy!);
}

async function listPolicies(context: CommandContext, options: ListOptions): Promise<void> {
  const { dunlin } = context;
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listProlongationPolicies({ pageSize, pageToken }, dunlin.caller);
    return { items: read.policies, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'LEVEL', of: ({ level }) => enumName<string>(level, 'LEVEL_')?.toLowerCase() ?? '' },
    { head: 'OF', of: (policy) => policy.class },
    { head: 'DAYS', of: ({ days }) => days.join(', ') },
    { head: 'TIMES', of: ({ maxCount }) => maxCount ?? '', align: 'right' },
    { head: 'IN ALL', of: ({ maxTotalDays }) => maxTotalDays ?? '', align: 'right' },
    { head: 'FEE', of: ({ fee }) => shownFee(fee) },
    {
      head: 'TAX',
      of: ({ taxRateBasisPoints: rate }) => (rate === undefined ? '' : `${rate / 100} %`),
      align: 'right',
    },
    { head: 'FEE NET', of: ({ feeNetDays }) => feeNetDays ?? '', align: 'right' },
    { head: 'FROM', of: ({ earliestDays }) => earliestDays ?? '', align: 'right' },
    { head: 'UNTIL', of: ({ latestDays }) => latestDays ?? '', align: 'right' },
    { head: 'SERIES', of: ({ numberSeries }) => numberSeries },
  ]);
}

function keyOf({ class: className = '' }: { class?: string }) {
  return { level: className === '' ? 'LEVEL_ORGANISATION' : 'LEVEL_CLASS', class: className } as const;
}

/** Null where nothing is said of the fee. */
function feeOf({ fee, feeMin, feeMax, currency }: SetOptions): invoiceV1.ProlongationFeeInit | null {
  if (fee === undefined) return null;
  if (fee === 'none') return { basis: 'BASIS_NONE' };
  const amountOf = (amount: string) => {
    if (currency !== undefined) return toWireMoney(readAmount({ amount, currency }));
    throw new DomainError('PROLONGATION_INVALID', 'invalid', '--currency is missing, which the amounts of --fee need.');
  };
  if (!fee.endsWith('%')) return { basis: 'BASIS_FLAT', amount: amountOf(fee) };
  const limits = { min: feeMin ? amountOf(feeMin) : null, max: feeMax ? amountOf(feeMax) : null };
  return { basis: 'BASIS_PERCENT', ratePpm: readPercent(fee.slice(0, -1)) * 100, ...limits };
}

function shownFee(fee: invoiceV1.ProlongationFee | null): string {
  if (!fee) return '';
  const [amount, min, max] = [fee.amount, fee.min, fee.max].map((one) => fromWireMoney(one));
  if (fee.basis === 'BASIS_FLAT') return amount ? moneyText(amount) : '';
  if (fee.basis !== 'BASIS_PERCENT') return 'none';
  const limits = [min ? `at least ${moneyText(min)}` : '', max ? `at most ${moneyText(max)}` : ''];
  return [`${fee.ratePpm / 10_000} %`, ...limits.filter(Boolean)].join(', ');
}

/** A percentage with at most two decimals, in hundredths of a percent. */
function readPercent(text: string): number {
  if (/^\d{1,3}([.]\d{1,2})?$/.test(text.trim())) return Math.round(Number(text) * 100);
  throw new DomainError('PROLONGATION_INVALID', 'invalid', `${text} is no percentage such as 1.5.`);
}

/** 0 counts. */
function readNumber(text: string): number {
  return text === '0' ? 0 : readCount(text);
}

function readDays(text: string): number[] {
  return text.split(',').map((one) => readCount(one.trim()));
}
