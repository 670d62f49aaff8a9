import type { Queryable, Tx } from '#libs/transactions';
import type { ClockSource } from '../config/index.js';
import { errors } from '../errors.js';
import { nowExpression } from './connection.js';

export interface ClockState {
  mode: ClockSource['mode'];
  /** The business instant now. */
  now: Date;
}

export async function readClock(queryable: Queryable): Promise<ClockState> {
  const [row] = await queryable.query<ClockState>(`SELECT mode, ${nowExpression} AS now FROM clock`);
  if (!row) throw errors.CLOCK_MISSING('The clock row is missing. Run the migrations.');
  return row;
}

/**
 * Sets a test clock.
 * @throws CLOCK_STATE_FORBIDS when the clock is a real one, or the instant lies before the present one
 */
export async function setClock(tx: Tx, instant: Date): Promise<void> {
  const { mode, now } = await readClock(tx);
  if (mode !== 'test') {
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
export async function assertClock(queryable: Queryable, source: ClockSource): Promise<void> {
  const [row] = await queryable.query<{ mode: ClockSource['mode']; start: Date; anchor: Date; rate: number }>(
    'SELECT mode, instant AS start, anchor, rate FROM clock',
  );
  if (!row) throw errors.CLOCK_MISSING('The clock row is missing. Run the migrations.');
  const [stored, wanted] = [describeClock(row), describeClock(source)];
  if (stored === wanted) return;
  throw errors.CLOCK_MODE_DIFFERS(
    `The settings ask for ${wanted}, but this database was created with ${stored}. A clock never changes the way it ` +
      'moves: set DUNLIN_CLOCK_MODE and the other DUNLIN_CLOCK variables as they were, or start with an empty database.',
  );
}

/** A test clock may have moved since its start, so that is no part of what it is. */
function describeClock(source: ClockSource): string {
  if (source.mode !== 'fast') return `a ${source.mode} clock`;
  const { start, anchor, rate } = source;
  return `a clock that shows ${start.toISOString()} at ${anchor.toISOString()} and runs ${rate} times as fast`;
}
