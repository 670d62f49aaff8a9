import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type Dunlin } from '#libs/client';
import { type PortfolioRow, readPortfolio } from '#libs/portfolio';
import type { Stack } from '#libs/stack';
import type { LocalDate } from '#libs/time';
import { withReplayStack } from '../replay/stack.js';
import { generator } from '../replay/truth.js';
import { type Kill, killInTurn, pauseInTurn } from './disturb.js';
import { runHistory } from './history.js';
import { days, scriptRows } from './script.js';
import { type FinalTruth, readTruth } from './truth.js';
import { Witness } from './witness.js';

const data = join(import.meta.dirname, import.meta.dirname.includes('dist') ? '../../../test/data' : '../data');
const from: LocalDate = '2013-02-01';

export interface ChaosOptions {
  kills: number;
  seed: number;
  /** Also let every service stand still for seven seconds. */
  pauses?: boolean;
  /** Customers of the real portfolio that run beside the script. */
  customers?: number;
  say: (line: string) => void;
}

export interface ChaosResult {
  seed: number;
  kills: Kill[];
  medianRecoveryMs: number;
  slowestRecoveryMs: number;
  pauses: number;
  redeliveries: number;
  leaseTakeovers: number;
  unknown: number;
  /** Differences from the undisturbed history; empty for none. */
  differences: string[];
  seconds: number;
}

const maxRounds = 10;

/** Runs the same history undisturbed and disturbed, until enough was killed, and says what differs. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const started = performance.now();
  const slice = await readSlice(options.customers ?? 8);
  const undisturbed = await inStack(slice, options.say, (_stack, _dunlin, history) => history());
  const witnessed = { kills: [] as Kill[], pauses: 0, redeliveries: 0, leaseTakeovers: 0 };
  const differences: string[] = [];
  const random = generator(options.seed);
  let unknown = 0;
  // A history may end before as many were killed as asked, so it is run again, each time on an empty stack.
  for (let round = 1; round <= maxRounds && witnessed.kills.length < options.kills; round += 1) {
    const disturbed = await inStack(slice, options.say, async (stack, dunlin, history) => {
      const witness = new Witness(stack);
      let underWay = true;
      const kills = options.kills - witnessed.kills.length;
      const disturbance = { stack, dunlin, kills, random, underWay: () => underWay, say: options.say };
      const run = history().finally(() => (underWay = false));
      run.catch(() => undefined);
      if (options.pauses && witnessed.pauses === 0) witnessed.pauses = await pauseInTurn(disturbance);
      witnessed.kills.push(...(await killInTurn(disturbance)));
      await run;
      const seen = await witness.stop();
      witnessed.redeliveries += seen.redeliveries;
      witnessed.leaseTakeovers += seen.leaseTakeovers;
    });
    unknown += disturbed.unknown.length;
    differences.push(...compare(undisturbed, disturbed).map((difference) => `round ${round}: ${difference}`));
  }
  const recoveries = witnessed.kills.map(({ recoveryMs }) => recoveryMs).sort((a, b) => a - b);
  return {
    seed: options.seed,
    ...witnessed,
    medianRecoveryMs: recoveries[Math.floor(recoveries.length / 2)] ?? 0,
    slowestRecoveryMs: recoveries.at(-1) ?? 0,
    unknown,
    differences,
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

async function inStack(
  slice: readonly PortfolioRow[],
  say: (line: string) => void,
  work: (stack: Stack, dunlin: Dunlin, history: () => Promise<void>) => Promise<void>,
): Promise<FinalTruth> {
  const dir = mkdtempSync(join(tmpdir(), 'dunlin-chaos-'));
  try {
    return await withReplayStack({ dir, from, zone: 'UTC' }, async (stack) => {
      const dunlin = connect(stack.clientEnv(), 'user:chaos');
      try {
        await work(stack, dunlin, () => runHistory({ stack, dunlin, from, slice, say }));
        return await readTruth(dunlin, stack.mail.file);
      } finally {
        dunlin.close();
      }
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Invoices of a few real customers that begin and are settled while the script runs. */
async function readSlice(customers: number): Promise<PortfolioRow[]> {
  const mapping = readFileSync(join(data, 'ibm-ar.mapping.yaml'), 'utf8');
  const all = await readPortfolio(readFileSync(join(data, 'ibm-ar.csv')), mapping);
  const { issueDate } = scriptRows(from)[0]!;
  const until = new Date(Date.parse(issueDate) + days.end * 86_400_000).toISOString().slice(0, 10);
  const within = all.filter((row) => row.issueDate >= from && row.issueDate < until && row.settledDate! < until);
  const chosen = [...new Set(within.map(({ customerReference }) => customerReference))].sort().slice(0, customers);
  return within.filter(({ customerReference }) => chosen.includes(customerReference));
}

/**
 * The disturbed history must come to the same. A message whose outcome is unknown was caught once or not at all;
 * every other one exactly as often as without disturbance.
 */
export function compare(undisturbed: FinalTruth, disturbed: FinalTruth): string[] {
  const differences: string[] = [];
  const parts = ['invoices', 'steps', 'placements'] as const;
  for (const part of parts) {
    const keys = new Set([...Object.keys(undisturbed[part]), ...Object.keys(disturbed[part])]);
    for (const key of keys) {
      const [expected, found] = [JSON.stringify(undisturbed[part][key]), JSON.stringify(disturbed[part][key])];
      if (expected !== found) differences.push(`${part} of ${key}: ${found} instead of ${expected}`);
    }
  }
  const unknown = new Set(disturbed.unknown);
  for (const act of new Set([...Object.keys(undisturbed.mails), ...Object.keys(disturbed.mails)])) {
    const [expected = 0, found = 0] = [undisturbed.mails[act], disturbed.mails[act]];
    if (found > 1 || (found !== expected && !unknown.has(act))) {
      differences.push(
        `mails of ${act}: ${found} instead of ${expected}${unknown.has(act) ? ' (outcome unknown)' : ''}`,
      );
    }
  }
  for (const part of ['tasks', 'payments'] as const) {
    if (undisturbed[part] !== disturbed[part])
      differences.push(`${part}: ${disturbed[part]} instead of ${undisturbed[part]}`);
  }
  if (JSON.stringify(undisturbed.journal) !== JSON.stringify(disturbed.journal)) {
    differences.push(`journal: ${JSON.stringify(disturbed.journal)} instead of ${JSON.stringify(undisturbed.journal)}`);
  }
  return differences;
}
