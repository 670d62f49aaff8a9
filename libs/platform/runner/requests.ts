import type { Caller, Queryable } from '#libs/transactions';
import { isGivenUp } from '../db/faults.js';
import { errors } from '../errors.js';

/** A caller with the encoded response to its request. */
export interface AnsweredRequest {
  readonly caller: Caller;
  readonly response: string;
}

/** The same for a request and its repeats, in every process. */
export function requestKey({ actor, operation, requestId }: Caller): string {
  return JSON.stringify([actor, operation, requestId]);
}

/**
 * What requests of these callers, operations and ids stored before, in their order; undefined for nothing. Their twins
 * are kept away until the transaction ends.
 * @param callers with different requests, in an order that is the same in every process
 * @throws TRANSACTION_CONFLICT while one is being carried out
 */
export async function findRequests(
  tx: Queryable,
  callers: readonly Caller[],
): Promise<PromiseSettledResult<unknown>[]> {
  const found = tx.query<{ input_hash: string | null; response: unknown }>(
    `SELECT found.input_hash, found.response
       FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS given (actor, operation, request_id, position)
      CROSS JOIN LATERAL requests_find(given.actor, given.operation, given.request_id) AS found
      ORDER BY given.position`,
    [
      callers.map(({ actor }) => actor),
      callers.map(({ operation }) => operation),
      callers.map(({ requestId }) => requestId),
    ],
  );
  const rows = await found.catch((error: unknown) => {
    if (!isGivenUp(error)) throw error;
    const which = callers.length === 1 ? `Request ${callers[0]!.requestId}` : 'One of several requests';
    throw errors.TRANSACTION_CONFLICT(`${which} is being carried out. Make the same call again.`);
  });
  return callers.map(({ requestId, inputHash }, index) => {
    const stored = rows[index]!;
    if (stored.input_hash === null) return { status: 'fulfilled', value: undefined };
    if (stored.input_hash === inputHash) return { status: 'fulfilled', value: stored.response };
    const reason = errors.REQUEST_KEY_REUSED(
      `Request id ${requestId} was used before for another request. Choose a new request id for a new request.`,
    );
    return { status: 'rejected', reason };
  });
}

/** As `findRequests`, of one. @throws REQUEST_KEY_REUSED */
export async function findRequest(tx: Queryable, caller: Caller): Promise<unknown> {
  const [found] = await findRequests(tx, [caller]);
  if (found!.status === 'rejected') throw found!.reason;
  return found!.value;
}

export async function storeRequests(tx: Queryable, requests: readonly AnsweredRequest[]): Promise<void> {
  if (requests.length === 0) return;
  await tx.query(
    `INSERT INTO requests (actor, operation, request_id, input_hash, response)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]::json[])`,
    [
      requests.map(({ caller }) => caller.actor),
      requests.map(({ caller }) => caller.operation),
      requests.map(({ caller }) => caller.requestId),
      requests.map(({ caller }) => caller.inputHash),
      requests.map(({ response }) => response),
    ],
  );
}
