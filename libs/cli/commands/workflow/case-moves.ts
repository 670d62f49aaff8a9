import type { Command } from 'commander';
import { action, type CommandContext, type CommonOptions } from '../../context.js';
import { addCommand, reasonOption, yesOption } from '../../options.js';
import { fields } from '../../output.js';

interface MoveOptions extends CommonOptions {
  reason?: string;
  dryRun?: boolean;
}

/** Commands that move open cases to the active version of their sequence. */
export function addMoveCommands(sequence: Command): void {
  addCommand(
    sequence,
    'move-cases',
    'Moves the open cases of a sequence to its active version, once it was said how many; what was done stays done.',
    'sequence move-cases friendly-reminders --dry-run',
    'sequence move-cases friendly-reminders --reason "the new texts are law from May"',
  )
    .argument('<name>')
    .option(...reasonOption)
    .option('--dry-run', 'only count them')
    .option(...yesOption)
    .action(action<MoveOptions, [string]>(moveCases));
  addCommand(
    sequence,
    'move',
    'Shows how far a move of cases has come.',
    'sequence move 0199f0c2-7b1e-7c55-a3f0-5d2b7d3e9a41',
  )
    .argument('<move id>', 'as dunlin sequence move-cases said it')
    .action(
      action<CommonOptions, [string]>(async ({ dunlin, output }, _options, moveId) => {
        output.one((await dunlin.workflow.getCaseMove({ moveId }, dunlin.caller)).move!);
      }),
    );
}

async function moveCases(context: CommandContext, { reason = '', dryRun }: MoveOptions, name: string): Promise<void> {
  const { dunlin, output, requestId, confirm } = context;
  const preview = await dunlin.workflow.previewCaseMove({ sequence: name }, dunlin.caller);
  const { sequenceVersion, caseCount, versions } = preview;
  if (dryRun) {
    if (output.json) return output.one(preview);
    output.say(`${caseCount} open cases would be moved to version ${sequenceVersion} of ${name}.`);
    return output.many(versions, fields('sequenceVersion', 'caseCount'));
  }
  await confirm(`Move ${caseCount} open cases to version ${sequenceVersion} of ${name}?`);
  const request = { requestId, sequence: name, sequenceVersion, reason };
  output.one((await dunlin.workflow.startCaseMove(request, dunlin.caller)).move!);
}
