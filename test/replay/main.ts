import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { readPortfolio } from '#libs/portfolio';
import { replay, replaySpan } from './replay.js';
import { withReplayStack } from './stack.js';

interface Options {
  portfolio: string;
  mapping: string;
  sequence: string;
  zone: string;
  json?: boolean;
  keep?: boolean;
}

const program = new Command('replay')
  .description("Runs a portfolio's whole history, day by day, on an isolated stack of its own.")
  .requiredOption('--portfolio <file>', 'invoices with the days they were settled')
  .requiredOption('--mapping <file>', 'how the columns of the portfolio are meant')
  .requiredOption('--sequence <file>', 'the sequence that collects it')
  .option('--zone <name>', 'zone of the customers and of the arriving files', 'UTC')
  .option('--json', 'print only the result, as JSON')
  .option('--keep', 'leave the logs and the caught mail where they are, and say where');

const options = program.parse().opts<Options>();
const rows = await readPortfolio(readFileSync(options.portfolio), readFileSync(options.mapping, 'utf8'));
const sequence = readFileSync(options.sequence, 'utf8');
const say = (line: string): void => void process.stderr.write(`${line}\n`);
const dir = mkdtempSync(join(tmpdir(), 'dunlin-replay-'));
const { from } = replaySpan(rows, sequence);
const result = await withReplayStack({ dir, from, zone: options.zone, say, keep: options.keep ?? false }, (stack) =>
  replay(stack, { rows, sequence, zone: options.zone, progress: say }),
);
if (options.keep) say(`Logs and mail are in ${dir}.`);
else rmSync(dir, { recursive: true, force: true });
process.stdout.write(`${JSON.stringify(result, null, options.json ? undefined : 2)}\n`);
