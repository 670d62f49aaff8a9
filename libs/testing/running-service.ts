import type { commonV1, PackageRpcs, ServiceName } from '#libs/contracts';
import { snakeName } from '#libs/ids';
import {
  connectChannels,
  launchManifest,
  Logger,
  type RpcClient,
  RpcClients,
  type ServiceManifest,
  type ServiceProcess,
} from '#libs/platform';
import { createServiceDatabase, type ServiceDatabase } from './database/service-database.js';

/** A service that a spec runs in its own process and on a database of its own, and asks by rpc. */
export interface RunningService<Name extends ServiceName> {
  readonly db: ServiceDatabase;
  readonly running: ServiceProcess;
  /** Every rpc of the service. */
  readonly client: RpcClient<PackageRpcs[Name]>;
  /** The rpcs that every service has. */
  readonly common: RpcClient<commonV1.Rpcs>;
  /** Settings by which another process serves the same database. */
  readonly env: Readonly<Record<string, string>>;
  /** The service once more in this process, on the same database; who starts it stops it. */
  launch(env: Record<string, string>): Promise<ServiceProcess>;
  stop(): Promise<void>;
}

export interface RunningServiceOptions {
  /** Absolute path of the migrations folder (sources). */
  readonly migrations: string;
  /** Where the test clock stands at first. */
  readonly start: Date;
  readonly env?: Record<string, string>;
}

/** Starts the server of a service under a test clock. @param service its name, as the contracts have it */
export async function runService<Name extends ServiceName>(
  manifest: ServiceManifest,
  service: Name,
  { migrations, start, env = {} }: RunningServiceOptions,
): Promise<RunningService<Name>> {
  const { name, tables } = manifest;
  const db = await createServiceDatabase({ service: name, migrations, start, tables });
  const settings = { ...environmentOf(db), ...env };
  const launch = (more: Record<string, string>) => {
    const logger = new Logger({ service: name, level: 'silent' });
    return launchManifest(manifest, { ...settings, ...more }, { logger });
  };
  const running = await launch({});
  const address = `DUNLIN_RPC_${snakeName(name).toUpperCase()}_ADDRESS`;
  const channels = connectChannels({ [address]: `127.0.0.1:${running.grpcPort}` });
  const stop = async () => {
    channels.close();
    await running.stop();
    await db.close();
  };
  const clients = new RpcClients(channels);
  const [client, common] = [clients.of(service), clients.operations(service)];
  return { db, running, client, common, env: settings, launch, stop };
}

function environmentOf({ url }: ServiceDatabase): Record<string, string> {
  return {
    DUNLIN_ROLES: 'server',
    DUNLIN_BIND_HOST: '127.0.0.1',
    DUNLIN_GRPC_PORT: '0',
    DUNLIN_HTTP_PORT: '0',
    DUNLIN_POSTGRES_URL: url,
    DUNLIN_CLOCK_MODE: 'test',
    DUNLIN_SHUTDOWN_TIMEOUT_MS: '3000',
  };
}
