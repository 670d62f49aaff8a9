import { type ChannelOptions, Client, Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { Counter } from 'prom-client';
import { serviceNames } from '#libs/contracts';
import type { DomainError } from '#libs/errors';
import type { CallerOnward } from '#libs/transactions';
import { placeOf, rpcAddressKey, RpcSettings } from '../../config/index.js';
import { errors } from '../../errors.js';
import { currentWork } from '../../observability/context.js';
import type { Logger } from '../../observability/logger.js';
import type { Metrics } from '../../observability/metrics.js';
import { inSpan } from '../../observability/tracing.js';
import { loadContract, maxMessageBytes, methodsOf, packageOf, type RpcMethod } from '../contracts.js';
import { callerCredentials, certificateFailure, handshakeName } from '../credentials.js';
import { metadataKeys } from '../metadata-keys.js';
import { rpcSpan } from '../spans.js';
import { fromStatus, isConfigurationRefusal, isErrorOfService } from '../status.js';
import type { CallOptions } from './client-types.js';

const maxAttempts = 10;
/** No attempt mends a certificate, but a server that ends in the middle of the handshake looks alike at first. */
const maxCertificateAttempts = 4;
const firstPauseMs = 50;
const maxPauseMs = 1_000;

const channelOptions: ChannelOptions = {
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  'grpc.keepalive_time_ms': 30_000,
  'grpc.keepalive_timeout_ms': 5_000,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 2_000,
  'grpc.dns_min_time_between_resolutions_ms': 5_000,
  'grpc.enable_retries': 0,
  'grpc.max_receive_message_length': maxMessageBytes,
  'grpc.max_send_message_length': maxMessageBytes,
};

type Call = (request: object, caller: CallerOnward, options?: CallOptions) => Promise<unknown>;

/** One connection set for each service that is asked, made on first use and kept until the process ends. */
export class Channels {
  private readonly open = new Map<string, Client>();
  private readonly clients = new Map<string, Record<string, Call>>();
  private readonly refusals: Counter<'peer' | 'reason'> | undefined;
  private closed = false;

  /**
   * @param metrics where calls are counted, in a service
   * @param logger told of services that cannot be reached, in a service
   */
  constructor(
    private readonly settings: RpcSettings,
    private readonly metrics?: Metrics,
    private readonly logger?: Pick<Logger, 'oncePerMinute'>,
  ) {
    this.refusals = metrics?.counter(
      'dunlin_configuration_refusals_total',
      'Calls of other services that were not taken and not answered: rights, certificates, releases, a mesh, sizes.',
      ['peer', 'reason'],
    );
  }

  /**
   * @param owner the service that is asked, by its name
   * @param contract whose rpcs: those of its own package, or `common` for the operations that every service has
   * @returns an object with a method for each rpc
   */
  client(owner: string, contract: string = owner): Record<string, Call> {
    const key = `${owner} ${contract}`;
    const known = this.clients.get(key);
    if (known) return known;
    const made = this.makeClient(owner, contract);
    this.clients.set(key, made);
    return made;
  }

  close(): void {
    this.closed = true;
    for (const client of this.open.values()) client.close();
    this.open.clear();
    this.clients.clear();
  }

  private makeClient(owner: string, contract: string): Record<string, Call> {
    // A service that no setting knows is reported at once, not by the first call.
    addressOf(this.settings, owner);
    const calls = methodsOf(loadContract(contract), [packageOf(contract)])
      .filter((method) => !method.streams)
      .map((method): [string, Call] => [
        method.name.charAt(0).toLowerCase() + method.name.slice(1),
        (request, caller, options) => this.call(owner, method, request, caller, options ?? {}),
      ]);
    return Object.fromEntries(calls);
  }

  private async call(
    owner: string,
    method: RpcMethod,
    request: object,
    caller: CallerOnward,
    options: CallOptions,
  ): Promise<unknown> {
    return inSpan(rpcSpan(method, 'client'), async (span) => {
      // Within the span, which the call follows from.
      const metadata = await metadataOf(caller);
      const ended = this.metrics?.rpcAsked.startTimer({ method: `${method.service}/${method.name}` });
      const tell = (code: string): void => {
        ended?.({ code });
        span.set({ 'rpc.response.status_code': code });
      };
      try {
        const result = await this.untilRecorded(owner, method, request, metadata, options);
        tell(status[status.OK]);
        return result;
      } catch (error) {
        const failed = error as ServiceError;
        tell(status[failed.code] ?? status[status.UNKNOWN]);
        this.tell(failed, owner);
        const told = this.certificateFailure(owner, failed) ?? fromStatus(failed, owner, method);
        if (isConfigurationRefusal(failed, told, method)) this.countRefusal(owner, failed, told);
        throw told;
      }
    });
  }

  /** A result of the service itself carries a reason and is no news of its absence. */
  private tell(error: ServiceError, owner: string): void {
    if (error.code !== status.UNAVAILABLE || isErrorOfService(error)) return;
    const address = addressOf(this.settings, owner);
    const place = placeOf(RpcSettings.shape[keyOf(owner)]);
    const message = `The ${owner} service cannot be reached at ${address}; its callers try again. Look at ${place}.`;
    this.logger?.oncePerMinute('warn', `rpc ${owner}`, message, { reason: error.details });
  }

  /** The same for every call until somebody mends it, so it is told once a minute. */
  private countRefusal(peer: string, failed: ServiceError, told: DomainError): void {
    const reason = told.code === errors.RPC_FAILED.code ? (status[failed.code] ?? told.code) : told.code;
    this.refusals?.inc({ peer, reason });
    const message = `The ${peer} service did not take a call, which is no answer to it; its callers try again.`;
    this.logger?.oncePerMinute('error', `refused ${peer} ${reason}`, message, { reason: told.message });
  }

  private async untilRecorded(
    owner: string,
    method: RpcMethod,
    request: object,
    metadata: Metadata,
    options: CallOptions,
  ): Promise<unknown> {
    const deadline = this.deadlineOf(options);
    const repeatable = !method.mutates || (request as { requestId?: string }).requestId;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await unary(this.channel(owner), method, request, metadata, deadline);
      } catch (error) {
        const failed = error as ServiceError;
        const pauseMs = pauseAfter(attempt);
        const late = Date.now() + pauseMs >= deadline;
        const usual = options.attempts ?? maxAttempts;
        const attempts = this.certificateFailure(owner, failed) ? Math.min(usual, maxCertificateAttempts) : usual;
        if (failed.code !== status.UNAVAILABLE || !repeatable || attempt >= attempts || late || this.closed) {
          throw failed;
        }
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  /** Never later than the deadline of the call that this one is made for. */
  private deadlineOf({ deadlineMs }: CallOptions): number {
    const own = Date.now() + (deadlineMs ?? this.settings.rpcDeadlineMs);
    return Math.min(own, currentWork()?.deadline ?? Number.POSITIVE_INFINITY);
  }

  /** A response of a service may mention certificates that do not belong to this connection. */
  private certificateFailure(owner: string, failed: ServiceError): DomainError | undefined {
    if (!this.settings.rpcTls || isErrorOfService(failed)) return undefined;
    return certificateFailure(owner, addressOf(this.settings, owner), failed);
  }

  private channel(owner: string): Client {
    const known = this.open.get(owner);
    if (known) return known;
    const address = addressOf(this.settings, owner);
    const target = address.includes('://') ? address : `dns:///${address}`;
    const options = { ...channelOptions, ...handshakeName(owner, address) };
    const made = new Client(target, callerCredentials(owner, this.settings), options);
    this.open.set(owner, made);
    return made;
  }
}

function unary(
  client: Client,
  { path, definition }: RpcMethod,
  request: object,
  metadata: Metadata,
  deadline: number,
): Promise<unknown> {
  const { requestSerialize, responseDeserialize } = definition;
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request,
      metadata,
      { deadline },
      (error, result) => {
        if (error) reject(error);
        else resolve(result);
      },
    );
  });
}

async function metadataOf({ actor, correlationId, causationId, token }: CallerOnward): Promise<Metadata> {
  const metadata = new Metadata();
  const work = currentWork();
  const given = typeof token === 'function' ? await token() : token;
  const proof = given ?? (actor === work?.actor ? work.callerToken : undefined);
  if (proof) metadata.set(metadataKeys.authorization, `Bearer ${proof}`);
  if (actor !== '') metadata.set(metadataKeys.actor, headerText(actor));
  const correlation = correlationId || work?.correlationId;
  if (correlation) metadata.set(metadataKeys.correlationId, headerText(correlation));
  if (causationId) metadata.set(metadataKeys.causationId, headerText(causationId));
  if (work?.traceparent) metadata.set(metadataKeys.traceparent, work.traceparent);
  return metadata;
}

/** A header carries printable ASCII only. */
function headerText(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : encodeURI(text);
}

/** Exponential with full jitter over its upper half, so that callers do not come back together. */
function pauseAfter(attempt: number): number {
  const bound = Math.min(firstPauseMs * 2 ** (attempt - 1), maxPauseMs);
  return bound / 2 + Math.random() * (bound / 2);
}

function keyOf(owner: string): ReturnType<typeof rpcAddressKey> {
  const name = serviceNames.find((known) => known === owner);
  if (!name) throw new Error(`No setting says where the ${owner} service can be reached.`);
  return rpcAddressKey(name);
}

function addressOf(settings: RpcSettings, owner: string): string {
  return settings[keyOf(owner)];
}
