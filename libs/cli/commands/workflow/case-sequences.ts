import type { Command } from 'commander';
import type { workflowV1 } from '#libs/contracts';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { caseIdOf, customerIdOf, invoiceIdsOf } from '../../find.js';
import { addCommand, reasonOption, yesOption } from '../../options.js';
import { fields } from '../../output.js';

interface ChangeOptions extends CommonOptions {
  sequence: string;
  reason: string;
  preview?: boolean;
}

interface StartOptions extends CommonOptions {
  sequence: string;
  invoice?: string[];
  reason: string;
  skipMissedSteps?: boolean;
}

type ShowCase = (context: CommandContext, shown: workflowV1.Case) => Promise<void>;

/** Acts on the sequence that debts run. */
export function addSequenceActs(cases: Command, showCase: ShowCase): void {
  addCommand(
    cases,
    'change-sequence',
    'Puts a case under another sequence, or the active version of its own; what was done stays done.',
    'case change-sequence D-1001 --sequence strict --reason "promised too often" --preview',
    'case change-sequence D-1001 --sequence strict --reason "promised too often"',
  )
    .argument('<case>', 'id, or customer reference or invoice number with one open case')
    .requiredOption('--sequence <name>', 'its own name moves it to the active version')
    .requiredOption(...reasonOption)
    .option('--preview', 'only say which steps would come next, and when')
    .option(...yesOption)
    .action(
      action<ChangeOptions, [string]>(async (context, options, named) => {
        const { dunlin, requestId, confirm, output } = context;
        const { sequence, reason, preview } = options;
        const caseId = await caseIdOf(context, named);
        const { case: changed, joinedCase } = await dunlin.workflow.previewSequenceChange(
          { caseId, sequence },
          dunlin.caller,
        );
        if (preview) {
          if (output.json) return output.one({ case: changed, joinedCase });
          if (joinedCase)
            output.say(`Its invoices would join case ${joinedCase.caseId}, which runs ${sequence} already.`);
          return showCase(context, joinedCase ?? changed!);
        }
        await confirm(`Put the case of ${named} under ${sequence}? ${consequence(changed!, joinedCase)}`);
        const done = await dunlin.workflow.changeSequence({ requestId, caseId, sequence, reason }, dunlin.caller);
        await showCase(context, done.joinedCase ?? done.case!);
      }),
    );
  addCommand(
    cases,
    'start-sequence',
    'Starts a sequence on an account or on some of its invoices, whatever its rule says.',
    'case start-sequence D-1001 --sequence strict --reason "asked for by the customer\'s bank"',
    'case start-sequence D-1001 --sequence strict --invoice R-2026-0815 --reason "large" --skip-missed-steps',
  )
    .argument('<customer>', 'reference or id')
    .requiredOption('--sequence <name>')
    .option('--invoice <number...>', 'only these, numbers or ids; all open ones in no case when absent')
    .requiredOption(...reasonOption)
    .option('--skip-missed-steps', 'skip what was due before now')
    .option(...yesOption)
    .action(
      action<StartOptions, [string]>(async (context, options, who) => {
        const { dunlin, requestId, confirm, output } = context;
        const { sequence, invoice = [], reason, skipMissedSteps = false } = options;
        const [customerId, invoiceIds] = await Promise.all([
          customerIdOf(context, who),
          invoiceIdsOf(context, invoice),
        ]);
        await confirm(`Start ${sequence} on ${invoice.length > 0 ? invoice.join(', ') : `the account of ${who}`}?`);
        const request = { requestId, sequence, customerId, invoiceIds, reason, skipMissedSteps };
        const { leftOut, ...started } = await dunlin.workflow.startSequence(request, dunlin.caller);
        if (output.json) return output.one({ ...started, leftOut });
        output.one(started);
        if (leftOut.length > 0) output.many(leftOut, fields('invoiceId', 'reason'));
      }),
    );
}

/** What a person is asked about: the step that comes first, or the case that is joined. */
function consequence(changed: workflowV1.Case, joined: workflowV1.Case | null): string {
  if (joined) return `Its invoices join case ${joined.caseId}, and it closes.`;
  const [next] = changed.invoices
    .flatMap(({ stepsPlanned }) => stepsPlanned)
    .sort((a, b) => Number(a.fireTime?.seconds ?? 0) - Number(b.fireTime?.seconds ?? 0));
  return next ? `The next step is ${next.stepId}.` : 'No step is left in it.';
}
