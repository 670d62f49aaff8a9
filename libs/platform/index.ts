export type { Caller, CallerOnward, CausingEvent, OutgoingEvent, Queryable, Tx } from './runner/types.js';
export { Database, Runner } from './runner/types.js';
export { Background, type BackgroundLoop, type StartedLoop } from './background/background.js';
export type { AnyEvent, IncomingEvent } from './messaging/wire/types.js';
export {
  OrganisationSettings,
  PlatformSettings,
  SettingsError,
  describeSettings,
  form,
  loadSettings,
  placeOf,
  processEnvironment,
  roles,
  setting,
  settingsOf,
  type Role,
  type Setting,
  type SettingsSection,
} from './config/index.js';
export { describeService } from './process/describe.js';
export { defineService, type ServiceManifest } from './process/manifest.js';
export { fromWireEnd, toWireEnd } from './operations/partition-ends.js';
export { DueWork, UndatedWork, duePhases, type DuePhaseName } from './operations/due-work.js';
export { operationsCallers } from './rpc/server/allow-list.js';
export { askHealth } from './rpc/client/ask-health.js';
export { FromCaller } from './rpc/server/caller.js';
export type { Response, RpcHandlers } from './rpc/server/handlers.js';
export { closePage, listPage, openPage, type KeyPart, type ListRequest, type Page } from './rpc/paging.js';
export type { CallOptions, RpcClient } from './rpc/client/client-types.js';
export { RpcClients } from './rpc/client/rpc-clients.js';
export type { WorkerDefinition } from './temporal/worker-definition.js';
export { currentWork, inWork, workOf, type WorkContext } from './observability/context.js';
export { inSpan, type OpenSpan, type SpanStart } from './observability/tracing.js';
export { PostgresRunner } from './runner/postgres-runner.js';
export * from './db/index.js';
export { decodeEvent, encodeEvent } from './messaging/wire/codec.js';
export type { PartitionEnd } from './messaging/broker/lag.js';
export { connectChannels } from './rpc/client/connect.js';
export { tailTopics, type TailedEvent } from './messaging/broker/tail.js';
export { Logger, type LogFields } from './observability/logger.js';
export { Metrics } from './observability/metrics.js';
export { sdkMetrics } from './temporal/sdk-metrics.js';
export { redact, redactText } from './observability/redaction.js';
export { Clock } from '#libs/time';
export { Readiness, type ReadinessCheck } from './health/readiness.js';
export { RateLimit } from './redis/rate-limit.js';
export { RedisConnection } from './redis/redis-connection.js';
export { RpcSettings } from './config/index.js';
export { Shutdown, type ShutdownStage } from './shutdown/shutdown.js';
export { Duties } from './process/duties.js';
export { TemporalConnection } from './temporal/temporal-connection.js';
export { activitiesOf } from './temporal/activities-of.js';
export { MigrationSettings, NamespaceSettings, TopicSettings, topicsOf } from './process/provision.js';
export { launch, launchManifest, loadManifest, type LaunchOptions } from './process/launch.js';
export type { ServiceProcess } from './process/service-process.js';
export { OnEvents } from './messaging/consume/on-events.js';
