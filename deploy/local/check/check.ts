import fs from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../../libs/stack/paths.js';
import { run } from '../../../libs/stack/setup/common.mjs';

export interface CheckStep {
  name: string;
  command: string[];
  /** Where it runs; the root when absent. */
  folder?: string;
}

export interface CheckResult {
  name: string;
  passed: boolean;
  seconds: number;
}

const tool = (name: string, ...args: string[]): string[] => [
  path.join(repositoryRoot, 'node_modules/.bin', name),
  ...args,
];
const script = (file: string, ...args: string[]): string[] => [
  process.execPath,
  path.join(repositoryRoot, file),
  ...args,
];

const sources = ['libs', 'services', 'deploy', 'test'];

/** Everything that must hold before a test is worth running; each counts as one test. */
export function checkSteps(): CheckStep[] {
  const folders = sources.filter((folder) => fs.existsSync(path.join(repositoryRoot, folder)));
  return [
    { name: 'format (prettier)', command: tool('prettier', '--check', '--log-level', 'warn', '.') },
    { name: 'lint (eslint)', command: tool('eslint', '--max-warnings', '0', '.') },
    { name: 'import rules (dependency-cruiser)', command: tool('depcruise', '--output-type', 'err-long', ...folders) },
    { name: 'layout', command: script('dist/deploy/local/check/check-layout.js') },
    { name: 'unused exports (knip)', command: tool('knip', '--no-progress') },
    { name: 'contracts (buf lint)', command: tool('buf', 'lint', '.'), folder: 'protos' },
    {
      name: 'contracts (buf breaking)',
      command: tool('buf', 'breaking', '.', '--against', 'baseline.binpb'),
      folder: 'protos',
    },
    {
      name: 'types (tsc)',
      command: script('node_modules/@typescript/native/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
    },
    {
      name: 'types of the screens (tsc)',
      command: script('node_modules/@typescript/native/bin/tsc', '-p', 'services/console/web/tsconfig.json'),
    },
    {
      name: 'types of the examples (tsc)',
      command: script('node_modules/@typescript/native/bin/tsc', '-p', 'examples/consumer-typescript/tsconfig.json'),
    },
    { name: 'generated pages', command: script('dist/deploy/local/main.js', 'gen', '--check') },
    { name: 'events (AsyncAPI parser)', command: script('dist/deploy/contracts/validate.js') },
    { name: 'links (remark)', command: tool('remark', '.', '--quiet', '--frail') },
  ];
}

const atOnce = 2;

/** Some at once; each is told of when it ends, so that a failure's output stands alone below its name. */
export async function check(
  print = (line: string): void => void process.stdout.write(`${line}\n`),
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  const waiting = checkSteps();
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await attempt(step, print));
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

async function attempt({ name, command, folder }: CheckStep, print: (line: string) => void): Promise<CheckResult> {
  const began = Date.now();
  const [program = '', ...args] = command;
  const failure = await run(program, args, { cwd: path.join(repositoryRoot, folder ?? '') }).then(
    () => undefined,
    (error: Error) => error.message,
  );
  const seconds = (Date.now() - began) / 1000;
  print(`  ${failure === undefined ? 'ok' : '!!'}  ${name.padEnd(46)} ${seconds.toFixed(1).padStart(6)} s`);
  if (failure !== undefined) print(failure);
  return { name, passed: failure === undefined, seconds };
}
