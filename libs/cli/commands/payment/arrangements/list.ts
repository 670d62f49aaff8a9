import type { Command } from 'commander';
import { enumName, type paymentV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../../context.js';
import { subjectFilter } from '../../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../../list.js';
import { customerColumns, withCustomersAndInvoices } from '../../../lookup.js';
import { addCommand, choice, dateOption, type WireDate } from '../../../options.js';
import { fields } from '../../../output.js';

interface ArrangementListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  state?: keyof typeof states;
  dueFrom?: WireDate;
  dueUntil?: WireDate;
  descending?: boolean;
}

const states = {
  on_track: 'STATE_ON_TRACK',
  in_arrears: 'STATE_IN_ARREARS',
  paused: 'STATE_PAUSED',
  completed: 'STATE_COMPLETED',
  broken: 'STATE_BROKEN',
  cancelled: 'STATE_CANCELLED',
  superseded: 'STATE_SUPERSEDED',
} as const;

export const arrangementId = ['<plan id>', 'dunlin arrangement list --wide shows ids'] as const;

export function addListCommands(arrangement: Command): void {
  addListOptions(
    addCommand(
      arrangement,
      'list',
      'Lists plans in instalments in the order in which they were made.',
      'arrangement list --state in_arrears',
    )
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .addOption(choice('--state <state>', 'only those', Object.keys(states)))
      .addOption(dateOption('--due-from <date>', 'only those whose next instalment is due on this day or later'))
      .addOption(dateOption('--due-until <date>', 'only those whose next instalment is due on this day or earlier'))
      .option('--descending', 'the last one first'),
  ).action(action<ArrangementListOptions, []>(listArrangements));
  addCommand(
    arrangement,
    'show',
    'Shows one plan with its instalments.',
    'arrangement show 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41',
  )
    .argument(...arrangementId)
    .action(
      action<CommonOptions, [string]>(async (context, _options, id) => {
        const { dunlin } = context;
        showPlan(context, (await dunlin.payment.getArrangement({ arrangementId: id }, dunlin.caller)).arrangement!);
      }),
    );
}

/** A plan, and below it its instalments where people read it. */
export function showPlan({ output }: CommandContext, plan: paymentV1.Arrangement): void {
  output.one(plan);
  if (output.json) return;
  const rows = plan.instalments.map(({ state, ...each }) => ({ ...each, state: enumName(state, 'STATE_') ?? '' }));
  output.many(rows, fields('number', 'dueDate', 'amount', 'paid', 'state'));
}

async function listArrangements(context: CommandContext, options: ArrangementListOptions): Promise<void> {
  const { dunlin } = context;
  const { state, dueFrom = null, dueUntil = null, descending = false } = options;
  const wanted = state ? { state: states[state] } : {};
  const filter = { ...(await subjectFilter(context, options)), ...wanted, dueFrom, dueUntil, descending };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.payment.listArrangements({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.arrangements, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomersAndInvoices(context, page.items), [
    { head: 'MADE', of: ({ makeTime }) => makeTime },
    ...customerColumns,
    { head: 'STATE', of: ({ state: stands }) => enumName(stands, 'STATE_') },
    { head: 'TOTAL', of: ({ total }) => total, align: 'right' },
    { head: 'PAID', of: ({ paid }) => paid, align: 'right' },
    { head: 'ARREARS', of: ({ arrears }) => arrears, align: 'right' },
    { head: 'NEXT DUE', of: ({ nextDueDate }) => nextDueDate },
    { head: 'INVOICES', of: ({ numbers }) => numbers, long: true },
    { head: 'COLLECTED BY', of: ({ collection }) => enumName(collection, 'COLLECTION_'), wide: true },
    { head: 'MADE BY', of: ({ madeBy }) => madeBy, wide: true },
    { head: 'ENDED', of: ({ endReason }) => endReason, wide: true },
    { head: 'PLAN ID', of: ({ arrangementId: id }) => id, wide: true },
  ]);
}
