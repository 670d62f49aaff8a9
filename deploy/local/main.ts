import path from 'node:path';
import { Command } from 'commander';
import { Stack } from '#libs/stack';
import { defaultStackDir, repositoryRoot } from '../../libs/stack/paths.js';
import { check } from './check/check.js';
import { logs } from './commands/logs.js';
import { runProgram } from './commands/program.js';
import { start, type StartOptions } from './commands/start.js';
import { status } from './commands/status.js';
import { writeDocs } from './docs.js';
import { checkRelease } from './release.js';
import { test, testChart } from './test.js';

/** Programs of their own that read their arguments themselves. */
const programs: Record<string, string> = {
  sample: 'deploy/local/sample/main.js',
  replay: 'test/replay/main.js',
  chaos: 'test/chaos/main.js',
  bench: 'test/bench/main.js',
  image: 'test/image/main.js',
  'test:cluster': 'test/cluster/main.js',
};

const print = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const [command = '', ...rest] = process.argv.slice(2);
  const program = programs[command];
  if (program) return runOwn(command, program, rest);
  if (command === 'test') return test(rest);
  if (command === 'chart:test') return testChart(rest);
  if (command === 'release:check') return checkRelease(rest);
  let code = 0;
  const launcher = define((result) => (code = result));
  await launcher.parseAsync(process.argv);
  return code;
}

function runOwn(command: string, program: string, args: string[]): Promise<number> {
  const file = path.join(repositoryRoot, 'dist', program);
  const stack = Stack.attach();
  // The sample goes into the stack that runs; the others start stacks of their own.
  const found = command === 'sample' && stack.exists ? stack.clientEnv() : {};
  return runProgram(process.execPath, ['--enable-source-maps', file, ...args], { env: { ...found, ...process.env } });
}

function define(done: (code: number) => void): Command {
  const launcher = new Command('npm run').description('Runs Dunlin and its tools on this machine.');
  launcher
    .command('start')
    .description('start servers and services, and stay until Ctrl-C')
    .option('--empty', 'without the sample portfolio')
    .option('--clock <date>', 'the date at which the test clock starts')
    .option('--real-time', 'without a test clock')
    .option(
      '--rate <times>',
      'with --real-time, how many times faster time runs, at most 1440; from --clock on, or now',
    )
    .option('--detach', 'leave all running and return')
    .option('--supervise', 'what a detached start leaves running')
    .action(async (options: StartOptions) => done(await start(options)));
  launcher
    .command('stop')
    .description('stop all')
    .action(async () => print((await Stack.stopIn(defaultStackDir, print)) ? 'Stopped.' : 'Nothing was running.'));
  launcher
    .command('status')
    .description('what runs, and where; exit code 0 only when all are ready')
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => done(await status(json ?? false)));
  launcher
    .command('logs <service>')
    .description('the last lines of a log')
    .option('-f, --follow', 'continue with what is written')
    .action(async (name: string, { follow }: { follow?: boolean }) => done(await logs(name, follow ?? false)));
  launcher
    .command('restart <service>')
    .description('end a service in good order and wait until it is ready again')
    .action(async (name: string) => {
      await Stack.attach().service(name).restart();
      print(`${name} is ready again (process ${Stack.attach().service(name).process?.pid}).`);
    });
  launcher
    .command('reset')
    .description('stop all and delete all local data')
    .option('--yes', 'do not ask')
    .action(async ({ yes }: { yes?: boolean }) => done(await reset(yes ?? false)));
  launcher
    .command('check')
    .description('format, lint, import rules, contracts and types')
    .action(async () => done((await check()).every(({ passed }) => passed) ? 0 : 1));
  launcher
    .command('format')
    .description('format all files')
    .action(async () => done(await format()));
  launcher
    .command('gen')
    .description('generate the reference pages; the contracts are generated with every build')
    .option('--check', 'only say whether they are up to date')
    .action(async ({ check: checkOnly = false }: { check?: boolean }) => {
      const stale = await writeDocs({ checkOnly });
      const fault = checkOnly && stale.length > 0;
      if (fault) print(`Stale: ${stale.join(', ')}. Run npm run gen and commit the result.`);
      else print(stale.length > 0 ? `Written: ${stale.join(', ')}.` : 'The reference pages are up to date.');
      done(fault ? 1 : 0);
    });
  return launcher;
}

async function reset(yes: boolean): Promise<number> {
  if (!yes) {
    process.stderr.write(`This deletes all local data in ${defaultStackDir}. To continue: npm run reset -- --yes\n`);
    return 2;
  }
  await Stack.reset();
  print('All local data is deleted.');
  return 0;
}

const format = (): Promise<number> =>
  runProgram(path.join(repositoryRoot, 'node_modules/.bin/prettier'), ['--write', '--log-level', 'warn', '.'], {
    cwd: repositoryRoot,
  });

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
