import type { Permission } from '../../access/domain/permissions.js';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What somebody must be allowed to use a route; a route that says nothing does not compile, and does not start. */
export type Needs = Permission | 'signed-in';

/** Where a route is and who may use it. */
export interface Route {
  /** Operation in OpenAPI and in the access log. */
  readonly name: string;
  readonly method: Method;
  /** Below `/api/v1`, with parameters in braces: `/customers/{customerId}`. */
  readonly path: string;
  readonly needs: Needs;
  /** Heading in the documentation. */
  readonly tag: string;
  readonly summary: string;
}

/** A route that passes on to one rpc; what it takes and gives follows from the contract of the rpc. */
export interface RpcRoute extends Route {
  /** The service that has the rpc; absent where the path names it. */
  readonly service: string | null;
  readonly rpc: string;
  /** Whether it shows data of customers, which is written to the access log. */
  readonly personal: boolean;
  /** Field of the request that is the body itself, as it comes. */
  readonly rawBody?: string;
  /** How long the rpc may take, in milliseconds, where that is longer than usual. */
  readonly withinMs?: number;
  /** Whether the list can be exported, all pages of it. */
  readonly exportable?: boolean;
  /** Fields of the request that an address never carries, as it is kept in logs and histories. */
  readonly withheld?: readonly string[];
}

/** Whether the request stands in the address; else the body has it, also where nothing changes. */
export function isInAddress({ method }: Pick<Route, 'method'>): boolean {
  return method === 'GET';
}

/** What callers of an rpc need, whichever way they come, by service and rpc. */
type RpcNeeds = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Routes that let somebody in whom the rpc behind them refuses, or the other way round. */
export function strayRoutes(routes: readonly RpcRoute[], rpcNeeds: RpcNeeds): string[] {
  return routes
    .map(({ name, needs, service, rpc }) => ({ name, needs, rpc, wanted: rpcNeeds[service ?? 'common']?.[rpc] }))
    .filter(({ needs, wanted }) => needs !== wanted)
    .map(
      ({ name, needs, rpc, wanted = 'nothing yet' }) => `The route ${name} needs ${needs}, its rpc ${rpc} ${wanted}.`,
    );
}

/** Every fault of a table of routes, one sentence each. */
export function routeFaults(routes: readonly Route[], known: readonly Needs[]): string[] {
  const places = routes.map(({ method, path }) => `${method} ${path.replace(/\{[^}]*\}/g, '{}')}`);
  const names = routes.map(({ name }) => name);
  return [
    ...routes
      .filter(({ needs }) => !known.includes(needs))
      .map(({ name }) => `The route ${name} names no permission that exists.`),
    ...places.filter((place, index) => places.indexOf(place) !== index).map((place) => `${place} is there twice.`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `Two routes have the name ${name}.`),
  ];
}

/** Names of the parameters in a path. */
export function parametersOf(path: string): string[] {
  return [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name!);
}
