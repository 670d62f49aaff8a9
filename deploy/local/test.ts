import fs from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../libs/stack/paths.js';
import { prepareChartTools } from '../chart/tools.js';
import { check } from './check/check.js';
import { runProgram } from './commands/program.js';

/** In the order of their cost, so that what is cheap to know is known first. */
const projects = ['unit', 'chart', 'integration', 'system'] as const;
type Project = (typeof projects)[number];

/** Suites that run at once: what waits leaves room beside it. A stack more takes 3 GiB. */
const atOnce = 2;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

interface Counts {
  passed: number;
  failed: number;
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
}

/** Checks, then every jest project; the last line counts all of it. */
export async function test(args: string[]): Promise<number> {
  const total: Counts = { passed: 0, failed: 0 };
  const add = ({ passed, failed }: Counts): void => {
    total.passed += passed;
    total.failed += failed;
  };
  if (args.length === 0) {
    const results = await check();
    const passed = results.filter((result) => result.passed).length;
    add({ passed, failed: results.length - passed });
  }
  for (const project of projects) add(await (project === 'chart' ? runChart(args) : runJest(project, args)));
  print(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

/** The chart's tests alone. */
export async function testChart(args: string[]): Promise<number> {
  const { passed, failed } = await runChart(args);
  print(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** A chart tool that cannot be fetched does not stop the other tests. */
async function runChart(args: string[]): Promise<Counts> {
  try {
    await prepareChartTools(print);
  } catch (error) {
    print(`The chart's tests cannot run. ${(error as Error).message}`);
    return { passed: 0, failed: 1 };
  }
  return runJest('chart', args);
}

async function runJest(project: Project, args: string[]): Promise<Counts> {
  const report = path.join(repositoryRoot, '.dunlin', `jest-${project}.json`);
  fs.mkdirSync(path.dirname(report), { recursive: true });
  fs.rmSync(report, { force: true });
  process.stdout.write(`\n${project} tests\n`);
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const jest = path.join(repositoryRoot, 'node_modules/jest/bin/jest.js');
  const options = ['--selectProjects', project, '--json', '--outputFile', report, '--passWithNoTests'];
  options.push('--maxWorkers', String(atOnce));
  const nodeOptions = `${process.env['NODE_OPTIONS'] ?? ''} ${flags.join(' ')}`.trim();
  const env = { ...process.env, NODE_OPTIONS: nodeOptions };
  const code = await runQuietly(process.execPath, [jest, ...options, ...args], env);
  if (!fs.existsSync(report)) {
    process.stdout.write(
      `The ${project} tests ended with code ${code} and left no report; that counts as one failure.\n`,
    );
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(
    fs.readFileSync(report, 'utf8'),
  ) as JestReport;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  // Jest can fail without a failed test, by an open handle or a broken set-up.
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}

/** With an output file jest writes its report there and everything for people to standard error. */
const runQuietly = (command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runProgram(command, args, { cwd: repositoryRoot, env });
