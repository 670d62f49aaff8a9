import type { DynamicModule, Provider } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { DataSource } from 'typeorm';
import { ApprovalLimits, Approvals } from '#libs/approvals';
import { Owners } from '#libs/fence';
import { Reasons } from '#libs/reasons';
import { Clock } from '#libs/time';
import { CrashPoints, Database, Runner, SystemRunner } from '#libs/transactions';
import { ApprovalsController } from '../approvals/approvals.controller.js';
import { StoredApprovals } from '../approvals/approvals.js';
import { Background } from '../background/background.js';
import { type LoadedSettings, OrganisationSettings, PlatformSettings } from '../config/index.js';
import { createDataSource, PostgresDatabase } from '../db/index.js';
import { DatabaseProbe } from '../db/probe.js';
import { RpcOwners } from '../fence/owners.js';
import { HealthController } from '../health/health.controller.js';
import { Liveness } from '../health/liveness.js';
import { Readiness } from '../health/readiness.js';
import { Messaging } from '../messaging/messaging.js';
import { Logger } from '../observability/logger.js';
import { asMessagingLogger } from '../observability/messaging-logger.js';
import { Metrics } from '../observability/metrics.js';
import { OperationsController } from '../operations/operations.controller.js';
import { RateLimit } from '../redis/rate-limit.js';
import { RedisConnection } from '../redis/redis-connection.js';
import { Channels } from '../rpc/client/channels.js';
import { RpcClients } from '../rpc/client/rpc-clients.js';
import { PostgresRunner } from '../runner/postgres-runner.js';
import { RequestsUpkeep } from '../runner/requests-upkeep.js';
import { ServiceSystemRunner } from '../runner/system-runner.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { TemporalConnection } from '../temporal/temporal-connection.js';
import { ArmedCrashPoints } from './crash-points.js';
import { Duties } from './duties.js';
import type { ServiceManifest } from './manifest.js';

const dayMs = 86_400_000;

/** Providers of every service. None connects before it is used. */
export class PlatformModule {
  static for(manifest: ServiceManifest, loaded: LoadedSettings, logger: Logger): DynamicModule {
    const settings = loaded.get(PlatformSettings);
    const providers: Provider[] = [
      ...[...loaded.entries()].map(([provide, useValue]) => ({ provide, useValue })),
      { provide: Logger, useValue: logger },
      { provide: Metrics, useFactory: () => new Metrics(manifest.name) },
      { provide: Shutdown, useFactory: () => new Shutdown(settings.shutdownTimeoutMs, logger) },
      { provide: DataSource, useFactory: () => dataSourceOf(manifest, settings) },
      {
        provide: Database,
        useFactory: (dataSource: DataSource) => new PostgresDatabase(dataSource),
        inject: [DataSource],
      },
      { provide: Clock, useExisting: Database },
      {
        provide: DatabaseProbe,
        useFactory: () =>
          new DatabaseProbe(settings.postgresUrl, `dunlin-${manifest.name}`, PlatformSettings.shape.postgresUrl),
      },
      // The runner nudges the relay, and messaging runs its handlers through the runner.
      {
        provide: PostgresRunner,
        useFactory: (dataSource: DataSource, nudge: RelayNudge, metrics: Metrics) =>
          new PostgresRunner(dataSource, manifest.name, () => nudge.relay?.nudge(), metrics, settings.eventsFormat),
        inject: [DataSource, RelayNudge, Metrics],
      },
      RelayNudge,
      { provide: Runner, useExisting: PostgresRunner },
      {
        provide: SystemRunner,
        useFactory: (runner: Runner) => new ServiceSystemRunner(manifest.name, runner),
        inject: [Runner],
      },
      {
        provide: Messaging,
        useFactory: (database: Database, runner: PostgresRunner, nudge: RelayNudge) => {
          const messaging = messagingOf(manifest, settings, logger, database, runner);
          nudge.relay = messaging.relay;
          return messaging;
        },
        inject: [Database, PostgresRunner, RelayNudge],
      },
      {
        provide: Channels,
        useFactory: (metrics: Metrics, shutdown: Shutdown) => {
          const channels = new Channels(settings, metrics, logger);
          shutdown.register('close', 'rpc clients', () => channels.close());
          return channels;
        },
        inject: [Metrics, Shutdown],
      },
      RpcClients,
      { provide: Owners, useClass: RpcOwners },
      {
        provide: StoredApprovals,
        inject: [OrganisationSettings, Runner, Database],
        useFactory: ({ approvalLimits, approvalDays }: OrganisationSettings, runner: Runner, database: Database) => {
          const policy = { limits: new ApprovalLimits(approvalLimits), validMs: approvalDays * dayMs };
          return new StoredApprovals(manifest.name, policy, runner, database);
        },
      },
      { provide: Approvals, useExisting: StoredApprovals },
      {
        provide: Reasons,
        inject: [OrganisationSettings],
        useFactory: ({ reasons }: OrganisationSettings) => new Reasons(reasons),
      },
      RedisConnection,
      RateLimit,
      TemporalConnection,
      {
        provide: Readiness,
        useFactory: (terminus: HealthCheckService, indicators: HealthIndicatorService) =>
          new Readiness(terminus, indicators, logger),
        inject: [HealthCheckService, HealthIndicatorService],
      },
      Liveness,
      { provide: CrashPoints, useClass: ArmedCrashPoints },
      Duties,
      Background,
      RequestsUpkeep,
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [TerminusModule.forRoot({ logger: false })],
      controllers: [HealthController, OperationsController, ApprovalsController],
      providers,
      exports: providers,
    };
  }
}

class RelayNudge {
  relay: { nudge(): void } | undefined;
}

function dataSourceOf({ name, tables }: ServiceManifest, settings: PlatformSettings): DataSource {
  const connection = {
    url: settings.postgresUrl,
    applicationName: `dunlin-${name}`,
    poolMax: settings.postgresPoolMax,
    statementTimeoutMs: settings.postgresStatementTimeoutMs,
    idleTransactionTimeoutMs: settings.postgresIdleTransactionTimeoutMs,
    transactionTimeoutMs: settings.postgresTransactionTimeoutMs,
  };
  return createDataSource(connection, tables);
}

function messagingOf(
  { name }: ServiceManifest,
  settings: PlatformSettings,
  logger: Logger,
  database: Database,
  transactions: PostgresRunner,
): Messaging {
  return new Messaging({
    service: name,
    settings: {
      brokers: settings.kafkaBrokers,
      security: settings,
      prefix: settings.kafkaTopicPrefix,
      format: settings.eventsFormat,
      partitions: settings.kafkaPartitions,
      replicationFactor: settings.kafkaReplicationFactor,
      createTopics: settings.kafkaCreateTopics,
      concurrency: Math.max(1, Math.floor(settings.postgresPoolMax / 3)),
    },
    roles: { consumer: settings.roles.includes('consumer'), relay: settings.roles.includes('relay') },
    database,
    transactions,
    logger: asMessagingLogger(logger),
  });
}
