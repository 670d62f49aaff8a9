import type { Command } from 'commander';
import { advanceClock } from '#libs/client';
import { action, type CommonOptions } from '../context.js';
import { readInstant } from '../options.js';

export function addClockCommands(program: Command): void {
  const clock = program.command('clock').description('The business clock.');
  clock
    .command('show')
    .description('Shows the business clock.')
    .action(
      action<CommonOptions, []>(async ({ dunlin, output }) => {
        const { mode, nowTime } = await dunlin.operations('workflow').getClock({}, dunlin.caller);
        output.one({ mode: mode === 'CLOCK_MODE_TEST' ? 'test' : 'real', now: nowTime });
      }),
    );
  clock
    .command('advance')
    .description('Steps a test clock from due instant to due instant, and returns when everything is quiet.')
    .argument('<date or instant>', 'where it is to stand', readInstant)
    .action(
      action<CommonOptions, [Date]>(async ({ dunlin, output, requestId }, _options, target) => {
        const advance = await advanceClock(dunlin, target, {
          requestId,
          onProgress: (now, { instantCount }) => {
            if (process.stderr.isTTY && !output.json)
              process.stderr.write(`\r${now.toISOString()}  ${instantCount} instants`);
          },
        });
        if (process.stderr.isTTY && !output.json) process.stderr.write('\n');
        const { fromTime, nowTime, instantCount, happened } = advance;
        output.one({ from: fromTime, now: nowTime, instants: Number(instantCount), happened });
      }),
    );
}
