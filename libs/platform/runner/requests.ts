import type { Caller, Queryable } from '#libs/transactions';
import { isGivenUp } from '../db/faults.js';
import { errors } from '../errors.js';

/** @returns what a request of this caller, operation and id stored before; undefined for none */
export async function findRequest(tx: Queryable, { actor, operation, requestId, inputHash }: Caller): Promise<unknown> {
  const found = tx.query<{ input_hash: string | null; response: unknown }>(
    'SELECT input_hash, response FROM requests_find($1, $2, $3)',
    [actor, operation, requestId],
  );
  const [stored] = await found.catch((error: unknown) => {
    if (!isGivenUp(error)) throw error;
    throw errors.TRANSACTION_CONFLICT(`Request ${requestId} is being carried out. Make the same call again.`);
  });
  if (!stored || stored.input_hash === null) return undefined;
  if (stored.input_hash === inputHash) return stored.response;
  throw errors.REQUEST_KEY_REUSED(
    `Request id ${requestId} was used before for another request. Choose a new request id for a new request.`,
  );
}

export async function storeRequest(tx: Queryable, caller: Caller, response: string): Promise<void> {
  const { actor, operation, requestId, inputHash } = caller;
  await tx.query(
    'INSERT INTO requests (actor, operation, request_id, input_hash, response) VALUES ($1, $2, $3, $4, $5)',
    [actor, operation, requestId, inputHash, response],
  );
}
