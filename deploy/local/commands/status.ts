import Table from 'cli-table3';
import { mailOf } from '#libs/stack';
import { defaultStackDir } from '../../../libs/stack/paths.js';
import { localServers } from '../../../libs/stack/servers/index.js';
import { probeReadiness } from '../../../libs/stack/services.js';
import { isAlive } from '../../../libs/stack/setup/common.mjs';
import {
  allServerNames,
  inOrder,
  serverNames,
  type ServerRecord,
  serviceNames,
  type StackState,
  StateFile,
} from '../../../libs/stack/state.js';
import { clockNow } from './clock.js';
import { signInsOf } from './sign-ins.js';

interface Status {
  services: { name: string; state: string; grpc: string; http: string; pid: number | null }[];
  servers: { name: string; address: string; pid: number | null }[];
  mail: { smtp: string; ui: string; api: string };
  console: { url: string; issuer: string; users: { name: string; password: string; roles: string[] }[] };
  clock: { mode: string; now: string | null };
}

export async function status(json: boolean): Promise<number> {
  const state = new StateFile(defaultStackDir).read();
  if (!state) {
    process.stderr.write('No stack was ever started here. Start one with npm start.\n');
    if (json) process.stdout.write(`${JSON.stringify(nothing)}\n`);
    return 1;
  }
  const report = await collect(state);
  const supervised = isAlive(state.supervisor);
  const ready = supervised && (await allReady(state, report));
  process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${tableOf(report)}\n`);
  if (!supervised) process.stderr.write('Nothing supervises the stack: its launcher has ended. Run npm start.\n');
  else if (!ready) process.stderr.write('Not everything is ready. See npm run logs -- <service>.\n');
  return ready ? 0 : 1;
}

const nothing: Status = {
  services: [],
  servers: [],
  mail: { smtp: '', ui: '', api: '' },
  console: { url: '', issuer: '', users: [] },
  clock: { mode: '', now: '' },
};

async function collect(state: StackState): Promise<Status> {
  const services = inOrder(state.services, serviceNames).map(
    async ({ name, grpc, http, process: identity, state: last }) => {
      const pid = isAlive(identity) ? identity!.pid : null;
      const isServing = pid !== null && (await works(probeReadiness(http)));
      return {
        name,
        state: isServing ? 'ready' : pid === null ? 'stopped' : last === 'ready' ? 'not ready' : last,
        grpc,
        http,
        pid,
      };
    },
  );
  const { api } = mailOf(defaultStackDir, state);
  return {
    services: await Promise.all(services),
    servers: inOrder(state.servers, allServerNames).map(({ name, address, process: identity }) => ({
      name,
      address,
      pid: isAlive(identity) ? identity!.pid : null,
    })),
    mail: { smtp: state.servers.mail?.address ?? '', ui: api, api: `${api}/api` },
    console: signInsOf(state),
    clock: { mode: state.clock.mode, now: await clockNow(state) },
  };
}

const works = (probe: Promise<unknown>): Promise<boolean> =>
  probe.then(
    () => true,
    () => false,
  );

async function allReady(state: StackState, report: Status): Promise<boolean> {
  const services =
    serviceNames.every((name) => report.services.some((one) => one.name === name)) &&
    report.services.every((one) => one.state === 'ready');
  const records = Object.values(state.servers);
  const servers = await Promise.all(records.map(serverWorks));
  return services && serverNames.every((name) => state.servers[name]) && servers.every(Boolean);
}

async function serverWorks(record: ServerRecord): Promise<boolean> {
  if (!record.external && !isAlive(record.process)) return false;
  return works(localServers[record.name].probe(record.url));
}

function tableOf(report: Status): string {
  const table = new Table({ style: { head: [], border: [] }, head: ['name', 'state', 'address', 'pid'] });
  for (const { name, state, http, grpc, pid } of report.services) {
    table.push([name, state, `${http}  (gRPC ${grpc})`, pid ?? '-']);
  }
  for (const { name, address, pid } of report.servers) table.push([name, pid ? 'running' : '-', address, pid ?? '-']);
  return `${table.toString()}\nconsole: ${report.console.url}\nmail: ${report.mail.ui}\nclock: ${report.clock.mode}, ${report.clock.now ?? 'unknown until workflow responds'}`;
}
