export { toWireApproval } from './approvals/approvals.wire.js';
export { Background, type BackgroundLoop, type StartedLoop } from './background/background.js';
export { janitorOf } from './background/janitor.js';
export { keepCounts } from './background/keep-counts.js';
export {
  type ClockSource,
  clockSourceOf,
  describeSettings,
  form,
  loadSettings,
  OrganisationSettings,
  placeOf,
  PlatformSettings,
  processEnvironment,
  type Role,
  roles,
  type Setting,
  setting,
  SettingsError,
  type SettingsFault,
  settingsOf,
  type SettingsSection,
  wallTimeOf,
} from './config/index.js';
export { RpcSettings } from './config/index.js';
export * from './db/index.js';
export { Readiness, type ReadinessCheck } from './health/readiness.js';
export type { PartitionEnd } from './messaging/broker/lag.js';
export { type TailedEvent, tailTopics } from './messaging/broker/tail.js';
export { OnEvents } from './messaging/consume/on-events.js';
export { decodeEvent, encodeEvent } from './messaging/wire/codec.js';
export type { AnyEvent, IncomingEvent } from './messaging/wire/types.js';
export { currentWork, inWork, type WorkContext, workOf } from './observability/context.js';
export { type LogFields, Logger } from './observability/logger.js';
export { Metrics } from './observability/metrics.js';
export { redact, redactText } from './observability/redaction.js';
export { LoggedRowDefects } from './observability/row-defects.js';
export { inSpan, type OpenSpan, type SpanStart } from './observability/tracing.js';
export { type DuePhaseName, duePhases, type DueRun, DueWork, sumOfRuns, UndatedWork } from './operations/due-work.js';
export { fromWireEnd, toWireEnd } from './operations/partition-ends.js';
export { describeService } from './process/describe.js';
export { Duties } from './process/duties.js';
export { launch, launchManifest, type LaunchOptions, loadManifest } from './process/launch.js';
export { defineService, type ServiceManifest } from './process/manifest.js';
export { MigrationSettings, NamespaceSettings, TopicSettings, topicsOf } from './process/provision.js';
export type { ServiceProcess } from './process/service-process.js';
export { RateLimit } from './redis/rate-limit.js';
export { RedisConnection } from './redis/redis-connection.js';
export { callerTokens } from './rpc/caller-tokens.js';
export { askHealth } from './rpc/client/ask-health.js';
export type { CallOptions, RpcClient } from './rpc/client/client-types.js';
export { connectChannels } from './rpc/client/connect.js';
export { RpcClients } from './rpc/client/rpc-clients.js';
export { type KeyPart, listPage, type ListRequest } from './rpc/paging.js';
export { rpcPermissions } from './rpc/permissions/rpc-permissions.js';
export { operationsCallers } from './rpc/server/allow-list.js';
export { FromCaller } from './rpc/server/caller.js';
export { demandPermissionOf } from './rpc/server/demand-permission.js';
export { demandRole } from './rpc/server/demand-role.js';
export type { Response, RpcHandlers } from './rpc/server/handlers.js';
export { asDomainError } from './rpc/status.js';
export { PostgresRunner } from './runner/postgres-runner.js';
export { Shutdown, type ShutdownStage } from './shutdown/shutdown.js';
export { activitiesOf } from './temporal/activities-of.js';
export { sdkMetrics } from './temporal/sdk-metrics.js';
export { TemporalConnection } from './temporal/temporal-connection.js';
export type { WorkerDefinition } from './temporal/worker-definition.js';
export { Clock } from '#libs/time';
