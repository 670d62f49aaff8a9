import type { Command } from 'commander';
import { advanceClock } from '#libs/client';
import { action, type CommonOptions } from '../../context.js';
import { addCommand, readInstant } from '../../options.js';

export function addClockCommands(clock: Command): void {
  addCommand(clock, 'show', 'Shows the business clock.', 'clock show').action(
    action<CommonOptions, []>(async ({ dunlin, output }) => {
      const { mode, nowTime } = await dunlin.operations('workflow').getClock({}, dunlin.caller);
      output.one({ mode: mode === 'CLOCK_MODE_TEST' ? 'test' : 'real', now: nowTime });
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
        if (progress) process.stderr.write('Ctrl-C leaves it running; dunlin clock show shows how far it is.\n');
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
