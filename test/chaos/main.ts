import { Command } from 'commander';
import { type FaultKind, faultKinds, networkKinds } from '../faults/fault.js';
import { runFaults } from '../faults/faults.js';
import { SmallDisk } from '../faults/small-disk.js';
import { runChaos } from './chaos.js';

interface Options {
  kills: string;
  seed?: string;
  pauses?: boolean;
  faults?: boolean;
  count: string;
  kinds?: string;
  customers: string;
  json?: boolean;
}

/** Tells the release check that nothing was tried. */
const cannotRun = 77;

const options = new Command('chaos')
  .description(
    'Kills every service and server in turn while a history runs, or lets it run on a bad network, and holds the outcome against the same history without.',
  )
  .option('--kills <n>', 'how many processes to kill', '20')
  .option('--pauses', 'also let every service stand still for seven seconds')
  .option('--faults', 'instead of kills, faults of the network and processes that stand still for long')
  .option('--count <n>', 'how many faults', '18')
  .option('--kinds <list>', `these faults instead of those of the network and of a pause, of: ${faultKinds.join(', ')}`)
  .option(
    '--seed <n>',
    'decides the order and the moments; another in every run unless given, and printed so that it can be repeated',
  )
  .option('--customers <n>', 'customers of the real portfolio beside the script', '8')
  .option('--json', 'print only the result, as JSON')
  .parse()
  .opts<Options>();

const seed = Number(options.seed ?? Date.now() % 1_000_000);
const say = (line: string): void => void process.stderr.write(`  ${line}\n`);
const kinds = kindsOf(options.kinds);
if (kinds.some((kind) => kind.startsWith('full disk')) && !SmallDisk.isPossible) {
  say('SKIPPED: a full disk needs a small file system of its own, and only root may mount one. Run this as root.');
  process.exit(cannotRun);
}
say(`seed ${seed}`);
const common = { seed, customers: Number(options.customers), say };
const result = options.faults
  ? await runFaults({ ...common, count: Number(options.count), kinds })
  : await runChaos({ ...common, kills: Number(options.kills), pauses: options.pauses ?? false });
process.stdout.write(`${JSON.stringify(result, null, options.json ? undefined : 2)}\n`);
if (result.differences.length + result.slow.length > 0) process.exitCode = 1;

function kindsOf(list: string | undefined): readonly FaultKind[] {
  const names = list?.split(',').map((name) => name.trim());
  const unknown = names?.find((name) => !(faultKinds as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`There is no fault "${unknown}". There are: ${faultKinds.join(', ')}.`);
  return (names as FaultKind[] | undefined) ?? networkKinds;
}
