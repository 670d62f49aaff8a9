import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPortfolio, type PortfolioRow } from '#libs/portfolio';
import { startOfDay } from '#libs/time';
import { repositoryRoot } from '../../deploy/local/stack/paths.js';
import { replay, replaySpan, type ReplayResult } from '../replay/replay.js';
import { truthOf } from '../replay/truth.js';
import { merge } from './merge.js';
import { served } from './served.js';
import type { Trial } from './trial.js';

const data = join(repositoryRoot, 'test/data');
const steps = { 'day-3': 3, 'day-7': 7, 'day-14': 14, 'day-21': 21, 'day-30': 30, 'day-45': 45 };
const zone = 'UTC';

/** Jobs as plain Jobs, and a test clock, on which the first weeks of a real history must come to their truth. */
export async function plainJobs(trial: Trial): Promise<void> {
  const rows = await firstWeeks();
  const sequence = readFileSync(join(data, 'reminders.sequence.yaml'), 'utf8');
  const { from } = replaySpan(rows, sequence);
  const release = await trial.release('trial');
  const values = merge(trial.site.values('trial', 'current'), {
    migrations: { useHelmHooks: false },
    clock: { mode: 'test', start: startOfDay(from, zone).toISOString() },
  });
  await trial.step('helm install --wait, plain Jobs, Pod Security restricted (H7, H10)', () =>
    release.deploy(trial.chart('current'), values),
  );
  await trial.test(release);
  const target = { clientEnv: () => release.clientEnv(), mail: trial.site.stack.mail };
  const result = await trial.step('replay of the first weeks of the sample', () =>
    replay(target, { rows, sequence, zone, progress: trial.say }),
  );
  trial.record('trial: replay', result, differences(result, rows));
  await served(trial, release);
  await trial.takeAway(release);
}

async function firstWeeks(): Promise<PortfolioRow[]> {
  const mapping = readFileSync(join(data, 'ibm-ar.mapping.yaml'), 'utf8');
  const all = await readPortfolio(readFileSync(join(data, 'ibm-ar.csv')), mapping);
  return all.filter(({ issueDate }) => issueDate < '2012-01-20');
}

/** What happened must be what the rows alone say had to happen, and nothing else. */
function differences(result: ReplayResult, rows: readonly PortfolioRow[]): string[] {
  const truth = Object.fromEntries(Object.entries(truthOf(rows, steps)).filter(([, count]) => count > 0));
  const messages = Object.values(truth).reduce((sum, count) => sum + count, 0);
  const expected = {
    steps: truth,
    sent: messages,
    delivered: messages,
    payments: rows.length,
    open: 0,
    balanced: true,
    sentAfterPaid: 0,
    duplicates: 0,
    parked: 0,
    deadLettered: 0,
  };
  const found = { ...result, ...result.messages, ...result.journal };
  return Object.entries(expected).flatMap(([name, value]) => {
    const [is, mustBe] = [found[name as keyof typeof expected], value].map(inOrder);
    return is === mustBe ? [] : [`${name} is ${is}, not ${mustBe}`];
  });
}

function inOrder(value: unknown): string {
  const isMap = typeof value === 'object' && value !== null;
  return JSON.stringify(isMap ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value);
}
