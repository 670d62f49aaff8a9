import { Injectable } from '@nestjs/common';
import protobuf, { type Type } from 'protobufjs';
import { invalidFields } from '#libs/errors';
import { newId } from '#libs/ids';
import { type CallOptions, type RpcClient, RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { CallerTokenSigner } from '../../sessions/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { isInAddress, type RpcRoute } from '../domain/route.js';
import { reflectRpc } from './contract/contract.reflection.js';
import { fromAddress, readText, RequestReader, toJson } from './contract/wire-json.js';
import { CustomerNames, namesCustomers } from './customer.names.js';
import type { Exchange } from './http/exchange.js';
import type { SignedInPerson } from './http/gate.js';

type Rpcs = Readonly<Record<string, (request: object, caller: CallerOnward, options: CallOptions) => Promise<object>>>;

/** The parameters of a path, by name. */
export type PathParameters = Readonly<Record<string, string>>;

/** Reads are given up soon, so that a panel can say that its service is away; changes are tried for longer. */
const readWithin: CallOptions = { deadlineMs: 8_000, attempts: 3 };

/** Passes requests of the HTTP API on to the rpcs of services, as the person who has signed in. */
@Injectable()
export class RpcCalls {
  constructor(
    private readonly clients: RpcClients,
    private readonly signer: CallerTokenSigner,
    private readonly names: CustomerNames,
  ) {}

  /** @throws BODY_INVALID with each wrong field */
  async readRequest(route: RpcRoute, exchange: Exchange, parameters: PathParameters): Promise<Record<string, unknown>> {
    const { request, mutates } = reflectRpc(route.service, route.rpc);
    const reader = new RequestReader();
    const { searchParams } = exchange.url;
    const inAddress = isInAddress(route);
    if (!inAddress) for (const name of searchParams.keys()) reader.wrong(name, 'belongs into the body');
    const given = inAddress ? fromAddress(request, searchParams) : await bodyOf(route, exchange);
    for (const name of route.withheld ?? [])
      if (searchParams.has(name)) reader.wrong(name, 'is not given in an address');
    const inPath = Object.entries(parameters).filter(([name]) => name !== 'service' || route.service !== null);
    const own = ['requestId', 'expectedVersion', ...inPath.map(([name]) => name)];
    for (const name of own) if (isObject(given) && name in given) reader.wrong(name, 'is not given here');
    const whole = isObject(given)
      ? { ...given, ...Object.fromEntries(inPath.map(([name, text]) => [name, readText(request.fields[name]!, text)])) }
      : given;
    const read = reader.message(request, whole);
    const seen = exchange.header('if-match');
    if (request.fields['expectedVersion'] && seen !== undefined) read['expectedVersion'] = readVersion(seen, reader);
    if (reader.faults.length > 0) throw invalidFields(errors.BODY_INVALID, reader.faults);
    return mutates ? { ...read, requestId: idempotencyKeyOf(exchange) } : read;
  }

  /** @returns the response as the HTTP API shows it */
  async call(
    { service, rpc, withinMs }: Pick<RpcRoute, 'service' | 'rpc' | 'withinMs'>,
    request: object,
    { service: named = '' }: PathParameters,
    { correlationId }: Pick<Exchange, 'correlationId'>,
    person: SignedInPerson,
  ): Promise<Record<string, unknown>> {
    const { response, mutates } = reflectRpc(service, rpc);
    const client = this.clientOf(service, named) as unknown as Rpcs;
    const caller = await this.callerOf(person, correlationId);
    const name = rpc.charAt(0).toLowerCase() + rpc.slice(1);
    const longer = withinMs === undefined ? {} : { deadlineMs: withinMs };
    const answer = await client[name]!(request, caller, mutates ? longer : { ...readWithin, ...longer });
    const shown = toJson(response, answer as Record<string, unknown>);
    if (mutates || !namesCustomers(response)) return shown;
    return { ...shown, customers: await this.names.of(response, answer, caller) };
  }

  async callerOf(person: SignedInPerson, correlationId: string): Promise<CallerOnward> {
    return { actor: `user:${person.subject}`, correlationId, token: await this.signer.sign(person) };
  }

  private clientOf(service: string | null, named: string): RpcClient<object> {
    if (service !== null) return this.clients.of(service as Parameters<RpcClients['of']>[0]);
    try {
      return this.clients.operations(named);
    } catch {
      throw errors.ROUTE_NOT_FOUND(`There is no service ${named}.`);
    }
  }
}

/** Names the list in a response: the one field that repeats messages, unless they belong to the one object there. */
export function listFieldOf(response: Type): string | undefined {
  const messages = response.fieldsArray.filter((field) => field.resolve().resolvedType instanceof protobuf.Type);
  const isOfOne = messages.some((field) => !field.repeated && 'customerId' in (field.resolvedType as Type).fields);
  return isOfOne ? undefined : messages.find(({ repeated }) => repeated)?.name;
}

async function bodyOf({ rawBody }: RpcRoute, exchange: Exchange): Promise<unknown> {
  return rawBody === undefined ? exchange.jsonBody() : { [rawBody]: await exchange.rawBody() };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The version that an ETag names. */
export function readVersion(text: string, reader: RequestReader): string | undefined {
  const [, version] = /^(?:W\/)?"(\d{1,18})"$/.exec(text.trim()) ?? [];
  return version ?? reader.wrong('If-Match', 'is no version such as "7"');
}

/** @throws BODY_INVALID */
export function idempotencyKeyOf(exchange: Exchange): string {
  const key = exchange.header('idempotency-key');
  if (key === undefined) return newId();
  if (/^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw invalidFields(errors.BODY_INVALID, [
    { field: 'Idempotency-Key', description: 'has 1 to 200 characters of ASCII without blanks' },
  ]);
}
