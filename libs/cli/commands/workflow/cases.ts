import type { Command } from 'commander';
import { enumName, toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf, subjectFilter } from '../../find.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { customerColumns, withCustomers } from '../../lookup.js';
import {
  addCommand,
  addReasonOptions,
  choice,
  readInstant,
  reasonOf,
  reasonOption,
  type ReasonOptions as CodedReason,
  yesOption,
} from '../../options.js';
import { fields, type Output } from '../../output.js';
import { addSequenceActs } from './case-sequences.js';

interface CaseListOptions extends ListOptions {
  customer?: string;
  invoice?: string;
  sequence?: string;
  state?: string[];
}

interface ReasonOptions extends CommonOptions {
  reason: string;
}

const caseStates = [
  'active',
  'paused',
  'on_hold',
  'will_fail',
  'failed',
  'expired',
  'collections',
  'cancelled',
  'paid',
  'closed',
];
const caseArgument = ['<case>', 'id, or customer reference or invoice number with one open case'] as const;

export function addCaseCommands(cases: Command): void {
  addListOptions(
    addCommand(cases, 'list', 'Lists cases, the newest first.', 'case list --state active paused')
      .option('--customer <reference or id>')
      .option('--invoice <number or id>')
      .option('--sequence <name>')
      .addOption(choice('--state <state...>', 'only in these states', caseStates)),
  ).action(action<CaseListOptions, []>(listCases));
  addCommand(cases, 'show', 'Shows one case: its invoices, holds, and steps past and to come.', 'case show D-1001')
    .argument(...caseArgument)
    .action(
      action<CommonOptions, [string]>(async (context, _options, named) => {
        const { dunlin } = context;
        const caseId = await caseIdOf(context, named);
        await showCase(context, (await dunlin.workflow.getCase({ caseId }, dunlin.caller)).case!);
      }),
    );
  addCommand(cases, 'summary', 'Counts cases by state and steps by outcome.', 'case summary').action(
    action<CommonOptions, []>(async ({ dunlin, output }) => {
      const summary = await dunlin.workflow.getCaseSummary({}, dunlin.caller);
      if (output.json) return output.one(summary);
      const counted = (counts: readonly { name: string; count: string }[], what: string) =>
        counts.map(({ name, count }) => ({ what, name, count }));
      const rows = [...counted(summary.casesByState, 'cases'), ...counted(summary.stepsByOutcome, 'steps')];
      output.many(rows, [...fields<(typeof rows)[number]>('what', 'name'), countColumn]);
    }),
  );
  addCaseActs(cases);
  addSequenceActs(cases, showCase);
}

const countColumn = { head: 'COUNT', of: ({ count }: { count: string }) => count, align: 'right' } as const;

function addCaseActs(cases: Command): void {
  addReasonOptions(
    addCommand(
      cases,
      'pause',
      'Places a hold on a case; it continues at the same place later.',
      'case pause D-1001 --reason "promised to pay" --until 2026-04-01',
      'case pause D-1001 --reason-code SEASONAL',
    ),
  )
    .argument(...caseArgument)
    .option('--until <date or instant>', 'when it resumes automatically', readInstant)
    .action(
      action<CommonOptions & CodedReason & { until?: Date }, [string]>(
        async (context, { until, ...options }, named) => {
          const { dunlin, requestId } = context;
          const caseId = await caseIdOf(context, named);
          const untilTime = toTimestampOrNull(until ?? null);
          const request = { requestId, caseId, untilTime, ...reasonOf(options) };
          const paused = await dunlin.workflow.pauseCase(request, dunlin.caller);
          await showCase(context, paused.case!);
        },
      ),
    );
  addCommand(cases, 'resume', 'Lifts the holds of a case.', 'case resume D-1001 --reason "promise broken"')
    .argument(...caseArgument)
    .requiredOption(...reasonOption)
    .action(
      action<ReasonOptions, [string]>(async (context, { reason }, named) => {
        const { dunlin, requestId } = context;
        const caseId = await caseIdOf(context, named);
        const resumed = await dunlin.workflow.resumeCase({ requestId, caseId, reason }, dunlin.caller);
        await showCase(context, resumed.case!);
      }),
    );
  addReasonOptions(
    addCommand(cases, 'cancel', 'Cancels a case; this cannot be undone.', 'case cancel D-1001 --reason-code GOODWILL'),
  )
    .argument(...caseArgument)
    .option(...yesOption)
    .action(
      action<CommonOptions & CodedReason, [string]>(async (context, options, named) => {
        const { dunlin, requestId, confirm } = context;
        const caseId = await caseIdOf(context, named);
        await confirm(`Cancel the case of ${named}? This cannot be undone.`);
        const cancelled = await dunlin.workflow.cancelCase({ requestId, caseId, ...reasonOf(options) }, dunlin.caller);
        await showCase(context, cancelled.case!);
      }),
    );
}

async function listCases(context: CommandContext, options: CaseListOptions): Promise<void> {
  const { dunlin } = context;
  const filter = {
    ...(await subjectFilter(context, options)),
    sequence: options.sequence ?? '',
    states: (options.state ?? []).map((state) => `STATE_${state.toUpperCase()}` as 'STATE_ACTIVE'),
  };
  const page = await readList(options, async (pageSize, pageToken) => {
    const read = await dunlin.workflow.listCases({ ...filter, pageSize, pageToken }, dunlin.caller);
    return { items: read.cases, nextPageToken: read.nextPageToken };
  });
  await showList(context, options, page, () => withCustomers(context, page.items), [
    ...customerColumns,
    { head: 'STATE', of: stateOf, long: true },
    { head: 'OWED', of: (one) => one.outstanding, align: 'right' },
    { head: 'INVOICES', of: invoicesOf, align: 'right' },
    { head: 'OLDEST DUE', of: (one) => one.oldestDueDate },
    { head: 'SEQUENCE', of: (one) => one.sequence, long: true },
    { head: 'NEXT STEP', of: (one) => one.nextFireTime },
    { head: 'VERSION', of: (one) => one.sequenceVersion, align: 'right', wide: true },
    { head: 'OPENED', of: (one) => one.openTime, wide: true },
    { head: 'CASE ID', of: (one) => one.caseId, wide: true },
    { head: 'CUSTOMER ID', of: (one) => one.customerId, wide: true },
  ]);
}

function stateOf({ state, holdReason }: workflowV1.Case): string {
  return `${enumName(state, 'STATE_')}${holdReason === '' ? '' : `, ${holdReason}`}`;
}

/** Those that are open, and how many of them are with an agency. */
function invoicesOf({ openInvoiceCount, placedInvoiceCount }: workflowV1.Case): string {
  return `${openInvoiceCount}${placedInvoiceCount > 0 ? `, ${placedInvoiceCount} placed` : ''}`;
}

/** People get the steps as a table of their own, those past before those to come. */
async function showCase(context: CommandContext, shown: workflowV1.Case): Promise<void> {
  const { output } = context;
  if (output.json) return output.one(shown);
  const [{ customer, invoices, holds, ...facts }] = (await withCustomers(context, [shown])) as [
    Awaited<ReturnType<typeof withCustomers<workflowV1.Case>>>[number],
  ];
  output.one({ ...facts, customer: customer ? `${customer.reference} ${customer.name}` : facts.customerId });
  if (holds.length > 0) showHolds(output, holds);
  const steps = invoices.flatMap(({ invoiceNumber, open, stepsDone, stepsPlanned }) =>
    [
      ...stepsDone.map(({ stepId, outcome, doneTime, because }) => ({ stepId, outcome, time: doneTime, because })),
      ...stepsPlanned.map(({ stepId, fireTime }) => ({ stepId, outcome: 'planned', time: fireTime, because: '' })),
    ].map((step) => ({ invoiceNumber, open, ...step })),
  );
  output.many(steps, fields('invoiceNumber', 'open', 'stepId', 'outcome', 'time', 'because'));
}

function showHolds(output: Output, holds: readonly workflowV1.Hold[]): void {
  output.many(holds, [
    { head: 'HOLD', of: (hold) => enumName(hold.scope, 'SCOPE_') },
    { head: 'REASON', of: (hold) => hold.reason, long: true },
    { head: 'UNTIL', of: (hold) => hold.endTime },
    { head: 'BY', of: (hold) => hold.placedBy, long: true },
    { head: 'HOLD ID', of: (hold) => hold.holdId },
  ]);
}
