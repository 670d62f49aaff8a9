import type { AddressInfo } from 'node:net';
import type { INestMicroservice } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { isThisMachine } from '#libs/text';
import { Database } from '#libs/transactions';
import { noKeys, placeOf, PlatformSettings } from '../config/index.js';
import { DatabaseProbe } from '../db/probe.js';
import { Liveness } from '../health/liveness.js';
import { Readiness, type ReadinessCheck } from '../health/readiness.js';
import { Messaging } from '../messaging/messaging.js';
import type { Logger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.js';
import { watchDatabase, watchMessaging, watchPool } from '../observability/watch.js';
import type { RpcServer } from '../rpc/server/rpc-server.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { TemporalConnection } from '../temporal/temporal-connection.js';
import type { WorkerHost } from '../temporal/worker-host.js';
import { Duties } from './duties.js';
import type { ServiceManifest } from './manifest.js';
import type { StartGate } from './start-gate.js';

const lookEveryMs = 2_000;
/** Until everything has been there once, so that a start takes no longer than it must. */
const firstLooksEveryMs = 250;

export interface ServiceParts {
  manifest: ServiceManifest;
  settings: PlatformSettings;
  app: NestExpressApplication;
  logger: Logger;
  gate: StartGate;
  /** Present in the role server. */
  rpc: RpcServer | undefined;
  /** The transport of events; it consumes in the role consumer. */
  events: INestMicroservice;
  /** Present in the role worker, where the service has workers. */
  workers: WorkerHost | undefined;
}

/** A service that runs in this process, from listening to the end. */
export class ServiceProcess {
  /** Settles with the reason when the service cannot continue for good; never settles otherwise. */
  readonly failed: Promise<Error>;
  private fail!: (reason: Error) => void;
  private lookTimer: NodeJS.Timeout | undefined;
  private begun = false;
  /**
   * Whether everything that the roles need has been there once. Until then the rpcs are not in service, so that a
   * release that is set up wrong replaces no pod; afterwards only what rpcs need takes them out.
   */
  private complete = false;

  constructor(private readonly parts: ServiceParts) {
    this.failed = new Promise((resolve) => (this.fail = resolve));
  }

  get app(): NestExpressApplication {
    return this.parts.app;
  }

  get httpPort(): number {
    return (this.parts.app.getHttpServer().address() as AddressInfo).port;
  }

  /** 0 where the role server is off. */
  get grpcPort(): number {
    return this.parts.rpc?.port ?? 0;
  }

  /** Serves grpc.health.v1 without TLS; 0 where rpcs are served without TLS, or not at all. */
  get grpcHealthPort(): number {
    return this.parts.rpc?.healthPort ?? 0;
  }

  /** Listens, and begins the work of the other roles once the database is ready for it. */
  async start(): Promise<void> {
    const { app, settings, rpc, gate, logger, manifest } = this.parts;
    this.watch();
    this.registerShutdown();
    rpc?.setServing(false);
    try {
      await app.listen(settings.httpPort, settings.bindHost);
      await this.listenForCalls();
      this.lookAgain();
      if (await isOpen(gate)) await this.begin();
      else void this.beginLater();
    } catch (error) {
      await this.stop();
      throw error;
    }
    const health = rpc?.healthPort ? { grpcHealth: rpc.healthPort } : {};
    const ports = { http: this.httpPort, ...(rpc ? { grpc: rpc.port } : {}), ...health };
    logger.info(`The ${manifest.name} service listens.`, { roles: settings.roles, ports });
    if (rpc) this.tellWhoIsBelieved();
  }

  /** So that nobody takes a trial for an installation. */
  private tellWhoIsBelieved(): void {
    const { settings, logger } = this.parts;
    const { rpcTokensUrl } = PlatformSettings.shape;
    const hasKeys = settings.rpcTokensUrl !== undefined && settings.rpcTokensUrl !== noKeys;
    if (hasKeys && settings.rpcTls) return;
    const whom = hasKeys ? 'Callers without a token are' : 'Callers are';
    const acts = hasKeys ? 'them' : 'anybody';
    const remedy = hasKeys ? placeOf(PlatformSettings.shape.rpcTls) : placeOf(rpcTokensUrl);
    // Who asks for proof and still believes anybody on a network has not finished; a trial stays on its machine.
    const level = hasKeys && !isThisMachine(settings.bindHost) ? 'warn' : 'info';
    logger[level](
      `${whom} believed who they say they are, and acts that need a role are refused to ${acts}. See ${remedy}.`,
    );
  }

  /** Drains within the bound. @returns whether everything ended in time */
  stop(): Promise<boolean> {
    return this.parts.app.get(Shutdown).drain();
  }

  private async listenForCalls(): Promise<void> {
    const { app, rpc } = this.parts;
    if (!rpc) return;
    const transport = app.getMicroservices()[0] as INestMicroservice;
    await transport.listen();
  }

  private async begin(): Promise<void> {
    const { app, rpc, events, workers, logger } = this.parts;
    if (app.get(Shutdown).begun) return;
    rpc?.open();
    await events.listen();
    app.get(Messaging).start();
    workers?.start();
    app.get(Duties).begin();
    this.begun = true;
    app.get(Readiness).begin();
    logger.debug('The work begins.');
  }

  private lookAgain(): void {
    if (this.parts.app.get(Shutdown).begun) return;
    const everyMs = this.complete ? lookEveryMs : firstLooksEveryMs;
    this.lookTimer = setTimeout(() => void this.look().finally(() => this.lookAgain()), everyMs).unref();
  }

  private async look(): Promise<void> {
    const { app, rpc } = this.parts;
    const missing = await app.get(Readiness).look();
    this.complete ||= this.begun && missing.size === 0;
    rpc?.setServing(this.complete && !missing.has('server') && !app.get(Shutdown).begun);
  }

  private async beginLater(): Promise<void> {
    try {
      if (await this.parts.gate.passed()) await this.begin();
    } catch (error) {
      this.fail(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private registerShutdown(): void {
    const { app, rpc, gate, workers } = this.parts;
    const shutdown = app.get(Shutdown);
    shutdown.register('refuse', 'readiness', () => {
      clearTimeout(this.lookTimer);
      gate.stop();
      app.get(Readiness).refuse();
      rpc?.setServing(false);
    });
    if (rpc) shutdown.register('finish', 'rpc server', (remainingMs) => rpc.drain(remainingMs));
    if (workers) shutdown.register('finish', 'workers', () => workers.stop());
    shutdown.register('finish', 'messaging', (remainingMs) => app.get(Messaging).stop(remainingMs));
    shutdown.register('close', 'application', async () => {
      await app.close();
      await app.get(DatabaseProbe).close();
      const dataSource = app.get(DataSource);
      if (dataSource.isInitialized) await dataSource.destroy();
    });
  }

  private watch(): void {
    const { app, settings, gate, workers } = this.parts;
    const metrics = app.get(Metrics);
    const messaging = app.get(Messaging);
    metrics.watchProcess();
    watchPool(metrics, app.get(DataSource));
    watchMessaging(metrics, messaging);
    watchDatabase(metrics, app.get(Database));
    app.get(Liveness).add('consumer', () => messaging.isStuck());
    const readiness = app.get(Readiness);
    readiness.beforeEachLook(() => this.look());
    const { postgresUrl, kafkaBrokers, temporalAddress } = PlatformSettings.shape;
    const add = (check: ReadinessCheck) => {
      const roles = check.roles.filter((role) => settings.roles.includes(role));
      if (roles.length > 0) readiness.add({ ...check, roles });
    };
    add({
      name: 'database',
      roles: ['server', 'consumer', 'relay'],
      check: () => app.get(DatabaseProbe).check(),
      place: `${new URL(settings.postgresUrl).host}, ${placeOf(postgresUrl)}`,
    });
    add({
      name: 'schema',
      roles: ['server', 'consumer', 'relay'],
      check: () => gate.check(),
      behind: ['database'],
    });
    add({
      name: 'broker',
      roles: ['consumer', 'relay'],
      check: () => messaging.checkBroker(),
      place: `${settings.kafkaBrokers.join(',')}, ${placeOf(kafkaBrokers)}`,
      holdsMs: 5_000,
    });
    add({
      name: 'consumer group',
      roles: ['consumer'],
      check: async () => messaging.checkConsumer(),
      behind: ['broker', 'database'],
    });
    add({ name: 'relay', roles: ['relay'], check: () => messaging.checkRelay(), behind: ['broker', 'database'] });
    if (!workers) return;
    add({
      name: 'temporal',
      roles: ['worker'],
      check: () => app.get(TemporalConnection).check(),
      place: `${settings.temporalAddress}, ${placeOf(temporalAddress)}`,
      holdsMs: 2_000,
    });
    add({ name: 'workers', roles: ['worker'], check: async () => workers.check(), behind: ['temporal'] });
  }
}

/** Whether the work may begin at once. @throws CLOCK_MODE_DIFFERS */
async function isOpen(gate: StartGate): Promise<boolean> {
  try {
    await gate.check();
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'CLOCK_MODE_DIFFERS') throw error;
    return false;
  }
}
