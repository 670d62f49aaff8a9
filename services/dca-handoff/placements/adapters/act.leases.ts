/* eslint-disable no-restricted-syntax -- leases run in wall-clock time */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { type CallerOnward, Database, Runner, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { ActLeases, fenceDeadlineMs, type ReleaseLease } from '../use-cases/ports.js';

const leaseMs = fenceDeadlineMs + 1_000;
const maxWaitMs = 20_000;
const firstPauseMs = 10;
const maxPauseMs = 50;

@Injectable()
export class PostgresActLeases extends ActLeases {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
  ) {
    super();
  }

  override async withLease<Result>(
    caller: CallerOnward,
    key: string,
    act: (release: ReleaseLease) => Promise<Result>,
  ): Promise<Result> {
    const cause = { causationId: '', ...caller };
    const token = newId();
    await this.acquire(cause, key, token);
    try {
      return await act(async (tx) => {
        if (!(await release(tx, key, token))) throw takenOver(key);
      });
    } finally {
      // A lease that cannot be released ends by itself.
      await this.runner.transact(cause, (tx) => release(tx, key, token)).catch(() => undefined);
    }
  }

  override async count(): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM act_leases WHERE lease_until >= clock_timestamp()',
    );
    return row!.count;
  }

  private async acquire(cause: Required<Omit<CallerOnward, 'token'>>, key: string, token: string): Promise<void> {
    const started = performance.now();
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
      if (await this.runner.transact(cause, (tx) => acquire(tx, key, token))) return;
      if (performance.now() - started > maxWaitMs) throw inProgress(key);
      await sleep(pauseMs);
    }
  }
}

/** @returns false while another call has a lease that still runs */
async function acquire(tx: Tx, key: string, token: string): Promise<boolean> {
  const acquired = await tx.query(
    `INSERT INTO act_leases AS known (key, token, lease_until)
     VALUES ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
     ON CONFLICT (key) DO UPDATE SET token = excluded.token, lease_until = excluded.lease_until
     WHERE known.lease_until < clock_timestamp() RETURNING key`,
    [key, token, leaseMs],
  );
  return acquired.length > 0;
}

/** @returns false when another call has taken the lease over */
async function release(tx: Tx, key: string, token: string): Promise<boolean> {
  const released = await tx.query('DELETE FROM act_leases WHERE key = $1 AND token = $2 RETURNING key', [key, token]);
  return released.length > 0;
}

function inProgress(key: string) {
  return errors.PLACEMENT_CONFLICT(`Another call decides ${key}. Make the same call again.`);
}

function takenOver(key: string) {
  return errors.PLACEMENT_CONFLICT(
    `The decision of ${key} took longer than its lease and another call took over. Make the same call again.`,
  );
}
