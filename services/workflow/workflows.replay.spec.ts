import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { workflowCode } from './testing/bundle.js';

interface History {
  readonly events: readonly {
    readonly workflowExecutionStartedEventAttributes?: { workflowType: { name: string }; workflowId: string };
  }[];
}

const folder = import.meta.dirname;
const files = globSync('*/histories/*.json', { cwd: folder }).sort();
const histories = new Map(files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as History]));

function startOf(file: string) {
  return histories.get(file)!.events[0]!.workflowExecutionStartedEventAttributes!;
}

/** Names of everything that is bundled for Temporal. */
function bundledNames(): string[] {
  const source = readFileSync(join(folder, 'workflows.ts'), 'utf8');
  return [...source.matchAll(/export \{ (\w+) \}/g)].map(([, name]) => name!).sort();
}

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
});

test('every workflow has a golden history', () => {
  expect([...new Set(files.map((file) => startOf(file).workflowType.name))].sort()).toEqual(bundledNames());
});

test('every workflow has a contract that names its type', async () => {
  const contracts = globSync('*/*.contract.ts', { cwd: folder }).map((file) => import(join(folder, file)));
  const types = (await Promise.all(contracts)).flatMap(
    ({ workflowType }: { workflowType?: string }) => workflowType ?? [],
  );
  expect(types.sort()).toEqual(bundledNames());
});

test.each(files)('%s replays', async (file) => {
  const workflowBundle = { code: await workflowCode() };
  await Worker.runReplayHistory({ workflowBundle }, histories.get(file), startOf(file).workflowId);
});

test('a history that asks for other commands does not replay', async () => {
  const file = files.find((each) => each.includes('backfill-sequence'))!;
  const changed = JSON.parse(JSON.stringify(histories.get(file)).replaceAll('enrolOpenInvoices', 'enrolAllInvoices'));
  const replay = Worker.runReplayHistory({ workflowBundle: { code: await workflowCode() } }, changed, 'changed');
  await expect(replay).rejects.toThrow('Nondeterminism');
});
