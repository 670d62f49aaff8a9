import {
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import type { PackageDefinition } from '@grpc/proto-loader';
import { ReflectionService } from '@grpc/reflection';
import { type MessageHandler, ServerGrpc } from '@nestjs/microservices';
import { HealthImplementation } from 'grpc-health-check';
import { isObservable, lastValueFrom } from 'rxjs';
import type { DomainError } from '#libs/errors';
import type { Grants, RpcSecuritySettings } from '../../config/index.js';
import { errors } from '../../errors.js';
import { currentWork, inWork, type WorkContext, workOf } from '../../observability/context.js';
import type { Logger } from '../../observability/logger.js';
import type { Metrics } from '../../observability/metrics.js';
import { inSpan, type OpenSpan } from '../../observability/tracing.js';
import { domainOf, loadContracts, maxMessageBytes, methodsOf, packageOf, type RpcMethod } from '../contracts.js';
import { callerNames, serverCredentials } from '../credentials.js';
import { metadataKeys } from '../metadata-keys.js';
import { isServerFault, rpcSpan } from '../spans.js';
import { asDomainError, DeadlineExceeded, type ErrorStatus, toStatus } from '../status.js';
import { admit, epochMs, textOf } from './admission.js';
import { AllowList, guard, type ServiceCallers } from './allow-list.js';
import { bind } from './bind.js';
import { checkHandlers } from './boot-check.js';
import { rememberCaller } from './caller.js';
import type { CallerKeys } from './caller-keys.js';
import { CallerProof } from './caller-proof.js';
import { demandPermission } from './demand-permission.js';
import { withSerializedResponses } from './serialized-responses.js';

export interface RpcServerOptions {
  /** Kebab-case name; its package and the operations that every service has are served. */
  service: string;
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** After how long a caller is made to connect again. */
  connectionAgeMs: number;
  logger: Logger;
  metrics: Metrics;
  /** Those of the tokens of people and programs. */
  keys?: CallerKeys | undefined;
  /** TLS, and who may call what; plain and open to all when absent. */
  tls?: RpcServerTls;
}

export interface RpcServerTls {
  settings: RpcSecuritySettings & { rpcCallers: Grants; grpcHealthPort: number };
  /** What other services call. */
  callers: ServiceCallers;
}

type Unary = ServerUnaryCall<object, object>;

type Handler = (request: object, metadata: unknown, call: Unary) => Promise<unknown>;

/**
 * Nest's gRPC transport with what every rpc of the product shares: who calls, correlation, deadline, errors with
 * google.rpc details, metrics, health and reflection.
 */
export class RpcServer extends ServerGrpc {
  private readonly methods: RpcMethod[];
  private readonly methodByPath: Map<string, RpcMethod>;
  private readonly health = new HealthImplementation({ '': 'NOT_SERVING' });
  private readonly allowList: AllowList | undefined;
  private readonly proof: CallerProof;
  /** Serves health without TLS where calls come by TLS. */
  private healthServer: Server | undefined;
  private boundPort = 0;
  private boundHealthPort = 0;
  private inFlight = 0;
  private opened = false;

  constructor(private readonly setup: RpcServerOptions) {
    const definition: PackageDefinition = loadContracts('common', setup.service);
    const packages = [...new Set([packageOf('common'), packageOf(setup.service)])];
    super({
      package: packages,
      packageDefinition: withSerializedResponses(definition),
      protoPath: undefined as never,
      url: `${setup.host}:${setup.port}`,
      onLoadPackageDefinition: (loaded, server) => {
        this.health.addToServer(server as Server);
        new ReflectionService(loaded as PackageDefinition).addToServer(server as Server);
      },
    });
    this.methods = methodsOf(definition, packages);
    this.methodByPath = new Map(this.methods.map((method) => [method.path, method]));
    const { service, tls, keys } = setup;
    this.allowList = tls && new AllowList({ service, methods: this.methods, ...tls });
    this.proof = new CallerProof({ keys, services: this.allowList?.services });
  }

  /** The port that callers use, once it listens. */
  get port(): number {
    return this.boundPort;
  }

  /** The port that serves health without TLS, once it listens; 0 where calls come without TLS too. */
  get healthPort(): number {
    return this.boundHealthPort;
  }

  /** @throws RpcMismatch unless every rpc has one handler and every handler an rpc */
  checkHandlers(): void {
    const patterns = [...this.getHandlers().keys()].map((key) => JSON.parse(key) as { service: string; rpc: string });
    checkHandlers(
      this.methods,
      patterns.map(({ service, rpc }) => `${service}/${rpc}`),
    );
  }

  /** Before this, every call is refused as UNAVAILABLE: the database may be unreachable or its schema too old. */
  open(): void {
    this.opened = true;
  }

  /** What grpc.health.v1 returns, for the process and for each of its services. */
  setServing(serving: boolean): void {
    const status = serving ? 'SERVING' : 'NOT_SERVING';
    for (const name of ['', ...new Set(this.methods.map(({ service }) => service))])
      this.health.setStatus(name, status);
  }

  override async createClient(): Promise<Server> {
    const { tls } = this.setup;
    const refuse = (...refusal: Parameters<RpcServer['refuse']>) => this.refuse(...refusal);
    const interceptors = this.allowList ? [guard(this.allowList, this.proof, refuse)] : [];
    const server = new Server({
      interceptors,
      'grpc.max_receive_message_length': maxMessageBytes,
      'grpc.max_send_message_length': maxMessageBytes,
      // Callers that have disconnected are found by this too. Pings would find them sooner, but a ping while a
      // connection closes cuts off the calls that are still in flight on it.
      'grpc.max_connection_age_ms': this.setup.connectionAgeMs,
      'grpc.max_connection_age_grace_ms': 30_000,
    });
    const plain = ServerCredentials.createInsecure();
    this.boundPort = await bind(server, this.url, tls ? serverCredentials(tls.settings) : plain);
    if (!tls) return server;
    this.healthServer = new Server();
    this.health.addToServer(this.healthServer);
    this.boundHealthPort = await bind(this.healthServer, `${this.setup.host}:${tls.settings.grpcHealthPort}`, plain);
    return server;
  }

  override createServiceMethod(
    handler: MessageHandler,
    native: { path: string; requestStream: boolean; responseStream: boolean },
    type: never,
  ) {
    const method = this.methodByPath.get(native.path);
    if (!method || method.streams) return super.createServiceMethod(handler, native, type);
    return (call: Unary, callback: sendUnaryData<object>) =>
      void this.respond(method, handler as unknown as Handler, call, callback);
  }

  /** Takes no new calls, lets running ones end, and cuts what is left when the time is over. */
  async drain(timeoutMs: number): Promise<void> {
    const server = this.grpcClient as Server | null;
    if (!server) return;
    this.grpcClient = null;
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        this.setup.logger.warn('Calls were cut off, since they did not end in time.', { calls: this.inFlight });
        server.forceShutdown();
        resolve();
      }, timeoutMs);
    });
    await Promise.race([ended, late]);
    clearTimeout(timer);
    this.healthServer?.forceShutdown();
  }

  override async close(): Promise<void> {
    await this.drain(0);
  }

  private async respond(
    method: RpcMethod,
    handler: Handler,
    call: Unary,
    callback: sendUnaryData<object>,
  ): Promise<void> {
    const deadline = epochMs(call.getDeadline());
    const arrived = {
      correlationId: textOf(call.metadata, metadataKeys.correlationId),
      traceparent: textOf(call.metadata, metadataKeys.traceparent),
    };
    const actor = this.proof.claimOf(call.metadata, callerNames(call.getAuthContext()));
    const work: WorkContext = {
      ...workOf(arrived),
      ...(actor === '' ? {} : { actor }),
      ...(Number.isFinite(deadline) ? { deadline } : {}),
    };
    this.inFlight += 1;
    const serve = (span: OpenSpan) =>
      this.serve(method, () => this.handle(method, handler, call, deadline, work), work, callback, span);
    try {
      await inWork(work, () => inSpan(rpcSpan(method, 'server'), serve));
    } finally {
      this.inFlight -= 1;
    }
  }

  /** Sends what the handler returns, or the error. */
  private async serve(
    method: RpcMethod,
    handle: () => Promise<Buffer>,
    { correlationId }: WorkContext,
    callback: sendUnaryData<object>,
    span: OpenSpan,
  ): Promise<void> {
    const started = performance.now();
    try {
      const response = await handle();
      callback(null, response);
      this.observe(method, status.OK, started, span);
    } catch (error) {
      const failed = toStatus(error, domainOf(method), correlationId);
      this.tell(method, error);
      callback(failed as ServiceError);
      this.observe(method, failed.code, started, span);
    }
  }

  private async handle(
    method: RpcMethod,
    handler: Handler,
    call: Unary,
    deadline: number,
    work: WorkContext,
  ): Promise<Buffer> {
    if (deadline <= Date.now()) throw new DeadlineExceeded(`The deadline passed before ${method.name} began.`);
    if (!this.opened) throw errors.SERVICE_STARTING('The service is starting. Try again.');
    const names = callerNames(call.getAuthContext());
    const known = await this.proof.callerOf(call.metadata, names);
    if (known.token && !this.proof.isService(names)) demandPermission(method, known);
    rememberCaller(call, admit(method, known, call.request, call.metadata, work));
    const own = { actor: known.actor, ...(known.token ? { callerToken: known.token } : {}) };
    const result = await inWork({ ...(currentWork() ?? work), ...(known.actor === '' ? {} : own) }, async () => {
      const handled = await handler(call.request, call.metadata, call);
      return isObservable(handled) ? lastValueFrom(handled) : handled;
    });
    return method.definition.responseSerialize(result as object);
  }

  private refuse(refusal: DomainError, path: string): ErrorStatus {
    const method = this.methodByPath.get(path)!;
    const { caller } = refusal.details.facts!;
    const fields = { caller, rpc: `${method.service}/${method.name}`, code: refusal.code };
    this.setup.logger.oncePerMinute(
      'warn',
      `${caller} ${path}`,
      'A caller was refused that may not call this.',
      fields,
    );
    this.observe(method, status.PERMISSION_DENIED, performance.now());
    return toStatus(refusal, domainOf(method), '');
  }

  /** Faults of the caller are returned to it; faults of the service are logged. */
  private tell(method: RpcMethod, error: unknown): void {
    if (error instanceof DeadlineExceeded) return;
    const { kind, code } = asDomainError(error);
    const fields = { rpc: `${method.service}/${method.name}`, code };
    if (kind === 'internal') this.setup.logger.error(`${method.name} failed.`, fields, asError(error));
    else if (kind === 'unavailable' && !awayCodes.has(code))
      this.setup.logger.oncePerMinute(
        'warn',
        `${method.path} ${code}`,
        `${method.name} could not be done now.`,
        fields,
      );
    else this.setup.logger.debug(`${method.name} was refused.`, fields);
  }

  /** @param span absent where the call was refused before its work began */
  private observe(method: RpcMethod, code: status, started: number, span?: OpenSpan): void {
    const labels = { method: `${method.service}/${method.name}`, code: status[code] };
    this.setup.metrics.rpcServed.observe(labels, (performance.now() - started) / 1000);
    span?.set({ 'rpc.response.status_code': status[code] });
    if (isServerFault(code)) span?.fail(status[code]);
  }
}

/** A server or service cannot be reached, which readiness and the channels tell once for all calls. */
const awayCodes = new Set(['DATABASE_UNAVAILABLE', 'SERVICE_STARTING', 'SERVICE_UNAVAILABLE', 'TEMPORAL_UNAVAILABLE']);

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
