import type { Queryable, Tx } from '#libs/transactions';
import { errors } from '../errors.js';

export interface ClockState {
  mode: 'real' | 'test';
  /** The business instant now. */
  now: Date;
}

export async function readClock(queryable: Queryable): Promise<ClockState> {
  const [row] = await queryable.query<ClockState>(
    `SELECT mode, CASE WHEN mode = 'test' THEN instant ELSE date_trunc('milliseconds', now()) END AS now FROM clock`,
  );
  if (!row) throw errors.CLOCK_MISSING('The clock row is missing. Run the migrations.');
  return row;
}

/**
 * Sets a test clock.
 * @throws CLOCK_STATE_FORBIDS when the clock is a real one, or the instant lies before the present one
 */
export async function setClock(tx: Tx, instant: Date): Promise<void> {
  const { mode, now } = await readClock(tx);
  if (mode === 'real') {
    throw errors.CLOCK_STATE_FORBIDS(
      'This deployment runs on real time, which cannot be stepped. Use a deployment that was created with a test clock.',
      { state: 'REAL', allowed: [] },
    );
  }
  if (instant < now) {
    throw errors.CLOCK_STATE_FORBIDS(
      `The clock stands at ${now.toISOString()} and cannot go back to ${instant.toISOString()}.`,
      { state: 'TEST', allowed: ['forward'] },
    );
  }
  await tx.query('UPDATE clock SET instant = $1', [instant]);
}

/** Refuses to start on a database whose clock moves in another way than the configuration says. */
export async function assertClockMode(queryable: Queryable, mode: ClockState['mode']): Promise<void> {
  const stored = await readClock(queryable);
  if (stored.mode === mode) return;
  throw errors.CLOCK_MODE_DIFFERS(
    `DUNLIN_CLOCK_MODE is ${mode}, but this database was created with a ${stored.mode} clock. ` +
      `A clock never changes its kind: set DUNLIN_CLOCK_MODE=${stored.mode} or start with an empty database.`,
  );
}
