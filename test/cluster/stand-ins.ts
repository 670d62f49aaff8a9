import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { ImageEngine } from '../../deploy/image/engine.js';
import { repositoryRoot as root } from '../../libs/stack/paths.js';
import { postgresPrograms } from '../../libs/stack/servers/postgres.js';
import { run } from '../../libs/stack/setup/common.mjs';
import { cachePaths, findJava, findRedis, findTemporal } from '../../libs/stack/setup/tools.mjs';
import { registry } from './site.js';

/** What an image is made of: folders and files of this machine by their place in it, and what is run at its start. */
interface StandIn {
  files: Record<string, string>;
  entrypoint: string;
}

interface Server {
  image: string;
  user: number;
}

/** The servers of the chart dunlin-dev-deps, by name. */
export const devServers = (): Record<string, Server> =>
  (
    parse(fs.readFileSync(path.join(root, 'charts/dunlin-dev-deps/values.yaml'), 'utf8')) as {
      servers: Record<string, Server>;
    }
  ).servers;

/** As a node knows an image that is named without its registry. */
export const wholeName = (image: string): string => `docker.io/${image.includes('/') ? '' : 'library/'}${image}`;

/**
 * Makes an image for each server of the chart dunlin-dev-deps out of the programs that this machine runs, for where no
 * registry is reached. Each reads the arguments, variables and folders of the upstream image that it stands in for.
 */
export async function makeStandIns(engine: ImageEngine, work: string, save: (name: string) => string): Promise<void> {
  const base = /^ARG BUILD_BASE=(.*)$/m.exec(fs.readFileSync(path.join(root, 'deploy/Dockerfile'), 'utf8'))![1]!;
  for (const [name, { image, user }] of Object.entries(devServers())) {
    const standIn = standIns[name];
    if (!standIn) throw new Error(`test/cluster/stand-ins.ts has nothing that stands in for ${image}. Add ${name}.`);
    const context = path.join(work, name);
    const { files, entrypoint } = await standIn(context);
    for (const [place, source] of Object.entries(files)) copy(source, path.join(context, 'files', place));
    fs.writeFileSync(path.join(context, 'files/entrypoint'), `#!/bin/sh\nset -e\n${entrypoint}`, { mode: 0o755 });
    const account = `RUN echo server:x:${user}:${user}::/tmp:/bin/sh >> /etc/passwd`;
    const lines = [
      `ARG BUILD_BASE=${base}`,
      'FROM ${BUILD_BASE}',
      account,
      'COPY files /',
      'ENTRYPOINT ["/entrypoint"]',
    ];
    const dockerfile = path.join(context, 'Dockerfile');
    fs.writeFileSync(dockerfile, lines.map((line) => `${line}\n`).join(''));
    // Under a name of its own, so that no upstream image of this machine is replaced; the node alone calls it so.
    const reference = `${registry}/stand-in-${name}`;
    await engine.build({ reference, context, dockerfile });
    await engine.save(reference, save(name));
    fs.rmSync(context, { recursive: true });
  }
}

/** Links become what they lead to, which may lie elsewhere on this machine; those that lead to nothing are left out. */
function copy(source: string, target: string): void {
  const found = fs.statSync(source, { throwIfNoEntry: false });
  if (found?.isFile()) {
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.copyFileSync(source, target);
  } else if (found) {
    for (const name of fs.readdirSync(source)) copy(path.join(source, name), path.join(target, name));
  }
}

const standIns: Record<string, (context: string) => Promise<StandIn>> = {
  postgres: async () => ({
    files: { 'usr/lib/postgresql': path.dirname(await postgresPrograms({ root, log: () => undefined })) },
    entrypoint: `
PATH=/usr/lib/postgresql/bin:$PATH
data=/var/lib/postgresql/18/docker
if [ ! -s $data/PG_VERSION ]; then
  echo "$POSTGRES_PASSWORD" > /tmp/password
  initdb --pgdata=$data --username=postgres --auth=scram-sha-256 --pwfile=/tmp/password --locale=C --encoding=UTF8
  echo 'host all all all scram-sha-256' >> $data/pg_hba.conf
  cat /docker-entrypoint-initdb.d/*.sql | postgres --single -D $data postgres
fi
exec postgres -D $data -h '*' "$@"
`,
  }),

  kafka: async () => ({
    files: {
      'opt/java': path.resolve(fs.realpathSync(findJava(root)!), '../..'),
      'opt/kafka': path.join(cachePaths(root).kafka, 'libs'),
    },
    entrypoint: `
heap=$KAFKA_HEAP_OPTS
unset KAFKA_HEAP_OPTS
env | sed -n 's/^KAFKA_//p' | while IFS='=' read -r name value; do
  echo "$(echo "$name" | tr A-Z_ a-z.)=$value"
done > /tmp/server.properties
set -f
java="/opt/java/bin/java $heap -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -cp /opt/kafka/*"
$java kafka.tools.StorageTool format --ignore-formatted -t 5L6g3nShT-eMCtK--X86sw -c /tmp/server.properties
exec $java kafka.Kafka /tmp/server.properties
`,
  }),

  redis: async () => ({
    files: { 'usr/bin/valkey-server': findRedis(root)! },
    entrypoint: 'exec valkey-server --protected-mode no "$@"\n',
  }),

  temporal: async () => ({
    files: { 'usr/bin/temporal': findTemporal(root)! },
    entrypoint: 'exec temporal "$@"\n',
  }),

  mail: async (context) => {
    const packages = path.join(context, 'packages');
    fs.mkdirSync(packages, { recursive: true });
    const { devDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    const wanted = ['mailparser', 'smtp-server'].map((name) => `${name}@${devDependencies[name]}`);
    fs.writeFileSync(path.join(packages, 'package.json'), '{ "type": "module" }\n');
    await run('npm', ['install', '--prefix', packages, '--ignore-scripts', '--no-audit', '--no-fund', ...wanted]);
    return {
      files: { app: packages, 'app/mail': path.join(root, 'dist/libs/stack/mail') },
      entrypoint: 'exec node /app/mail/main.js --host 0.0.0.0 --smtp-port 1025 --http-port 8025 --data /data\n',
    };
  },
};
