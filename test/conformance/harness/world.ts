import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Dunlin } from '#libs/client';
import type { commonV1, EventPayloads } from '#libs/contracts';
import { decodeEvent } from '#libs/platform';
import { nodeCommand, type ServerName, type ServiceHandle, type ServiceName, Stack } from '#libs/stack';
import { Administrator } from '#libs/testing';
import type { CallerOnward } from '#libs/transactions';
import { repositoryRoot } from '../../../libs/stack/paths.js';
import { Broker } from './broker.js';
import { type CallOptions, type Outcome, RpcCaller, told } from './rpc.js';

export interface WorldOptions {
  readonly dir: string;
  readonly servers: readonly ServerName[];
  readonly services: readonly string[];
  /** The compiled tree under test; this clone's unless stated. */
  readonly root?: string;
}

/** A running stack with everything that a test of it needs from outside. */
export class World {
  /** Full name of the service that every process serves besides its own. */
  readonly operations = 'dunlin.common.v1.OperationsService';
  private number = 0;
  /** Services that have a replica with a worker. */
  private readonly working = new Set<string>();

  private constructor(
    readonly stack: Stack,
    readonly rpc: RpcCaller,
    readonly broker: Broker,
    readonly dunlin: Dunlin,
    readonly services: readonly string[],
    private readonly env: Record<string, string>,
    private readonly administrator: Administrator,
  ) {}

  static async start({ dir, servers, services, root = repositoryRoot }: WorldOptions): Promise<World> {
    const command = nodeCommand(programOf(root));
    const clock = { mode: 'test', start: clockStart } as const;
    const stack = await Stack.create({ dir, name: path.basename(dir), clock, command });
    const administrator = await Administrator.start();
    // No agency reads the files here: what a test needs of it, the test says.
    const env = {
      DUNLIN_AGENCY_FOLDER: path.join(dir, 'agencies'),
      DUNLIN_MESSAGE_LEASE_MS: '2000',
      // So that what a killed process asked the provider for is taken over soon.
      DUNLIN_PROVIDER_TIMEOUT_MS: '1000',
      // Some acts are for administrators alone.
      DUNLIN_RPC_TOKENS_URL: administrator.keysUrl,
      DUNLIN_ORGANISATION_APPROVAL_LIMITS: JSON.stringify([
        { act: 'WAIVE_CHARGE', role: 'anyone', amount: '10.00', currency: 'EUR' },
        { act: 'OFFER_SETTLEMENT', role: 'anyone', amount: '100.00', currency: 'EUR' },
      ]),
      DUNLIN_INVOICE_SMALL_BALANCES: JSON.stringify([{ amount: '1.00', currency: 'EUR' }]),
    };
    try {
      await stack.startServers(servers);
      // Without workers nothing happens but what is asked for; the service under test gets one with its replica.
      await stack.startServices(services as ServiceName[], { env, roles: ['server', 'consumer', 'relay'] });
      const broker = new Broker(stack.server('kafka').address, stack.state.topicPrefix);
      await broker.start();
      const dunlin = connect(stack.clientEnv(), 'user:conformance');
      const rpc = new RpcCaller(path.join(root, 'protos'), async (name, actor) =>
        administratorsOnly.has(name) ? administrator.token(actor) : '',
      );
      return new World(stack, rpc, broker, dunlin, services, env, administrator);
    } catch (error) {
      administrator.stop();
      await endStack(stack);
      throw error;
    }
  }

  /** A person who is proved, unlike whoever calls otherwise. */
  async proved(actor: string): Promise<CallerOnward> {
    return { ...this.dunlin.caller, actor, token: await this.administrator.token(actor) };
  }

  /** Ends every process and deletes what they left. */
  async stop(): Promise<void> {
    this.rpc.close();
    this.dunlin.close();
    await this.broker.stop().catch(() => undefined);
    await endStack(this.stack);
    this.administrator.stop();
  }

  replicas(service: string): ServiceHandle[] {
    const name = service as ServiceName;
    return this.stack.instancesOf(name).map((_, index) => this.stack.service(name, index));
  }

  addresses(service: string): string[] {
    return this.replicas(service).map(({ grpcAddress }) => grpcAddress);
  }

  /** Starts one more process of a service in some of its roles. */
  async addReplica(service: string, roles: string[]): Promise<void> {
    await this.stack.startServices([service as ServiceName], { roles, env: this.env });
    if (roles.includes('worker')) this.working.add(service);
  }

  /** Ends the process of a service that was added. */
  async removeReplica(service: string): Promise<void> {
    this.working.delete(service);
    await this.replicas(service)[1]?.stop();
  }

  /** Calls any replica, again while none can respond. */
  insist(service: string, rpc: string, request: object, options?: CallOptions): Promise<Outcome & { tries: number }> {
    return this.rpc.insist(this.addresses(service), rpc, request, options);
  }

  /** An operation of a service that must succeed. */
  async operate<Result>(service: string, method: string, request: object): Promise<Result> {
    const { response, failure } = await this.insist(service, `${this.operations}/${method}`, {
      requestId: randomUUID(),
      ...request,
    });
    if (failure) throw new Error(`${method} of ${service} failed: ${told(failure)}`);
    return response as Result;
  }

  /** A text that no other call gets. */
  unique(prefix: string): string {
    this.number += 1;
    return `${prefix}-${Date.now().toString(36)}-${this.number}`;
  }

  /**
   * Returns when everything that was done is published, everything published is consumed, everything that workers were
   * woken for is done, and everything on the topics is seen here: of what the services do automatically, nothing more
   * will follow.
   */
  async quiet(withinMs = 180_000): Promise<void> {
    const until = Date.now() + withinMs;
    for (let before = ''; ;) {
      const reports = await Promise.all(this.services.map((service) => this.messagingOf(service)));
      const left = reports.filter(({ outstanding }) => outstanding.length > 0);
      const totals = JSON.stringify(reports.map(({ emitted }) => emitted));
      if (left.length === 0 && totals === before) break;
      before = left.length === 0 ? totals : '';
      if (Date.now() > until) throw new Error(`The services did not come to rest: ${JSON.stringify(left)}`);
      await sleep(left.length === 0 ? 20 : 100);
    }
    await this.broker.caughtUp();
  }

  /** The payload of the first event of a type about a subject, once it is published. */
  async firstPayload<Type extends keyof EventPayloads>(type: Type, subject: string): Promise<EventPayloads[Type]> {
    await this.quiet();
    const [found] = this.broker.find((event) => event.type === type && event.subject === subject);
    if (!found) throw new Error(`No ${type} about ${subject} was published.`);
    return decodeEvent(type, found.value);
  }

  private async messagingOf(service: string) {
    const response = await this.operate<commonV1.GetOutstandingResponse>(service, 'GetOutstanding', { withLag: true });
    const awaited = ['outbox', 'lag', ...(this.working.has(service) ? ['wakes'] : [])];
    const outstanding = response.outstanding.filter(({ name }) => awaited.includes(name));
    return { service, outstanding, emitted: response.totals.find(({ name }) => name === 'emitted')?.count };
  }
}

async function endStack(stack: Stack): Promise<void> {
  await stack.stop();
  await Stack.reset(stack.dir);
  rmSync(stack.dir, { recursive: true, force: true });
}

/** Rpcs that nobody else may call, whoever is believed. */
const administratorsOnly: ReadonlySet<string> = new Set([
  'dunlin.customer.v1.DocumentService/ReleaseDocument',
  'dunlin.common.v1.ApprovalService/GrantApproval',
  'dunlin.common.v1.ApprovalService/RefuseApproval',
  'dunlin.common.v1.ApprovalService/WithdrawApproval',
]);

export const clockStart = '2026-03-02T10:00:00Z';

export const programOf = (root: string): string => path.join(root, 'dist/libs/platform/process/main.js');
