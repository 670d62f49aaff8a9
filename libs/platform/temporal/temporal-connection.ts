import { Injectable } from '@nestjs/common';
import type { Client, Connection, WorkflowClientInterceptor } from '@temporalio/client';
import { DomainError } from '#libs/errors';
import { PlatformSettings } from '../config/index.js';
import { currentWork } from '../observability/context.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { codeOf, ensureNamespace } from './namespace.js';
import { temporalSecurityOf } from './temporal-security.js';
import { workHeader, type HeaderWork } from './work-header.js';

const answerWithinMs = 10_000;
const checkWithinMs = 1_500;

/** gRPC codes after which the same call may be made again. */
const retryableCodes = new Set([1, 4, 8, 14]);
const notFound = 5;

/** So that Temporal is found again within seconds. */
const channelArgs = { 'grpc.initial_reconnect_backoff_ms': 100, 'grpc.max_reconnect_backoff_ms': 2_000 };

interface Opened {
  readonly connection: Connection;
  readonly client: Client;
}

/** The Temporal client, connected on first use. Only the workflow service has work for it. */
@Injectable()
export class TemporalConnection {
  private opened: Promise<Opened> | undefined;

  constructor(
    private readonly settings: PlatformSettings,
    shutdown: Shutdown,
  ) {
    shutdown.register('close', 'Temporal client', async () => (await this.opened)?.connection.close());
  }

  /**
   * Calls Temporal with a deadline; the client retries by itself until then. Never inside a transaction.
   * Errors: TEMPORAL_UNAVAILABLE when Temporal is away or late, TEMPORAL_NAMESPACE_MISSING; other errors of the client
   * arrive unchanged.
   */
  async attempt<Answer>(call: (client: Client) => Promise<Answer>, withinMs: number = answerWithinMs): Promise<Answer> {
    const { connection, client } = await this.open();
    try {
      return await connection.withDeadline(Date.now() + withinMs, () => call(client));
    } catch (error) {
      throw asUnavailable(error, this.settings.temporalNamespace);
    }
  }

  /** Makes the namespace of this release when it is missing. */
  async ensureNamespace(): Promise<void> {
    const namespace = this.settings.temporalNamespace;
    await this.attempt(({ workflowService }) => ensureNamespace(workflowService, namespace));
  }

  /** @throws DomainError TEMPORAL_UNAVAILABLE, TEMPORAL_NAMESPACE_MISSING */
  async check(): Promise<void> {
    const namespace = this.settings.temporalNamespace;
    await this.attempt(({ workflowService }) => workflowService.describeNamespace({ namespace }), checkWithinMs);
  }

  private open(): Promise<Opened> {
    this.opened ??= this.connect().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    return this.opened;
  }

  private async connect(): Promise<Opened> {
    const { temporalAddress: address, temporalNamespace: namespace } = this.settings;
    if (!address) {
      throw new DomainError('TEMPORAL_UNAVAILABLE', 'unavailable', 'DUNLIN_TEMPORAL_ADDRESS is not set.');
    }
    // Loaded here, so that services without workflows do without its memory.
    const { Client, Connection, defaultPayloadConverter } = await import('@temporalio/client');
    const security = temporalSecurityOf(this.settings);
    const connection = Connection.lazy({ address, connectTimeout: answerWithinMs, channelArgs, ...security });
    const workflow = [carryWork((value) => defaultPayloadConverter.toPayload(value))];
    return { connection, client: new Client({ connection, namespace, interceptors: { workflow } }) };
  }
}

/** Puts the work at hand into the headers of whatever the client starts or signals. */
function carryWork(encode: (value: unknown) => unknown): WorkflowClientInterceptor {
  const headers = <Headers extends object>(given: Headers): Headers => {
    const work = currentWork();
    if (!work) return given;
    const { correlationId, traceparent, actor } = work;
    const value: HeaderWork = { correlationId, ...(traceparent ? { traceparent } : {}), ...(actor ? { actor } : {}) };
    return { ...given, [workHeader]: encode(value) };
  };
  return {
    startWithDetails: (input, next) => next({ ...input, headers: headers(input.headers) }),
    signalWithStart: (input, next) => next({ ...input, headers: headers(input.headers) }),
    signal: (input, next) => next({ ...input, headers: headers(input.headers) }),
    startUpdate: (input, next) => next({ ...input, headers: headers(input.headers) }),
    startUpdateWithStart: (input, next) =>
      next({
        ...input,
        workflowStartHeaders: headers(input.workflowStartHeaders),
        updateHeaders: headers(input.updateHeaders),
      }),
  };
}

/** Also a namespace that is missing comes right: a worker makes it, and the servers notice within seconds. */
function asUnavailable(error: unknown, namespace: string): unknown {
  if (isNamespaceMissing(error)) {
    const message = `Temporal has no namespace ${namespace} yet. A worker makes it; or set DUNLIN_TEMPORAL_NAMESPACE.`;
    return new DomainError('TEMPORAL_NAMESPACE_MISSING', 'unavailable', message);
  }
  const code = codeOf(error);
  if (code === undefined || !retryableCodes.has(code)) return error;
  return new DomainError('TEMPORAL_UNAVAILABLE', 'unavailable', 'Temporal cannot be reached or is late. Try again.');
}

function isNamespaceMissing(error: unknown): boolean {
  const { name, details } = (error ?? {}) as { name?: string; details?: string };
  return (
    name === 'NamespaceNotFoundError' ||
    (codeOf(error) === notFound && /^Namespace .* is not found/.test(details ?? ''))
  );
}
