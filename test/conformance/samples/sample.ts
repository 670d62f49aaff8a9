import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EventInits, protosFolder } from '#libs/contracts';
import type { World } from '../harness/world.js';

/**
 * Builds a valid request without its request id, and makes by public rpcs what it needs; each call builds another one.
 */
export type RequestBuilder<Request = object> = (world: World) => Promise<Request>;

/** An event as its publisher would say it. */
export interface EventSample {
  readonly type: string;
  readonly key: string;
  readonly subject: string;
  readonly sequence: number;
  /** All but the cause, which is filled in. */
  readonly payload: object;
}

/** Builds an event that is valid here, about things that exist; each call builds another one. */
export type EventBuilder = (world: World) => Promise<EventSample>;

/** An event and an earlier one of the same aggregate that arrives after it. */
export interface StalePair {
  readonly newer: EventSample;
  readonly older: EventSample;
  /** The aggregate as public rpcs return it, which the older event may not change. */
  readonly observe: () => Promise<unknown>;
}

/** What the suite cannot know itself of a service. */
export interface ServiceSamples {
  /** By full name of the rpc; one for each that mutates. */
  readonly requests: Readonly<Record<string, RequestBuilder>>;
  /** By event type; one for each that the service consumes. */
  readonly events: Readonly<Record<string, EventBuilder>>;
  /** Events that fit their schema and that the service must refuse. At least one where anything is consumed. */
  readonly poison: readonly EventBuilder[];
  /** By what it shows. */
  readonly stale: Readonly<Record<string, (world: World) => Promise<StalePair>>>;
  /** Ends what the samples have begun and left. */
  readonly afterwards?: (world: World) => Promise<void>;
}

interface RpcTypes {
  requestInit: unknown;
}

/** Requests of the rpcs of one package under the full names of the rpcs, checked against its protos. */
export function requestsOf<Rpcs extends { [Name in keyof Rpcs]: RpcTypes }>(
  service: string,
  builders: { [Name in keyof Rpcs]?: RequestBuilder<Omit<Rpcs[Name]['requestInit'], 'requestId'>> },
): Record<string, RequestBuilder> {
  const entries = Object.entries(builders) as [string, RequestBuilder][];
  const names = fullNamesOf(service);
  return Object.fromEntries(entries.map(([name, build]) => [names.get(name) ?? name, build]));
}

/** The full name of each rpc of a package, by its name in the types. @param service its name, or `common` */
function fullNamesOf(service: string): ReadonlyMap<string, string> {
  const folder = join('dunlin', service.replaceAll('-', '_'), 'v1');
  const files = readdirSync(join(protosFolder, folder)).filter((file) => file.endsWith('_service.proto'));
  return new Map(
    files.flatMap((file) => {
      const text = readFileSync(join(protosFolder, folder, file), 'utf8');
      const [, proto] = /^service (\w+) \{/m.exec(text)!;
      const owner = `dunlin.${service.replaceAll('-', '_')}.v1.${proto}`;
      return [...text.matchAll(/^ {2}rpc (\w+)\(/gm)].map(([, rpc]): [string, string] => [
        `${rpc![0]!.toLowerCase()}${rpc!.slice(1)}`,
        `${owner}/${rpc}`,
      ]);
    }),
  );
}

/** An event with the payload checked against its proto. */
export function fact<Type extends keyof EventInits>(
  type: Type,
  about: { key: string; subject: string; sequence?: number },
  payload: Omit<EventInits[Type], 'cause'>,
): EventSample {
  return { type, key: about.key, subject: about.subject, sequence: about.sequence ?? 1, payload };
}
