import { randomUUID } from 'node:crypto';
import type { PublishedEvent } from '../harness/broker.js';
import { type Description, nameOf, type Rpc } from '../harness/manifest.js';
import { told } from '../harness/rpc.js';
import type { World } from '../harness/world.js';
import { exceptions } from '../samples/exceptions.js';
import type { RequestBuilder, ServiceSamples } from '../samples/sample.js';

/** One thing that every service obeys. */
export interface Rule {
  readonly name: string;
  /** Whether it says anything about such a service. */
  readonly appliesTo: (description: Description) => boolean;
  /** @throws Error that lists every deviation */
  readonly check: (subject: Subject) => Promise<void>;
}

export const always = (): boolean => true;

/** A mutating rpc with its sample. */
export interface Act {
  /** Full name of the rpc. */
  readonly rpc: string;
  readonly build: RequestBuilder;
}

/** A service under test. Its rpcs and events are known from its description alone. */
export class Subject {
  private usual: Promise<Map<string, string[]>> | undefined;

  constructor(
    readonly world: World,
    readonly description: Description,
    readonly samples: ServiceSamples,
  ) {}

  get name(): string {
    return this.description.name;
  }

  get mutations(): Rpc[] {
    return this.description.rpcs.filter(({ mutates }) => mutates);
  }

  /** The mutating rpcs that have a sample, all or only those that are guarded by their request id alone. */
  acts(which: 'all' | 'by request id' = 'all'): Act[] {
    const { requests } = this.samples;
    return this.mutations
      .map(nameOf)
      .filter((rpc) => requests[rpc] && (which === 'all' || !exceptions[rpc]))
      .map((rpc) => ({ rpc, build: requests[rpc]! }));
  }

  /** Events that this service published as part of what began with a correlation id. */
  published(correlationId: string): PublishedEvent[] {
    return this.world.broker.find((event) => event.source === this.name && event.correlationId === correlationId);
  }

  /** Events of each mutating rpc when it is called once and succeeds. */
  usualFacts(): Promise<Map<string, string[]>> {
    this.usual ??= this.callEachOnce();
    return this.usual;
  }

  private async callEachOnce(): Promise<Map<string, string[]>> {
    const calls = new Map<string, string>();
    for (const { rpc, build } of this.acts()) {
      const correlationId = randomUUID();
      const request = { ...(await build(this.world)), requestId: randomUUID() };
      const { failure } = await this.world.insist(this.name, rpc, request, { correlationId });
      if (failure) throw new Error(`The sample of ${rpc} is refused: ${told(failure)}`);
      calls.set(rpc, correlationId);
    }
    await this.world.quiet();
    return new Map([...calls].map(([rpc, correlationId]) => [rpc, factsOf(this.published(correlationId))]));
  }
}

/** Published events without ids: the types for each aggregate. */
export function factsOf(events: readonly PublishedEvent[]): string[] {
  const distinct = new Map(events.map((event) => [`${event.type} ${event.subject}`, event.type]));
  return [...distinct.values()].sort();
}

/** Events that were published a second time under another event id. */
export function repeatedFacts(events: readonly PublishedEvent[]): string[] {
  const groups = Map.groupBy(events, ({ type, subject, sequence }) => `${type} of ${subject} at version ${sequence}`);
  return [...groups].filter(([, same]) => new Set(same.map(({ id }) => id)).size > 1).map(([what]) => what);
}

export const sameLists = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);
