import path from 'node:path';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { runProgram } from './commands/program.js';
import { test } from './test.js';

/** Exit code of a part that this machine cannot run. */
const skipped = 77;

interface ReleasePart {
  readonly name: string;
  /** What it proves, and about how long it takes. */
  readonly about: string;
  readonly run: () => Promise<number>;
}

const data = (file: string): string => path.join(repositoryRoot, 'test/data', file);

const program = (file: string, ...args: string[]): Promise<number> =>
  runProgram(process.execPath, ['--enable-source-maps', path.join(repositoryRoot, 'dist', file), ...args]);

const chaos = (...args: string[]): Promise<number> => program('test/chaos/main.js', ...args);
const faults = (count: number, ...kinds: string[]): Promise<number> =>
  chaos('--faults', '--count', String(count), '--kinds', kinds.join(','));

/** What takes too long for every change, or needs root, or is to look where no run looked before. */
export const releaseParts: readonly ReleasePart[] = [
  {
    name: 'tables',
    about: 'how PostgreSQL reads tables of 2 million invoices; DUNLIN_TABLE_ROWS sets another number',
    run: () => {
      process.env['DUNLIN_TABLE_ROWS'] ??= '2000000';
      return test(['--testPathPatterns', 'tables\\.integration']);
    },
  },
  {
    name: 'portfolio',
    about: 'the replay of all of the real portfolio, of which npm test replays every eighth customer',
    run: () => {
      process.env['DUNLIN_TEST_PORTFOLIO'] = 'whole';
      return test(['--testPathPatterns', 'portfolio\\.system']);
    },
  },
  { name: 'chaos', about: 'kills and pauses by a new seed', run: () => chaos('--kills', '20', '--pauses') },
  { name: 'faults', about: 'a bad network and long pauses by a new seed', run: () => chaos('--faults') },
  { name: 'failover', about: 'PostgreSQL fails over to a standby', run: () => faults(1, 'failover') },
  {
    name: 'full-disk',
    about: 'the disks of PostgreSQL and of Kafka are full for a while; needs root',
    run: () => faults(2, 'full disk of postgres', 'full disk of kafka'),
  },
  {
    name: 'clock-jump',
    about: 'the clock of one process after another is ten minutes off, and right again',
    run: () => faults(6, 'clock jump'),
  },
  {
    name: 'days-away',
    about: 'no worker for 21 days, at a day a minute',
    run: () => {
      process.env['DUNLIN_TEST_DAYS_AWAY'] ??= '21';
      return test(['--testPathPatterns', 'real-time\\.system', '-t', 'no worker ran for days']);
    },
  },
  {
    name: 'real-time',
    about: '60 days of the real portfolio by timers and sweeps, at a day a minute',
    run: () => {
      const files = { portfolio: 'ibm-ar.csv', mapping: 'ibm-ar.mapping.yaml', sequence: 'reminders.sequence.yaml' };
      const named = Object.entries(files).flatMap(([name, file]) => [`--${name}`, data(file)]);
      return program(
        'test/replay/main.js',
        ...named,
        '--real-time',
        '--from',
        '2012-06-01',
        '--days',
        '60',
        '--kills',
        '60',
      );
    },
  },
];

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Runs all parts, or those that are named, one after the other; what fails does not keep the others from running. */
export async function checkRelease(args: string[]): Promise<number> {
  const width = Math.max(...releaseParts.map(({ name }) => name.length));
  if (args.includes('--list')) {
    for (const { name, about } of releaseParts) print(`${name.padEnd(width)}  ${about}`);
    return 0;
  }
  const unknown = args.find((name) => !releaseParts.some((part) => part.name === name));
  if (unknown !== undefined) {
    print(`There is no part "${unknown}". npm run release:check -- --list names them.`);
    return 2;
  }
  const lines: string[] = [];
  let failed = false;
  for (const { name, run } of releaseParts.filter((part) => args.length === 0 || args.includes(part.name))) {
    print(`\n== ${name}`);
    const started = performance.now();
    const code = await run();
    const minutes = ((performance.now() - started) / 60_000).toFixed(1);
    const outcome = code === 0 ? 'passed' : code === skipped ? 'SKIPPED, see above' : 'FAILED';
    failed ||= code !== 0 && code !== skipped;
    lines.push(`${name.padEnd(width)}  ${minutes.padStart(5)} min  ${outcome}`);
  }
  print(`\n${lines.join('\n')}`);
  return failed ? 1 : 0;
}
