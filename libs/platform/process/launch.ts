import 'reflect-metadata';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { MicroserviceOptions } from '@nestjs/microservices';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { newId } from '#libs/ids';
import { Database } from '#libs/transactions';
import {
  type Environment,
  type LoadedSettings,
  loadSettings,
  OrganisationSettings,
  PlatformSettings,
  type Role,
  type SettingsFault,
} from '../config/index.js';
import { migrationNames } from '../db/index.js';
import { Messaging } from '../messaging/messaging.js';
import { Logger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { exportSpans } from '../observability/span-export.js';
import { RpcClients } from '../rpc/client/rpc-clients.js';
import { callerKeys } from '../rpc/server/caller-keys.js';
import { ErrorFilter } from '../rpc/server/error.filter.js';
import { RpcServer } from '../rpc/server/rpc-server.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { TemporalConnection } from '../temporal/temporal-connection.js';
import { WorkerHost } from '../temporal/worker-host.js';
import { programErrors } from './errors.js';
import type { ServiceManifest } from './manifest.js';
import { PlatformModule } from './platform.module.js';
import { ServiceProcess } from './service-process.js';
import { StartGate } from './start-gate.js';

/** Where the services lie beside this library: as sources in a test, compiled in a release. */
export const servicesFolder: string = join(dirname(fileURLToPath(import.meta.url)), '../../../services');

export interface LaunchOptions {
  /** Folder of the service's migrations; beside its manifest unless given. */
  migrationsFolder?: string;
  logger?: Logger;
}

/** Starts a service of this release by its name, in the roles that the environment says. */
export async function launch(name: string, env: Environment, options: LaunchOptions = {}): Promise<ServiceProcess> {
  return launchManifest(await loadManifest(name), env, options);
}

/**
 * Starts a service in this process. It returns when the process listens; where the database cannot be reached or is
 * outdated, the work begins as soon as that is remedied.
 * @throws SettingsError, RpcMismatch, or CLOCK_MODE_DIFFERS
 */
export async function launchManifest(
  manifest: ServiceManifest,
  env: Environment,
  options: LaunchOptions = {},
): Promise<ServiceProcess> {
  const loaded = loadServiceSettings(manifest, env);
  const settings = loaded.get(PlatformSettings);
  const logger = options.logger ?? new Logger({ service: manifest.name, level: settings.logLevel });
  const stopSpans = await exportSpans(settings, logger);
  const folder = options.migrationsFolder ?? join(servicesFolder, manifest.name, 'migrations');
  const migrations = await migrationNames(folder);
  const app = await createApp(manifest, loaded, logger);
  app.get(Shutdown).register('close', 'spans', stopSpans);
  const has = (role: Role): boolean => settings.roles.includes(role);
  const rpc = has('server') ? rpcServerOf(manifest, settings, app, logger) : undefined;
  if (rpc) app.connectMicroservice<MicroserviceOptions>({ strategy: rpc }, { inheritAppConfig: true });
  // Without the consumer's role the strategy only learns the handlers, which a replay of parked events needs.
  const strategy = app.get(Messaging).strategy();
  const events = app.connectMicroservice<MicroserviceOptions>({ strategy }, { inheritAppConfig: true });
  rpc?.checkHandlers();
  const workers = has('worker') && manifest.workers?.length ? workersOf(manifest, settings, app, logger) : undefined;
  const gate = new StartGate({ database: app.get(Database), settings, migrations });
  const started = new ServiceProcess({ manifest, settings, app, logger, gate, rpc, events, workers });
  await started.start();
  return started;
}

/** @throws SERVICE_UNKNOWN */
export async function loadManifest(name: string): Promise<ServiceManifest> {
  await demandServices([name]);
  const file = pathToFileURL(join(servicesFolder, name, 'service.js')).href;
  const { service } = (await import(file)) as { service?: ServiceManifest };
  if (service?.name !== name)
    throw new Error(`services/${name}/service.js must export the manifest of ${name} as service.`);
  return service;
}

/** @throws SERVICE_UNKNOWN that names the services of this release */
export async function demandServices(names: readonly string[]): Promise<void> {
  const known = await serviceNames();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  const message = `This release has no service ${unknown.join(', ')}. It has ${known.join(', ') || 'none'}.`;
  throw programErrors.SERVICE_UNKNOWN(message);
}

/** Names of the services of this release. */
export async function serviceNames(): Promise<string[]> {
  const folders = await readdir(servicesFolder, { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const found = await Promise.all(
    names.map(async (name) => ((await readdir(join(servicesFolder, name))).some(isManifest) ? [name] : [])),
  );
  return found.flat().sort();
}

function isManifest(file: string): boolean {
  return file === 'service.js' || file === 'service.ts';
}

function loadServiceSettings(manifest: ServiceManifest, env: Environment): LoadedSettings {
  const classes = [PlatformSettings, OrganisationSettings, ...(manifest.settings ? [manifest.settings] : [])];
  const named = { ...env, DUNLIN_SERVICE_NAME: env['DUNLIN_SERVICE_NAME'] || manifest.name };
  return loadSettings(classes, named, (loaded) => misfits(manifest, loaded.get(PlatformSettings)));
}

/** Faults of settings for this service that another service may accept. */
function misfits({ name, workers }: ServiceManifest, settings: PlatformSettings): SettingsFault[] {
  const { serviceName, roles, temporalAddress } = settings;
  const faults: SettingsFault[] = [];
  if (serviceName && serviceName !== name) {
    const remedy = `${name}, or start ${serviceName} instead.`;
    faults.push({ variable: PlatformSettings.shape.serviceName.variable, problem: `is ${serviceName}`, remedy });
  }
  if (roles.includes('worker') && workers?.length && !temporalAddress) {
    const { variable, doc, chart } = PlatformSettings.shape.temporalAddress;
    const problem = 'is not set, but the workers of this service need it';
    faults.push({ variable, problem, remedy: doc, chart });
  }
  return faults;
}

async function createApp(
  manifest: ServiceManifest,
  loaded: LoadedSettings,
  logger: Logger,
): Promise<NestExpressApplication> {
  class ServiceRoot {}
  const root = { module: ServiceRoot, imports: [PlatformModule.for(manifest, loaded, logger), manifest.module] };
  const app = await NestFactory.create<NestExpressApplication>(root, {
    logger: demoteNestLogs(logger),
    abortOnError: false,
    bodyParser: manifest.readsOwnBodies !== true,
  });
  app.disable('x-powered-by');
  app.useGlobalFilters(new ErrorFilter(app.getHttpAdapter()));
  return app;
}

/** Messages of the framework during start are logged at debug level. */
function demoteNestLogs(logger: Logger): LoggerService {
  return {
    log: (message: unknown, ...rest: unknown[]) => logger.debug(message, ...rest),
    fatal: (message: unknown, ...rest: unknown[]) => logger.fatal(message, ...rest),
    error: (message: unknown, ...rest: unknown[]) => logger.error(message, ...rest),
    warn: (message: unknown, ...rest: unknown[]) => logger.warn(message, ...rest),
    debug: (message: unknown, ...rest: unknown[]) => logger.debug(message, ...rest),
    verbose: (message: unknown, ...rest: unknown[]) => logger.verbose(message, ...rest),
  };
}

function rpcServerOf(
  { name, callers = {} }: ServiceManifest,
  settings: PlatformSettings,
  app: NestExpressApplication,
  logger: Logger,
): RpcServer {
  const { bindHost: host, grpcPort: port, rpcConnectionAgeMs: connectionAgeMs } = settings;
  const tls = settings.rpcTls ? { tls: { settings, callers } } : {};
  const metrics = app.get(Metrics);
  const keys = callerKeys(settings.rpcTokensUrl, () => askForKeys(app.get(RpcClients)));
  return new RpcServer({ service: name, host, port, connectionAgeMs, logger, metrics, keys, ...tls });
}

async function askForKeys(clients: RpcClients): Promise<string> {
  const onward = { actor: '', correlationId: newId() };
  const { keySet } = await clients.of('console').getCallerKeys({}, onward, { deadlineMs: 4_000, attempts: 1 });
  return keySet;
}

function workersOf(
  manifest: ServiceManifest,
  settings: PlatformSettings,
  app: NestExpressApplication,
  logger: Logger,
): WorkerHost {
  return new WorkerHost({
    definitions: manifest.workers ?? [],
    resolve: (provider) => app.get<object>(provider, { strict: false }),
    settings,
    connection: app.get(TemporalConnection),
    logger,
    metrics: app.get(Metrics),
  });
}
