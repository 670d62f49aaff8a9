import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PortfolioRow } from '#libs/portfolio';
import { replay, replaySpan, type ReplayResult } from './replay.js';
import { withReplayStack } from './stack.js';
import { truthOf } from './truth.js';

const data = join(import.meta.dirname, '../data');

export const portfolio = readFileSync(join(data, 'ibm-ar.csv'));
export const mapping = readFileSync(join(data, 'ibm-ar.mapping.yaml'), 'utf8');
const sequence = readFileSync(join(data, 'reminders.sequence.yaml'), 'utf8');

/** Days after the due date of every step of the sequence that is replayed. */
export const steps = { 'day-3': 3, 'day-7': 7, 'day-14': 14, 'day-21': 21, 'day-30': 30, 'day-45': 45 };

/** Replays the rows' whole history in a stack of its own and tells how it goes on standard error. */
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

/** What happened is what the rows alone say had to happen, and nothing else. */
export function expectExact(result: ReplayResult, rows: readonly PortfolioRow[]): void {
  const truth = Object.fromEntries(Object.entries(truthOf(rows, steps)).filter(([, count]) => count > 0));
  const messages = Object.values(truth).reduce((sum, count) => sum + count, 0);
  expect(result.steps).toEqual(truth);
  expect(result).toMatchObject({
    portfolio: {
      invoices: rows.length,
      customers: new Set(rows.map(({ customerReference }) => customerReference)).size,
    },
    messages: { sent: messages, delivered: messages, unknown: 0 },
    payments: rows.length,
    open: 0,
    remaining: { USD: '0.00' },
    journal: { balanced: true },
    sentAfterPaid: 0,
    duplicates: 0,
    parked: 0,
    deadLettered: 0,
  });
}
