import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { PortfolioRow } from '#libs/portfolio';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { replay, type ReplayResult, replaySpan } from './replay.js';
import { withReplayStack } from './stack.js';
import { truthOf } from './truth.js';

const data = join(repositoryRoot, 'test/data');

export const portfolio = readFileSync(join(data, 'ibm-ar.csv'));
export const mapping = readFileSync(join(data, 'ibm-ar.mapping.yaml'), 'utf8');
export const sequence = readFileSync(join(data, 'reminders.sequence.yaml'), 'utf8');

/** Days after the due date of every step of the sequence that is replayed. */
export const steps = { 'day-3': 3, 'day-7': 7, 'day-14': 14, 'day-21': 21, 'day-30': 30, 'day-45': 45 };

/** Replays the rows' whole history in a stack of its own and reports its progress on standard error. */
export async function replayRows(rows: readonly PortfolioRow[]): Promise<ReplayResult> {
  const dir = mkdtempSync(join(tmpdir(), 'dunlin-replay-'));
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
  try {
    const result = await withReplayStack({ dir, from: replaySpan(rows, sequence).from, zone: 'UTC', say }, (stack) =>
      replay(stack, { rows, sequence, zone: 'UTC', progress: say }),
    );
    say(JSON.stringify(result));
    return result;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Differences between the history and what the rows alone require. */
export function differences(result: ReplayResult, rows: readonly PortfolioRow[]): string[] {
  const truth = Object.fromEntries(Object.entries(truthOf(rows, steps)).filter(([, count]) => count > 0));
  const messages = Object.values(truth).reduce((sum, count) => sum + count, 0);
  const expected = {
    invoices: rows.length,
    customers: new Set(rows.map(({ customerReference }) => customerReference)).size,
    steps: truth,
    sent: messages,
    delivered: messages,
    unknown: 0,
    payments: rows.length,
    open: 0,
    remaining: { USD: '0.00' },
    balanced: true,
    sentAfterPaid: 0,
    duplicates: 0,
    parked: 0,
    deadLettered: 0,
  };
  const found = { ...result, ...result.portfolio, ...result.messages, ...result.journal };
  return Object.entries(expected).flatMap(([name, value]) => {
    const is = found[name as keyof typeof expected];
    return isDeepStrictEqual(is, value) ? [] : [`${name} is ${JSON.stringify(is)}, not ${JSON.stringify(value)}`];
  });
}
