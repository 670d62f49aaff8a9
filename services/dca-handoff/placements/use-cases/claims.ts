import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { ClaimStore } from './ports.js';

/** Longer than all questions of a fence may take together; a crashed fence is taken over after it. */
const leaseMs = 6_000;
const waitMs = 20_000;
const longestPauseMs = 50;

/** Gives the key back in the transaction that stores the decision. Errors: PLACEMENT_CLAIM_LOST */
export type EndClaim = (tx: Tx) => Promise<void>;

/** One act under one key at a time: a twin waits for the first, and a crashed one is taken over when its lease ends. */
@Injectable()
export class Claims {
  constructor(
    private readonly runner: Runner,
    private readonly claims: ClaimStore,
  ) {}

  /** Errors: PLACEMENT_BUSY, and whatever the act throws, with the key given back */
  async hold<Answer>(caller: Caller, key: string, act: (end: EndClaim) => Promise<Answer>): Promise<Answer> {
    const token = newId();
    await this.take(caller, key, token);
    try {
      return await act(async (tx) => {
        if (!(await this.claims.end(tx, key, token))) throw claimLost(key);
      });
    } finally {
      // A lease that cannot be given back ends by itself.
      await this.runner.transact(caller, (tx) => this.claims.end(tx, key, token)).catch(() => undefined);
    }
  }

  private async take(caller: Caller, key: string, token: string): Promise<void> {
    const started = performance.now();
    for (let pauseMs = 10; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      if (await this.runner.transact(caller, (tx) => this.claims.take(tx, key, token, leaseMs))) return;
      if (performance.now() - started > waitMs) throw busy(key);
      await this.claims.pause(pauseMs);
    }
  }
}

function busy(key: string): DomainError {
  return new DomainError(
    'PLACEMENT_BUSY',
    'aborted',
    `Another call is at ${key} at this moment. Make the same call again.`,
  );
}

function claimLost(key: string): DomainError {
  return new DomainError(
    'PLACEMENT_CLAIM_LOST',
    'aborted',
    `The decision of ${key} took too long and another call took over. Make the same call again.`,
  );
}
