import type { Command } from 'commander';
import { advanceClock, type Dunlin } from '#libs/client';
import { enumName, type workflowV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { action, type CommonOptions } from '../../context.js';
import { addCommand, readInstant } from '../../options.js';

export function addClockCommands(clock: Command): void {
  addCommand(clock, 'show', 'Shows the business clock, and how far an advance of it is.', 'clock show').action(
    action<CommonOptions, []>(async ({ dunlin, output }) => {
      const { mode, nowTime } = await dunlin.operations('workflow').getClock({}, dunlin.caller);
      const advance = await unfinishedAdvance(dunlin);
      const facts = { mode: mode === 'CLOCK_MODE_TEST' ? 'test' : 'real', now: nowTime };
      output.one(advance ? { ...facts, advance: factsOf(advance) } : facts);
      if (advance?.state === 'STATE_RUNNING') output.say('dunlin clock cancel ends the advance.');
    }),
  );
  addCommand(
    clock,
    'cancel',
    'Ends an advance that is running, such as one whose runner was killed; the clock stays where it stands.',
    'clock cancel',
  ).action(
    action<CommonOptions, []>(async ({ dunlin, output, requestId }) => {
      const { advance } = await dunlin.workflow.cancelClockAdvance({ requestId, advanceId: '' }, dunlin.caller);
      output.one(factsOf(advance!));
    }),
  );
  addCommand(
    clock,
    'advance',
    'Steps a test clock from due instant to due instant, and returns when nothing is outstanding.',
    'clock advance 2026-04-15',
  )
    .argument('<date or instant>', 'where it is to stand', readInstant)
    .action(
      action<CommonOptions, [Date]>(async ({ dunlin, output, requestId }, _options, target) => {
        const progress = process.stderr.isTTY && !output.json;
        if (progress)
          process.stderr.write(
            'Ctrl-C leaves it running; dunlin clock show shows how far it is, clock cancel ends it.\n',
          );
        const advance = await advanceClock(dunlin, target, {
          requestId,
          onProgress: (now, { instantCount }) => {
            if (progress) process.stderr.write(`\r${now.toISOString()}  ${instantCount} instants`);
          },
        });
        if (progress) process.stderr.write('\n');
        const { fromTime, nowTime, instantCount, happened } = advance;
        output.one({ from: fromTime, now: nowTime, instants: Number(instantCount), happened });
      }),
    );
}

/** The newest advance, unless it reached its target or there is none. */
async function unfinishedAdvance(dunlin: Dunlin): Promise<workflowV1.ClockAdvance | null> {
  try {
    const { advance } = await dunlin.workflow.getClockAdvance({}, dunlin.caller);
    return advance!.state === 'STATE_DONE' ? null : advance;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'ADVANCE_NOT_FOUND') return null;
    throw error;
  }
}

function factsOf({ state, fromTime, targetTime, nowTime, instantCount, outstanding }: workflowV1.ClockAdvance) {
  const instants = Number(instantCount);
  return { state: enumName(state, 'STATE_'), from: fromTime, target: targetTime, now: nowTime, instants, outstanding };
}
