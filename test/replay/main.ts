import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { readPortfolio } from '#libs/portfolio';
import { parseLocalDate } from '#libs/time';
import { fastestRate, isAsItShouldBe, replayInRealTime, rowsOf, withStretchStack } from './real-time.js';
import { replay, replaySpan } from './replay.js';
import { withReplayStack } from './stack.js';

interface Options {
  portfolio: string;
  mapping: string;
  sequence: string;
  zone: string;
  json?: boolean;
  keep?: boolean;
  realTime?: boolean;
  from?: string;
  days: string;
  rate: string;
  kills: string;
  seed?: string;
}

const program = new Command('replay')
  .description("Runs a portfolio's whole history, day by day, on an isolated stack of its own.")
  .requiredOption('--portfolio <file>', 'invoices with the days they were settled')
  .requiredOption('--mapping <file>', 'how the columns of the portfolio are meant')
  .requiredOption('--sequence <file>', 'the sequence that collects it')
  .option('--zone <name>', 'zone of the customers and of the arriving files', 'UTC')
  .option('--real-time', 'run a stretch of it by timers and sweeps, as production does, only faster')
  .option('--from <date>', 'first day of the stretch')
  .option('--days <n>', 'how many days of it', '5')
  .option('--rate <times>', 'how many times faster than real time', String(fastestRate))
  .option('--kills <n>', 'services and servers to kill in turn during the stretch', '0')
  .option('--seed <n>', 'decides which and when; another in every run unless given, and printed')
  .option('--json', 'print only the result, as JSON')
  .option('--keep', 'leave the logs and the caught mail where they are, and say where');

const options = program.parse().opts<Options>();
const rows = await readPortfolio(readFileSync(options.portfolio), readFileSync(options.mapping, 'utf8'));
const sequence = readFileSync(options.sequence, 'utf8');
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const dir = mkdtempSync(join(tmpdir(), 'dunlin-replay-'));
const keep = options.keep ?? false;
const { zone } = options;
const result = options.realTime ? await inRealTime() : await byTestClock();
if ('late' in result && !isAsItShouldBe(result)) process.exitCode = 1;
if (options.keep) say(`Logs and mail are in ${dir}.`);
else rmSync(dir, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(result, null, options.json ? undefined : 2)}\n`);

function byTestClock() {
  const { from } = replaySpan(rows, sequence);
  return withReplayStack({ dir, from, zone, say, keep }, (stack) =>
    replay(stack, { rows, sequence, zone, progress: say }),
  );
}

function inRealTime() {
  const from = parseLocalDate(options.from ?? '');
  if (!from) throw new Error('--real-time needs the first day of the stretch. Add --from, such as --from 2012-06-01.');
  const [days, rate, kills] = [options.days, options.rate, options.kills].map(Number) as [number, number, number];
  const seed = Number(options.seed ?? Date.now() % 1_000_000);
  if (kills > 0) say(`seed ${seed}`);
  const stretch = { rows: rowsOf(rows, from, days), sequence, zone, from, days, rate, kills, seed, progress: say };
  return withStretchStack({ dir, from, zone, say, keep, rate }, (stack) => replayInRealTime(stack, stretch));
}
