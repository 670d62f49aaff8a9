import type { Metadata } from '@grpc/grpc-js';
import type { ErrorDetails } from '#libs/errors';
import type { Caller } from '#libs/transactions';
import { errors } from '../../errors.js';
import type { WorkContext } from '../../observability/context.js';
import type { RpcMethod } from '../contracts.js';
import { metadataKeys } from '../metadata-keys.js';
import { hashOfInput } from '../stable-hash.js';

const maxRequestIdLength = 200;

/** Who calls, as far as it is known before the call is looked at. */
export interface KnownCaller {
  readonly actor: string;
  /** Present where a token proves them. */
  readonly roles?: readonly string[];
  /** Whether the token is one of a person who has signed in, as console says. */
  readonly isPerson?: boolean;
  /** What console says that their roles permit. */
  readonly permissions?: readonly string[];
  /** The token, to be shown to services that are asked on the way. */
  readonly token?: string;
}

/**
 * The caller of an rpc, from who is known to call, metadata and request.
 * @throws REQUEST_ID_MISSING, REQUEST_ID_TOO_LONG, ACTOR_MISSING for a mutation; ACTOR_INVALID for any call
 */
export function admit(
  method: RpcMethod,
  { actor, roles, permissions, isPerson }: KnownCaller,
  request: object,
  metadata: Metadata,
  work: WorkContext,
): Caller {
  const requestId = (request as { requestId?: string }).requestId ?? '';
  if (method.mutates) demandRequestId(method, requestId);
  demandActor(method, actor);
  return {
    actor,
    correlationId: work.correlationId,
    causationId: causeOf(textOf(metadata, metadataKeys.causationId)),
    requestId,
    operation: `${method.service}/${method.name}`,
    // Only a mutation is ever compared with an earlier call.
    inputHash: method.mutates ? hashOfInput(request) : '',
    ...(roles ? { roles } : {}),
    ...(isPerson === undefined ? {} : { isPerson }),
    ...(permissions ? { permissions } : {}),
  };
}

/** The first value of a metadata key, empty when there is none. */
export function textOf(metadata: Metadata, key: string): string {
  const [value] = metadata.get(key);
  return typeof value === 'string' ? value : '';
}

/** The id of an event; anything else names no cause, and would stand on topics for everyone. */
function causeOf(text: string): string {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : '';
}

function demandRequestId({ name }: RpcMethod, requestId: string): void {
  if (requestId === '') {
    throw errors.REQUEST_ID_MISSING(
      `${name} changes something, so it needs a request_id that you choose.`,
      wrongRequestId('is missing'),
    );
  }
  if (requestId.length > maxRequestIdLength) {
    throw errors.REQUEST_ID_TOO_LONG(
      `A request_id has at most ${maxRequestIdLength} characters.`,
      wrongRequestId(`has more than ${maxRequestIdLength} characters`),
    );
  }
}

function wrongRequestId(description: string): ErrorDetails {
  return { violations: [{ field: 'request_id', description }] };
}

function demandActor({ name, mutates }: RpcMethod, actor: string): void {
  if (actor === '' && !mutates) return;
  if (actor === '') {
    throw errors.ACTOR_MISSING(
      `${name} changes something, so the metadata ${metadataKeys.actor} must say who does it: user:<id> or system:<name>.`,
      { violations: [{ field: metadataKeys.actor, description: 'is missing from the metadata' }] },
    );
  }
  if (!/^(user|system):.{1,200}$/.test(actor)) {
    throw errors.ACTOR_INVALID(`The actor must be user:<id> or system:<name>.`, {
      violations: [{ field: metadataKeys.actor, description: 'is neither user:<id> nor system:<name>' }],
    });
  }
}

/** Milliseconds of the deadline of a call. */
export function epochMs(deadline: Date | number): number {
  return deadline instanceof Date ? deadline.getTime() : deadline;
}
