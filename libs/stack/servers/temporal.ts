import fs from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { buildWithGo } from '../setup/go.js';
import { cachePaths, findTemporal } from '../setup/tools.mjs';
import type { LocalServer, PrepareContext } from './server.js';

const cliVersion = '1.8.2';
const serverVersion = '1.31.2';

// The limits protect shared clusters. Here they would only slow down a replay, so they are out of its reach; one
// partition per task queue saves the polls that a single node would forward to itself.
const dynamicConfig: Record<string, number> = {
  'frontend.rps': 50_000,
  'frontend.namespaceRPS': 50_000,
  'frontend.namespaceRPS.visibility': 5_000,
  'frontend.namespaceCount': 20_000,
  'frontend.persistenceMaxQPS': 100_000,
  'history.rps': 50_000,
  'history.persistenceMaxQPS': 100_000,
  'history.timerProcessorMaxPollRPS': 200,
  'history.transferProcessorMaxPollRPS': 200,
  'matching.rps': 50_000,
  'matching.persistenceMaxQPS': 100_000,
  'matching.numTaskqueueReadPartitions': 1,
  'matching.numTaskqueueWritePartitions': 1,
  'system.visibilityPersistenceMaxWriteQPS': 100_000,
  'system.visibilityPersistenceMaxReadQPS': 100_000,
};

/** A seventh of its CPU was spent on collecting garbage; so it takes 150 MB more, and collects often only near the limit. */
const memoryForTime = { GOGC: '400', GOMEMLIMIT: '768MiB' };
const sqlitePragmas = ['journal_mode=WAL', 'synchronous=OFF'];
const searchAttributes = ['InvoiceId=Keyword'];

export const temporal: LocalServer = {
  name: 'temporal',
  portNames: ['temporal', 'temporal-ui', 'temporal-http', 'temporal-metrics'],
  externalVariable: 'DUNLIN_LOCAL_TEMPORAL_URL',
  readyWithinMs: 90_000,
  stopWithinMs: 8_000,
  stopSignal: 'SIGTERM',

  async prepare(context) {
    if (!findTemporal(context.root)) await build(context);
  },

  async plan({ root, dir, host, port }) {
    const command = findTemporal(root);
    if (!command) throw new Error('No Temporal was found on PATH or in the cache. Run npm start to build it.');
    const data = path.join(dir, 'data/temporal');
    fs.mkdirSync(data, { recursive: true });
    // Its own parts reach each other on the loopback address alone.
    const listening = host === '127.0.0.1' ? host : '0.0.0.0';
    const args = ['server', 'start-dev', '--ip', listening, '--port', String(port('temporal'))];
    args.push('--ui-port', String(port('temporal-ui')), '--http-port', String(port('temporal-http')));
    args.push('--metrics-port', String(port('temporal-metrics')), '--ui-disable-news-fetch', '--log-level', 'warn');
    args.push('--db-filename', path.join(data, 'temporal.db'));
    for (const pragma of sqlitePragmas) args.push('--sqlite-pragma', pragma);
    for (const attribute of searchAttributes) args.push('--search-attribute', attribute);
    for (const [key, value] of Object.entries(dynamicConfig)) args.push('--dynamic-config-value', `${key}=${value}`);
    return { command, args, env: { ...process.env, ...memoryForTime } };
  },

  address({ host, port }) {
    const address = `${host}:${port('temporal')}`;
    return { address, url: address };
  },

  async probe(url) {
    const connection = await Connection.connect({ address: url, connectTimeout: 2_000 });
    try {
      await connection.withDeadline(Date.now() + 3_000, () =>
        connection.workflowService.describeNamespace({ namespace: 'default' }),
      );
    } finally {
      await connection.close();
    }
  },
};

const alreadyExists = 6;

/** Makes the namespace when it is new and returns when workflows can be started in it. */
export async function ensureNamespace(address: string, namespace: string): Promise<void> {
  const connection = await Connection.connect({ address, connectTimeout: 5_000 });
  try {
    if (await canList(connection, namespace)) return;
    const retention = { seconds: (30 * 24 * 3600) as never, nanos: 0 };
    await connection.workflowService
      .registerNamespace({ namespace, workflowExecutionRetentionPeriod: retention })
      .catch((error: { code?: number }) => {
        if (error.code !== alreadyExists) throw error;
      });
    const deadline = Date.now() + 30_000;
    while (!(await canList(connection, namespace))) {
      if (Date.now() > deadline) throw new Error(`Temporal's namespace ${namespace} was made but cannot be used.`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await addSearchAttributes(connection, namespace);
  } finally {
    await connection.close();
  }
}

/** A new namespace is known to the front end a moment later than it is made; listing needs all parts to know it. */
async function canList(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.listWorkflowExecutions({ namespace, pageSize: 1 });
    return true;
  } catch {
    return false;
  }
}

async function addSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const keyword = 2;
  const names = searchAttributes.map((attribute) => attribute.split('=')[0]!);
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(names.map((name) => [name, keyword])),
  });
}

function build({ root, log }: PrepareContext): Promise<void> {
  const source = 'github.com/temporalio/cli/cmd/temporal';
  const values = { 'github.com/temporalio/cli/internal/temporalcli.Version': cliVersion };
  return buildWithGo({
    root,
    folder: cachePaths(root).temporal,
    label: 'build Temporal (once, some minutes)',
    programs: [{ name: 'temporal', module: 'libs/stack/tools/temporal', source, values }],
    marker: `go.temporal.io/server@v${serverVersion}`,
    log,
  });
}
