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
  /** What failed and how, a text each. */
  failures: string[];
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: {
    name: string;
    /** Why the file could not be run; empty otherwise. */
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/** Lines of a failure that are told again at the end, where whoever reads only the end of the output finds them. */
const toldLines = 10;

/** Checks, then every jest project; the last line counts all of it. */
export async function test(args: string[]): Promise<number> {
  const total: Counts = { passed: 0, failed: 0, failures: [] };
  const add = ({ passed, failed, failures }: Counts): void => {
    total.passed += passed;
    total.failed += failed;
    total.failures.push(...failures);
  };
  if (args.length === 0) {
    const results = await check();
    const failures = results.filter((result) => !result.passed).map(({ name }) => `check: ${name}`);
    add({ passed: results.length - failures.length, failed: failures.length, failures });
  }
  for (const project of projects) add(await (project === 'chart' ? runChart(args) : runJest(project, args)));
  return conclude(total);
}

/** The chart's tests alone. */
export async function testChart(args: string[]): Promise<number> {
  return conclude(await runChart(args));
}

function conclude({ passed, failed, failures }: Counts): number {
  for (const failure of failures) print(`\nFAILED ${failure.split('\n').slice(0, toldLines).join('\n')}`);
  // Once more in a line each, so that even the last page of the output names all of them.
  print('');
  for (const failure of failures) print(`FAILED ${failure.split('\n', 1)[0]!.slice(0, 160)}`);
  print(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** A chart tool that cannot be fetched does not stop the other tests. */
async function runChart(args: string[]): Promise<Counts> {
  try {
    await prepareChartTools(print);
  } catch (error) {
    return { passed: 0, failed: 1, failures: [`The chart's tests cannot run. ${(error as Error).message}`] };
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
    const failure = `The ${project} tests ended with code ${code} and left no report; that counts as one failure.`;
    return { passed: 0, failed: 1, failures: [failure] };
  }
  const jestReport = JSON.parse(fs.readFileSync(report, 'utf8')) as JestReport;
  const failed = jestReport.numFailedTests + jestReport.numRuntimeErrorTestSuites;
  const failures = failuresOf(jestReport);
  // Jest can fail without a failed test, by an open handle or a broken set-up.
  if (failed === 0 && code !== 0) {
    failures.push(`The ${project} tests ended with code ${code}, though no test failed.`);
    return { passed: jestReport.numPassedTests, failed: 1, failures };
  }
  return { passed: jestReport.numPassedTests, failed, failures };
}

const failuresOf = ({ testResults }: JestReport): string[] =>
  testResults.flatMap(({ name, message, assertionResults }) => {
    const file = path.relative(repositoryRoot, name);
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (assertionResults.length === 0 && message !== '') return [`${file}\n${message}`];
    return failed.map(({ fullName, failureMessages }) => `${file}: ${fullName}\n${failureMessages.join('\n')}`);
  });

/** With an output file jest writes its report there and everything for people to standard error. */
const runQuietly = (command: string, args: string[], env: NodeJS.ProcessEnv): Promise<number> =>
  runProgram(command, args, { cwd: repositoryRoot, env });
