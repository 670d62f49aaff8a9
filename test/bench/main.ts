import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { Command } from 'commander';
import { contractsRoot } from '#libs/contracts';
import { readPortfolio } from '#libs/portfolio';
import type { Stack } from '#libs/stack';
import { replay, replaySpan } from '../replay/replay.js';
import { type ReplayStackOptions, withReplayStack } from '../replay/stack.js';
import { measureConsole, startWithConsole } from './console.bench.js';
import { measureImport, startSplit } from './import.bench.js';
import { higher, lower, type Measurement } from './measurement.js';
import { measureMessaging } from './messaging.bench.js';
import { measurePayments } from './payments.bench.js';
import { measureRpc } from './rpc.bench.js';
import { measureWaves, waveClock } from './waves.bench.js';

const names = ['messaging', 'rpc', 'import', 'payments', 'replay', 'console', 'waves'] as const;
type Name = (typeof names)[number];

const options = new Command('bench')
  .description('Measures the product, each figure beside its raw baseline of the same run.')
  .argument('[names...]', `which ones: ${names.join(', ')}; all but waves, which take half an hour, when absent`)
  .option('--rows <n>', 'rows of the import', '100000')
  .option('--acts <n>', 'acts that are due at one time in waves, with ten times as many overdue invoices', '2000')
  .option('--cases <n>', 'open cases that lists of console are read from', '1000000')
  .option('--json', 'print JSON instead of a table')
  .parse();
const { rows, acts, cases, json } = options.opts<{ rows: string; acts: string; cases: string; json?: boolean }>();
const chosen = options.args.length > 0 ? (options.args as Name[]) : names.filter((name) => name !== 'waves');
const say = (line: string): void => void process.stderr.write(`${line}\n`);

const measurements: Measurement[] = [];
for (const name of chosen) {
  say(`bench ${name}`);
  if (name === 'messaging') measurements.push(...(await withStack('2013-01-01', (stack) => inServersOf(stack))));
  if (name === 'rpc') measurements.push(...(await withStack('2013-01-01', measureRpc)));
  if (name === 'import')
    measurements.push(
      ...(await withStack('2013-01-01', (stack) => measureImport(stack, Number(rows)), { startServices: startSplit })),
    );
  if (name === 'payments') measurements.push(...(await withStack('2013-01-01', measurePayments)));
  if (name === 'replay') measurements.push(...(await measureReplay()));
  if (name === 'console')
    measurements.push(
      ...(await withStack('2026-06-15', (stack) => measureConsole(stack, Number(cases), say), {
        startServices: startWithConsole,
      })),
    );
  if (name === 'waves') measurements.push(...(await measureAllWaves()));
}
print();

/** The messaging bench works on databases and topics of its own beside the stack's. */
async function inServersOf(stack: Stack): Promise<Measurement[]> {
  process.env['DUNLIN_TEST_SERVERS'] = JSON.stringify({
    postgresUrl: stack.server('postgres').url,
    kafkaBrokers: stack.server('kafka').address,
  });
  return measureMessaging();
}

async function measureReplay(): Promise<Measurement[]> {
  const data = join(contractsRoot, 'test/data');
  const portfolio = await readPortfolio(
    readFileSync(join(data, 'ibm-ar.csv')),
    readFileSync(join(data, 'ibm-ar.mapping.yaml'), 'utf8'),
  );
  const sequence = readFileSync(join(data, 'reminders.sequence.yaml'), 'utf8');
  const { from, to } = replaySpan(portfolio, sequence);
  const dayCount = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const { result, spent } = await withStack(from, async (stack) => ({
    result: await replay(stack, { rows: portfolio, sequence, zone: 'UTC', progress: say }),
    spent: spentByStepper(stack),
  }));
  return [
    higher('replay of the sample portfolio', 'business days/s', dayCount / result.seconds, null),
    lower('replay of the sample portfolio, whole', 's', result.seconds, null),
    ...Object.entries(spent).map(([part, ms]) => lower(`of it in the stepper: ${part}`, 's', ms / 1000, null)),
  ];
}

function measureAllWaves(): Promise<Measurement[]> {
  const clock = waveClock(Number(acts));
  return withStack('2013-01-01', (stack) => measureWaves(stack, clock, Number(acts), say), { clock });
}

/** Where the time of the test clock went, as the workflow service logs it at the end of each run. */
function spentByStepper(stack: Stack): Record<string, number> {
  const spent: Record<string, number> = {};
  for (const line of readFileSync(join(stack.dir, 'logs/workflow.log'), 'utf8').split('\n')) {
    if (!line.includes('"milliseconds"')) continue;
    const { milliseconds } = JSON.parse(line) as { milliseconds: Record<string, number> };
    for (const [part, ms] of Object.entries(milliseconds)) spent[part] = (spent[part] ?? 0) + ms;
  }
  return spent;
}

async function withStack<Result>(
  from: string,
  work: (stack: Stack) => Promise<Result>,
  how: Pick<ReplayStackOptions, 'startServices' | 'clock'> = {},
): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'dunlin-bench-'));
  try {
    return await withReplayStack({ dir, from, zone: 'UTC', ...how }, work);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function print(): void {
  if (json) return void process.stdout.write(`${JSON.stringify(measurements)}\n`);
  const table = new Table({ head: ['what', 'unit', 'ours', 'baseline', 'ratio', 'floor', 'goal'] });
  for (const { name, unit, ours, baseline, ratio, floor, goal } of measurements) {
    table.push([name, unit, ours, baseline ?? '', ratio ?? '', floor ?? '', goal ?? '']);
  }
  process.stdout.write(`${table.toString()}\n`);
}
