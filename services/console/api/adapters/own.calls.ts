import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { type FieldViolation, invalidFields } from '#libs/errors';
import { errors } from '../domain/errors.js';
import type { OwnRoute } from './contract/own.route.js';
import type { OwnRouteName } from './contract/own.routes.js';
import { RequestReader } from './contract/wire-json.js';
import type { Exchange } from './http/exchange.js';
import type { SignedInPerson } from './http/gate.js';
import { OwnHandlers } from './own.handlers.js';
import { idempotencyKeyOf, type PathParameters, readVersion } from './rpc.calls.js';

/** Reads requests of the routes that console answers itself by their schemas, and answers them. */
@Injectable()
export class OwnCalls {
  constructor(private readonly handlers: OwnHandlers) {}

  /** @throws BODY_INVALID with each wrong field */
  async serve(route: OwnRoute, exchange: Exchange, parameters: PathParameters, person: SignedInPerson): Promise<void> {
    const given = [...exchange.url.searchParams];
    const reader = new RequestReader();
    const query = read(route.query, Object.fromEntries(given), reader.faults);
    for (const [name, text] of given) if (text.includes('\0')) reader.wrong(name, 'has a sign that no text has');
    if (!route.query) for (const [name] of given) reader.wrong(name, 'is no parameter of this');
    const body = route.body ? read(route.body, await exchange.jsonBody(), reader.faults) : undefined;
    const seen = exchange.header('if-match');
    const version =
      (route.method === 'PUT' || route.method === 'DELETE') && seen !== undefined
        ? readVersion(seen, reader)
        : undefined;
    if (reader.faults.length > 0) throw invalidFields(errors.BODY_INVALID, reader.faults);
    const handler = this.handlers.all[route.name as Exclude<OwnRouteName, 'followChanges'>];
    const answer = await handler({
      person,
      parameters,
      query: (query ?? {}) as Record<string, string | undefined>,
      body,
      seenVersion: version === undefined ? null : BigInt(version),
      caller: {
        actor: `user:${person.subject}`,
        correlationId: exchange.correlationId,
        causationId: '',
        requestId: idempotencyKeyOf(exchange),
        operation: `console/${route.name}`,
        inputHash: hashOf([parameters, body, version]),
        roles: person.roles,
      },
    });
    exchange.json(route.response === null ? 204 : 200, answer);
  }
}

function read(schema: z.ZodType | undefined, given: unknown, faults: FieldViolation[]): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  for (const { path, message, ...issue } of result.error.issues) {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [path.join('.')];
    for (const field of names) faults.push({ field: field || 'body', description: message });
  }
  return undefined;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
