import { type PortfolioRow, readPortfolio } from '#libs/portfolio';
import { startOfDay } from '#libs/time';
import { differences, mapping, portfolio, sequence } from '../../replay/exactness.js';
import { replay, replaySpan } from '../../replay/replay.js';
import { merge } from '../release/merge.js';
import type { Trial } from '../trial.js';
import { served } from './served.js';

const zone = 'UTC';

/** Jobs as plain Jobs, and a test clock, on which the first weeks of a real history must come to their truth. */
export async function plainJobs(trial: Trial): Promise<void> {
  const rows = await firstWeeks();
  const { from } = replaySpan(rows, sequence);
  const release = await trial.release('trial');
  const values = merge(trial.site.values('trial', 'current'), {
    migrations: { useHelmHooks: false },
    clock: { mode: 'test', start: startOfDay(from, zone).toISOString() },
  });
  await trial.step('helm install --wait, plain Jobs, Pod Security restricted', () =>
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
  const all = await readPortfolio(portfolio, mapping);
  return all.filter(({ issueDate }) => issueDate < '2012-01-20');
}
