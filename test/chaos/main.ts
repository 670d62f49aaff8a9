import { Command } from 'commander';
import { runChaos } from './chaos.js';

interface Options {
  kills: string;
  seed?: string;
  pauses?: boolean;
  customers: string;
  json?: boolean;
}

const options = new Command('chaos')
  .description(
    'Kills every service and server in turn while a history runs, and holds the outcome against the same history without.',
  )
  .option('--kills <n>', 'how many processes to kill', '20')
  .option('--seed <n>', 'decides the order and the moments; printed, so that a run can be repeated')
  .option('--pauses', 'also let every service stand still for seven seconds')
  .option('--customers <n>', 'customers of the real portfolio beside the script', '8')
  .option('--json', 'print only the result, as JSON')
  .parse()
  .opts<Options>();

const seed = Number(options.seed ?? Date.now() % 1_000_000);
const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
say(`seed ${seed}`);
const result = await runChaos({
  kills: Number(options.kills),
  seed,
  pauses: options.pauses ?? false,
  customers: Number(options.customers),
  say,
});
process.stdout.write(`${JSON.stringify(result, null, options.json ? undefined : 2)}\n`);
if (result.differences.length > 0) process.exitCode = 1;
