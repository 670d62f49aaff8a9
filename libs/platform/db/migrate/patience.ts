import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { errors } from '../../errors.js';
import { isLockTimeout } from '../faults.js';

/**
 * How a migration waits for locks. Later sessions wait behind it, so each of its waits is short, and it pauses
 * before the next one, in which all the others get on.
 */
export interface LockPatience {
  /** A statement gives up when it has waited so long for a lock. */
  readonly lockTimeoutMs: number;
  readonly pauseMs: number;
  readonly tries: number;
}

/** About a minute, in which nobody waits for much longer than a second. */
export const usualPatience: LockPatience = { lockTimeoutMs: 1_000, pauseMs: 2_000, tries: 20 };

export interface PatientWork {
  /** Whole or not at all, as it is begun again. */
  readonly work: () => Promise<void>;
  /** Beginning of the sentence that says what the work did when it gave up. */
  readonly inHand: () => Promise<string>;
  /** Sees who holds the locks while the work waits. */
  readonly watch: pg.Client;
  /** Application name of the connection that works. */
  readonly waiter: string;
  readonly patience: LockPatience;
  readonly waits: (reason: string) => void;
}

/**
 * Does work that gives up when it waits for a lock, again and again until it has had its locks.
 * @throws MIGRATION_LOCKED after the last try; what else the work throws arrives unchanged.
 */
export async function withPatience({ work, inHand, watch, waiter, patience, waits }: PatientWork): Promise<void> {
  const { lockTimeoutMs, pauseMs, tries } = patience;
  let holders: string[] = [];
  const look = async (): Promise<void> => {
    const { rows } = await watch.query<{ holder: string }>(holdersOfLocks, [waiter]);
    if (rows.length > 0) holders = rows.map(({ holder }) => holder);
  };
  for (let tried = 1; ; tried += 1) {
    const looking = setInterval(() => void look().catch(() => undefined), lockTimeoutMs / 3);
    try {
      return await work();
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
    } finally {
      clearInterval(looking);
    }
    const who = holders.length > 0 ? ` Held: ${holders.join(', ')}.` : '';
    const reason = `${await inHand()} cannot have a lock within ${lockTimeoutMs} ms, tried ${tried} times.${who}`;
    if (tried >= tries) {
      const remedy = 'End those sessions, or run the migrations again when they have ended; nothing of it was done.';
      throw errors.MIGRATION_LOCKED(`${reason} ${remedy}`);
    }
    waits(reason);
    await pause(pauseMs);
  }
}

const holdersOfLocks = `
  SELECT DISTINCT format('%s by process %s of %s%s', coalesce(wanted.relation::regclass::text, wanted.locktype), holder.pid,
           holder.usename, ' (' || nullif(holder.application_name, '') || ')') AS holder
    FROM pg_stat_activity waiter
    JOIN pg_locks wanted ON wanted.pid = waiter.pid AND NOT wanted.granted
   CROSS JOIN LATERAL unnest(pg_blocking_pids(waiter.pid)) AS blocking (pid)
    JOIN pg_stat_activity holder ON holder.pid = blocking.pid
   WHERE waiter.application_name = $1 AND waiter.datname = current_database()
   ORDER BY 1 LIMIT 5`;
