import type { Command } from 'commander';
import { fromWireDate, type invoiceV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { customerIdOf } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, choice, dateOption, readCount, type WireDate } from '../../options.js';
import { fields } from '../../output.js';
import type { Column } from '../../table.js';

/** Words for what the wire calls otherwise. */
export const invoiceKinds = { regular: 'KIND_REGULAR', 'out-of-turn': 'KIND_OUT_OF_TURN' } as const;
const monthEnds = { none: 'MONTH_END_NONE', 'of-issue': 'MONTH_END_OF_ISSUE' } as const;
const rolls = {
  none: 'ROLL_NONE',
  following: 'ROLL_FOLLOWING',
  'modified-following': 'ROLL_MODIFIED_FOLLOWING',
  preceding: 'ROLL_PRECEDING',
} as const;
const levels = {
  organisation: 'LEVEL_ORGANISATION',
  class: 'LEVEL_CLASS',
  customer: 'LEVEL_CUSTOMER',
} as const;

const wordsOf = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words & string)[];

export type KindWord = keyof typeof invoiceKinds;

interface WhoseOptions extends CommonOptions {
  class?: string;
  customer?: string;
}

interface KindOptions extends WhoseOptions {
  kind: KindWord;
}

interface SetOptions extends KindOptions {
  net?: number;
  monthEnd?: keyof typeof monthEnds;
  calendar?: string;
  roll?: keyof typeof rolls;
  interest?: string;
  fixedSum?: boolean;
  seen?: number;
}

interface TermsListOptions extends ListOptions {
  level?: keyof typeof levels;
}

export function addTermsCommands(terms: Command): void {
  withKind(
    addCommand(
      terms,
      'set',
      'Sets when invoices are due that come without a due date; what is not given is said by the level below.',
      'terms set --net 30 --interest eu-b2b --fixed-sum',
      'terms set --class trade --net 14 --calendar germany --roll modified-following',
      'terms set --customer D-1001 --kind out-of-turn --net 6',
    ),
  )
    .option('--net <days>', 'days until an invoice is due, 0 to 365', readDays)
    .addOption(
      choice('--month-end <rule>', 'from when they are counted: the day of issue, or its month', wordsOf(monthEnds)),
    )
    .option('--calendar <code>', 'says which days are worked')
    .addOption(choice('--roll <rule>', 'what becomes of a due date that is not worked', wordsOf(rolls)))
    .option(
      '--interest <policy>',
      'of overdue invoices: none, eu-b2b, uk-b2b, de-consumer, de-b2b, rate:<percent> or above:<series>:<points>',
    )
    .option('--fixed-sum', 'charge the fixed sum of the law with it')
    .option('--no-fixed-sum', 'charge no fixed sum, whatever the level below says')
    .option('--seen <version>', 'refuse where there is a newer version by now', readCount)
    .action(action<SetOptions, []>(setTerms));
  withKind(
    addCommand(
      terms,
      'remove',
      'Removes what a level says, so that the level below says it.',
      'terms remove --class trade --kind out-of-turn',
    ),
  )
    .option('--seen <version>', 'refuse where there is a newer version by now', readCount)
    .action(
      action<SetOptions, []>(async (context, options) => {
        const { dunlin, output, requestId } = context;
        const key = { ...(await whose(context, options)), kind: invoiceKinds[options.kind] };
        const request = { requestId, ...key, expectedVersion: String(options.seen ?? 0) };
        output.one((await dunlin.invoice.removeTerms(request, dunlin.caller)).terms!);
      }),
    );
  withWhose(
    addCommand(
      terms,
      'show',
      'Says which terms hold for an organisation, a class or a customer, and where each value comes from.',
      'terms show --class trade',
      'terms show --customer D-1001',
    ),
  ).action(action<WhoseOptions, []>(showTerms));
  addListOptions(
    addCommand(terms, 'list', 'Lists what is said of payment terms.', 'terms list', 'terms list --level class'),
  )
    .addOption(choice('--level <level>', 'only those of this level', wordsOf(levels)))
    .action(action<TermsListOptions, []>(listTerms));
  withKind(
    addCommand(
      terms,
      'preview',
      'Says when an invoice would be due, and why.',
      'terms preview --customer D-1001 --issued 2026-01-31',
      'terms preview --class trade --kind out-of-turn',
    ),
  )
    .addOption(dateOption('--issued <date>', 'day of issue, today when absent'))
    .action(action<KindOptions & { issued?: WireDate }, []>(previewDueDate));
}

function withWhose(command: Command): Command {
  return command
    .option('--class <name>', 'of a class; of the organisation where neither is given')
    .option('--customer <reference or id>', 'of a customer');
}

export function kindOption(): ReturnType<typeof choice> {
  return choice('--kind <kind>', 'invoices that come by themselves, or those between', wordsOf(invoiceKinds));
}

function withKind(command: Command): Command {
  return withWhose(command).addOption(kindOption().default('regular'));
}

/** 0 counts: due on the day of issue. */
function readDays(text: string): number {
  return text === '0' ? 0 : readCount(text);
}

async function askedOf(context: CommandContext, { class: className = '', customer }: WhoseOptions) {
  return { class: className, customerId: customer ? await customerIdOf(context, customer) : '' };
}

async function whose(context: CommandContext, options: WhoseOptions) {
  const asked = await askedOf(context, options);
  const level = asked.customerId ? levels.customer : asked.class ? levels.class : levels.organisation;
  return { ...asked, level };
}

async function setTerms(context: CommandContext, options: SetOptions): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { kind, net, monthEnd, calendar = '', roll, interest = '', fixedSum, seen = 0 } = options;
  const wanted: invoiceV1.PaymentTermsInit = {
    ...(await whose(context, options)),
    kind: invoiceKinds[kind],
    ...(net === undefined ? {} : { netDays: net }),
    ...(monthEnd ? { monthEnd: monthEnds[monthEnd] } : {}),
    ...(roll ? { roll: rolls[roll] } : {}),
    ...{ calendar, interestPolicy: interest },
    ...(fixedSum === undefined ? {} : { fixedSum }),
  };
  const request = { requestId, terms: wanted, expectedVersion: String(seen) };
  output.one((await dunlin.invoice.setTerms(request, dunlin.caller)).terms!);
}

async function showTerms(context: CommandContext, options: WhoseOptions): Promise<void> {
  const { dunlin, output } = context;
  const found = await dunlin.invoice.getTerms(await askedOf(context, options), dunlin.caller);
  if (output.json) return output.one(found);
  if (found.locked) output.say(`Class ${found.class} is locked: its customers have no terms of their own.`);
  for (const { kind, values } of found.resolved) {
    output.say(`${kindWord(kind)}:`);
    output.many(values, valueColumns);
  }
}

const valueColumns: Column<invoiceV1.ResolvedTermValue>[] = [
  ...fields<invoiceV1.ResolvedTermValue>('name', 'value'),
  { head: 'WHY', of: ({ explanation }) => explanation, long: true },
];

async function listTerms(context: CommandContext, options: TermsListOptions): Promise<void> {
  const { dunlin } = context;
  const level = options.level ? levels[options.level] : 'LEVEL_UNSPECIFIED';
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.invoice.listTerms({ level, pageSize, pageToken }, dunlin.caller);
    return { items: read.terms, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => page.items, [
    { head: 'LEVEL', of: (terms) => wordOf(levels, terms.level) },
    { head: 'OF', of: (terms) => terms.class || terms.customerReference || terms.customerId },
    { head: 'INVOICES', of: ({ kind }) => kindWord(kind) },
    { head: 'NET', of: ({ netDays }) => netDays ?? '', align: 'right' },
    { head: 'MONTH END', of: ({ monthEnd }) => wordOf(monthEnds, monthEnd) },
    { head: 'CALENDAR', of: ({ calendar }) => calendar },
    { head: 'ROLL', of: ({ roll }) => wordOf(rolls, roll) },
    { head: 'INTEREST', of: ({ interestPolicy }) => interestPolicy },
  ]);
}

async function previewDueDate(context: CommandContext, options: KindOptions & { issued?: WireDate }): Promise<void> {
  const { dunlin, output } = context;
  const { kind, issued = null } = options;
  const asked = { ...(await askedOf(context, options)), kind: invoiceKinds[kind], issueDate: issued };
  const found = await dunlin.invoice.previewDueDate(asked, dunlin.caller);
  if (output.json) return output.one(found);
  const [issue, from, net] = [found.issueDate, found.countedFromDate, found.netDate].map((date) => fromWireDate(date));
  output.say(`Issued on ${issue}, counted from ${from}, ${net} after net days: due on ${fromWireDate(found.dueDate)}.`);
  for (const { date, name } of found.skippedDays)
    output.say(`${fromWireDate(date)} is not worked: ${name || 'weekend'}.`);
  output.many(found.terms!.values, valueColumns);
}

function kindWord(kind: string): string {
  return wordOf(invoiceKinds, kind);
}

function wordOf(words: Readonly<Record<string, string>>, wire: string): string {
  return Object.keys(words).find((word) => words[word] === wire) ?? '';
}
