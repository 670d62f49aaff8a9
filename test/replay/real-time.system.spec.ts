import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { connect } from '#libs/client';
import { money } from '#libs/money';
import { inputFiles, readPortfolio, sendDayFiles } from '#libs/portfolio';
import type { Stack } from '#libs/stack';
import { readCaughtMail } from './caught-mail.js';
import { mapping, portfolio, sequence } from './exactness.js';
import { fastestRate, replayInRealTime, rowsOf, withStretchStack } from './real-time.js';

const minutes = 60_000;
const zone = 'UTC';
const rate = fastestRate;
/** A day lasts a minute, so the weeks of the release check are no part of every run. */
const daysAway = Number(process.env['DUNLIN_TEST_DAYS_AWAY'] ?? 3);
const say = (line: string): void => void process.stderr.write(`  ${line}\n`);

/** A stack whose clock shows the start of the day when it is up, and from there on a day a minute. */
async function inRealTime<Result>(from: string, work: (stack: Stack) => Promise<Result>): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'dunlin-real-time-'));
  try {
    return await withStretchStack({ dir, from, zone, say, rate }, work);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

describe('production mode, with timers and sweeps', () => {
  it(
    'sends what the test clock would send, within a minute, although services and servers are killed on the way',
    async () => {
      const [from, days] = ['2012-09-01', 5];
      const rows = rowsOf(await readPortfolio(portfolio, mapping), from, days);
      const result = await inRealTime(from, (stack) =>
        replayInRealTime(stack, {
          ...{ rows, sequence, zone, from, days, rate, progress: say },
          ...{ kills: 8, seed: 9 },
        }),
      );
      say(JSON.stringify(result));
      const { missing, unexpected, duplicates, afterPayment, late, parked } = result;
      expect({ missing, unexpected, duplicates, afterPayment, late, parked }).toEqual({
        missing: [],
        unexpected: [],
        duplicates: [],
        afterPayment: [],
        late: [],
        parked: 0,
      });
      expect(result.killed).toBeGreaterThanOrEqual(4);
      expect(result.unknown.length).toBeLessThanOrEqual(result.killed);
      expect(result.pairs).toBeGreaterThanOrEqual(10);
    },
    20 * minutes,
  );

  it(
    'goes on where it stands when no worker ran for days, and does only the latest of the steps that were missed',
    async () => {
      const [first, second, third] = [1, 2, 3].map((part) => 1 + Math.ceil((daysAway * part) / 3));
      // A day between leaves the workers time to come back, whatever else the machine does.
      const afterwards = third! + 2;
      const document = stringify({
        ...(parse(sequence) as object),
        steps: [1, first, second, third, afterwards].map((day) => ({
          id: `day-${day}`,
          after: `${day}d`,
          send: { channel: 'email', template: 'reminder' },
        })),
      });
      const steps = await inRealTime('2013-03-01', async (stack) => {
        const dunlin = connect(stack.clientEnv(), 'user:away');
        try {
          await dunlin.workflow.applySequence({ requestId: 'away/sequence', document }, dunlin.caller);
          const invoice = { customerReference: 'away', number: 'AWAY-1', amount: money(12_300n, 'USD') };
          const inputs = inputFiles([{ ...invoice, issueDate: '2013-02-01', dueDate: '2013-02-28' }]);
          await sendDayFiles(dunlin, { name: 'away', zone, inputs, payments: [] });
          await untilSent(stack, 'day-1');
          const workers = stack.service('workflow');
          await workers.stop();
          await sleep((daysAway * 86_400_000) / rate);
          await workers.start();
          await untilSent(stack, `day-${afterwards}`);
          return await sentSteps(stack);
        } finally {
          dunlin.close();
        }
      });
      expect(steps).toEqual(['day-1', `day-${third}`, `day-${afterwards}`]);
    },
    (20 + daysAway) * minutes,
  );
});

async function sentSteps(stack: Stack): Promise<string[]> {
  const steps: string[] = [];
  for await (const { step } of readCaughtMail(stack.mail.file)) steps.push(step);
  return steps;
}

async function untilSent(stack: Stack, step: string): Promise<void> {
  while (!(await sentSteps(stack)).includes(step)) await sleep(250);
}
