import type { Command } from 'commander';
import type { workflowV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommandContext, type CommonOptions, readDocumentFile } from '../../context.js';
import { addListOptions, type ListOptions, readList, showList } from '../../list.js';
import { addCommand, readCount, yesOption } from '../../options.js';
import type { Output } from '../../output.js';
import { addMoveCommands } from './case-moves.js';

interface ApplyOptions extends CommonOptions {
  dryRun?: boolean;
  skipMissedSteps?: boolean;
}

export function addSequenceCommands(sequence: Command): void {
  addListOptions(addCommand(sequence, 'list', 'Lists the newest version of every sequence.', 'sequence list')).action(
    action<ListOptions, []>(async (context, options) => {
      const { dunlin } = context;
      const page = await readList(options, async (pageSize, pageToken) => {
        const read = await dunlin.workflow.listSequences({ pageSize, pageToken }, dunlin.caller);
        return { items: read.sequences, nextPageToken: read.nextPageToken };
      });
      await showList(context, options, page, () => page.items, [
        { head: 'NAME', of: ({ name }) => name },
        { head: 'TITLE', of: ({ title }) => title, long: true },
        { head: 'VERSION', of: ({ version }) => version, align: 'right' },
        { head: 'ACTIVE', of: ({ active }) => active },
        { head: 'APPLIED', of: ({ createTime }) => createTime },
      ]);
    }),
  );
  addCommand(sequence, 'show', 'Shows a sequence.', 'sequence show friendly-reminders')
    .argument('<name>')
    .option('--version-number <n>', 'the newest when absent', readCount)
    .action(
      action<CommonOptions & { versionNumber?: number }, [string]>(
        async ({ dunlin, output }, { versionNumber = 0 }, name) => {
          const { sequence: found } = await dunlin.workflow.getSequence(
            { name, version: versionNumber },
            dunlin.caller,
          );
          if (output.json) return output.one(found!);
          output.say(found!.document);
        },
      ),
    );
  addCommand(
    sequence,
    'apply',
    'Stores a sequence document as a new version and makes it the active one, once it was said what follows at once.',
    'sequence apply reminders.yaml --dry-run',
    'sequence apply reminders.yaml --skip-missed-steps  # what is overdue for long begins with the next step to come',
  )
    .argument('<file>')
    .option('--dry-run', 'only check it, and say what would follow at once')
    .option('--skip-missed-steps', 'skip what was due before now for invoices that join at once')
    .option(...yesOption)
    .action(action<ApplyOptions, [string]>(applySequence));
  addMoveCommands(sequence);
}

async function applySequence(context: CommandContext, options: ApplyOptions, file: string): Promise<void> {
  const { dunlin, output, requestId } = context;
  const { dryRun = false, skipMissedSteps = false } = options;
  const document = await readDocumentFile(file);
  const apply = (dry: boolean) => {
    const request = { requestId, document, dryRun: dry, skipMissedSteps };
    return dunlin.workflow.applySequence(request, dunlin.caller, { deadlineMs: 60_000 });
  };
  const tried = await apply(true);
  if (!tried.unchanged) {
    showPreview(output, tried);
    await warnOfQueues(context, tried.queues);
    if (!dryRun) await context.confirm(`Apply ${tried.sequence!.name}? ${consequences(tried)}`);
  }
  const { sequence, unchanged } = dryRun ? tried : await apply(false);
  const expected = { enrolCount: Number(tried.enrolCount), joining: tried.joining! };
  output.one({ ...sequence!, unchanged, ...(output.json ? expected : {}) });
  if (dryRun) output.say('This was a dry run: nothing was stored.');
}

/** A queue of nobody is seldom meant; it is created with its first task. */
async function warnOfQueues({ dunlin, output }: CommandContext, queues: readonly string[]): Promise<void> {
  if (output.json) return;
  const isKnown = async (name: string): Promise<boolean> => {
    try {
      await dunlin.customer.getRoster({ name }, dunlin.caller);
      return true;
    } catch (error) {
      // Who may apply a sequence need not be allowed to ask customer.
      return !(error instanceof DomainError && error.kind === 'not-found');
    }
  };
  const known = await Promise.all(queues.map(isKnown));
  const unknown = queues.filter((_, index) => !known[index]);
  if (unknown.length === 0) return;
  output.say(`Warning: there is no queue ${unknown.join(', ')}. It is created with its first task, without members.`);
}

type Preview = Pick<workflowV1.ApplySequenceResponse, 'enrolCount' | 'joining'>;

/** People see at which step the invoices begin; JSON has it in the one object of the command. */
function showPreview(output: Output, preview: Preview): void {
  if (output.json) return;
  const { steps, runningCount, stoppedCount, endedCount, partial } = preview.joining!;
  output.say(consequences(preview));
  if (steps.length > 0) {
    output.many(steps, [
      { head: 'STEP', of: ({ stepId }) => stepId, long: true },
      { head: 'ACT', of: ({ kind }) => kind },
      { head: 'AT ONCE', of: ({ nowCount }) => nowCount, align: 'right' },
      { head: 'ASKS A PERSON', of: ({ askedCount }) => askedCount, align: 'right' },
      { head: 'BEGINS LATER', of: ({ laterCount }) => laterCount, align: 'right' },
      { head: 'SKIPPED', of: ({ skippedCount }) => skippedCount, align: 'right' },
    ]);
  }
  if (runningCount !== '0') output.say(`${runningCount} follow cases that run already and act as a whole.`);
  if (stoppedCount !== '0') output.say(`${stoppedCount} wait for the end of a hold, a dispute or a placement.`);
  if (endedCount !== '0') output.say(`${endedCount} have no step left.`);
  if (partial) output.say('There are more open invoices than were looked at: these counts are the least.');
}

/** One sentence for a question and for its refusal. */
function consequences({ enrolCount, joining }: Preview): string {
  const { caseCount, steps } = joining!;
  const total = (count: (step: workflowV1.StepPreview) => string, ...kinds: string[]): number =>
    steps.filter(({ kind }) => kinds.includes(kind)).reduce((sum, step) => sum + Number(count(step)), 0);
  const parts = [
    [total(({ nowCount }) => nowCount, 'send'), 'messages to be sent'],
    [total(({ nowCount }) => nowCount, 'charge'), 'charges to be made'],
    [total(({ nowCount }) => nowCount, 'task'), 'tasks to be made'],
    [total(({ nowCount }) => nowCount, 'place'), 'placements with an agency'],
    [total(({ askedCount }) => askedCount, 'place'), 'placements that a person is asked about'],
    [total(({ skippedCount }) => skippedCount, 'send', 'charge', 'task', 'place'), 'steps skipped'],
  ] as const;
  const counted = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  const invoices = `${enrolCount} open ${enrolCount === '1' ? 'invoice joins' : 'invoices join'} at once`;
  const cases = `${caseCount} ${caseCount === '1' ? 'case' : 'cases'}`;
  return `${invoices}, in ${cases}: ${counted.length > 0 ? counted.join(', ') : 'nothing is due now'}.`;
}
