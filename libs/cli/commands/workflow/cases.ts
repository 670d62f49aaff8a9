import type { Command } from 'commander';
import { enumName, toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf } from '../../find.js';
import { withCustomers } from '../../lookup.js';
import {
  addCommand,
  addReasonOptions,
  readInstant,
  reasonOf,
  reasonOption,
  type ReasonOptions as CodedReason,
  yesOption,
} from '../../options.js';
import { fields, type Output } from '../../output.js';
import { actName, addCaseLists, nextStepText } from './case-list.js';
import { addSequenceActs } from './case-sequences.js';

interface ReasonOptions extends CommonOptions {
  reason: string;
}

const caseArgument = ['<case>', 'id, or customer reference or invoice number with one open case'] as const;

export function addCaseCommands(cases: Command): void {
  addCaseLists(cases);
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

/** People get the steps as a table of their own, those past before those to come. */
async function showCase(context: CommandContext, shown: workflowV1.Case): Promise<void> {
  const { output } = context;
  if (output.json) return output.one(shown);
  const [{ customer, invoices, holds, nextStep, nextMessage, allowedActs, refusedActs, ...facts }] =
    (await withCustomers(context, [shown])) as [Awaited<ReturnType<typeof withCustomers<workflowV1.Case>>>[number]];
  output.one({
    ...facts,
    customer: customer ? `${customer.reference} ${customer.name}` : facts.customerId,
    nextStep: nextStepText(nextStep),
    nextMessageTime: nextMessage?.fireTime,
    allowedActs: allowedActs.map(actName).join(', '),
  });
  if (refusedActs.length > 0) {
    output.many(refusedActs, [
      { head: 'NOT ALLOWED', of: ({ act }) => actName(act) },
      { head: 'BECAUSE', of: ({ text }) => text, long: true },
    ]);
  }
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
