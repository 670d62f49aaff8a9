import { Injectable } from '@nestjs/common';
import type { Client, Connection, WorkflowClientInterceptor } from '@temporalio/client';
import { PlatformSettings } from '../config/index.js';
import { errors } from '../errors.js';
import { currentWork } from '../observability/context.js';
import { Shutdown } from '../shutdown/shutdown.js';
import { temporalFault } from './temporal-faults.js';
import { temporalSecurityOf } from './temporal-security.js';
import { type HeaderWork, workHeader } from './work-header.js';

const responseTimeoutMs = 10_000;
const checkWithinMs = 1_500;

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
  private readonly calls = new Set<Promise<unknown>>();

  constructor(
    private readonly settings: PlatformSettings,
    shutdown: Shutdown,
  ) {
    shutdown.register('close', 'Temporal client', () => this.close());
  }

  /**
   * Calls Temporal with a deadline; the client retries automatically until then. Never inside a transaction.
   * @throws TEMPORAL_UNAVAILABLE when Temporal cannot be reached or is late, TEMPORAL_NAMESPACE_MISSING,
   * TEMPORAL_REFUSED; other errors of the client arrive unchanged.
   */
  async attempt<Result>(
    call: (client: Client) => Promise<Result>,
    withinMs: number = responseTimeoutMs,
  ): Promise<Result> {
    const { connection, client } = await this.open();
    const response = connection.withDeadline(Date.now() + withinMs, () => call(client));
    this.calls.add(response);
    try {
      return await response;
    } catch (error) {
      const { temporalAddress: address = '', temporalNamespace: namespace } = this.settings;
      throw temporalFault(error, { address, namespace });
    } finally {
      this.calls.delete(response);
    }
  }

  /** @throws TEMPORAL_UNAVAILABLE, TEMPORAL_NAMESPACE_MISSING, TEMPORAL_REFUSED */
  async check(): Promise<void> {
    const namespace = this.settings.temporalNamespace;
    await this.attempt(({ workflowService }) => workflowService.describeNamespace({ namespace }), checkWithinMs);
  }

  /** The client would continue with its attempts on the closed connection, and fail where nobody catches it. */
  private async close(): Promise<void> {
    await Promise.allSettled(this.calls);
    await (await this.opened)?.connection.close();
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
      throw errors.TEMPORAL_UNAVAILABLE('DUNLIN_TEMPORAL_ADDRESS is not set.');
    }
    // Loaded here, so that services without workflows do without its memory.
    const { Client, Connection, defaultPayloadConverter } = await import('@temporalio/client');
    const security = temporalSecurityOf(this.settings);
    const connection = Connection.lazy({ address, connectTimeout: responseTimeoutMs, channelArgs, ...security });
    const workflow = [carryWork((value) => defaultPayloadConverter.toPayload(value))];
    return { connection, client: new Client({ connection, namespace, interceptors: { workflow } }) };
  }
}

/** Puts the work in progress into the headers of whatever the client starts or signals. */
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
