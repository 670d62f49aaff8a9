import { AsyncLocalStorage } from 'node:async_hooks';
import { invariant } from '#libs/errors';

/** The transaction that the code runs in. What it set going may run on when it has ended. */
interface Surrounding {
  readonly pool: object;
  isOpen: boolean;
}

const storage = new AsyncLocalStorage<Surrounding>();
let isRefused = false;

/** From now on work that asks for a second connection fails, as it may wait for one for ever; for specs. */
export function refuseSecondConnections(): void {
  isRefused = true;
}

/** Runs the body of a transaction, so that it is known to be inside one. */
export async function insideTransaction<Result>(pool: object, body: () => Promise<Result>): Promise<Result> {
  const surrounding = { pool, isOpen: true };
  try {
    return await storage.run(surrounding, body);
  } finally {
    surrounding.isOpen = false;
  }
}

/** @throws INVARIANT_BROKEN where that is wanted and the pool has lent a connection to the transaction around this */
export function assertFirstConnection(pool: object): void {
  const surrounding = storage.getStore();
  const isSecond = isRefused && surrounding?.isOpen === true && surrounding.pool === pool;
  invariant(!isSecond, 'Work inside a transaction asks the pool for a second connection; ask the transaction instead.');
}
