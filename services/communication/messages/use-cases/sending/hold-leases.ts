import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { Runner } from '#libs/platform';
import { MessageStore, SendingPolicy, type Claim } from '../ports.js';

/** So short before the lease that a process which stood still for most of it still renews in time. */
const renewalsPerLease = 10;

/**
 * Renews the leases of the claims this process works on, all in one statement, so that a lease can be short: a process
 * that dies is replaced soon, and one that waits for a slow mail server keeps what it has.
 */
@Injectable()
export class HoldLeases {
  private readonly held = new Map<bigint, number>();
  private timer: NodeJS.Timeout | undefined;
  private renewing = false;

  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly policy: SendingPolicy,
  ) {}

  async during<Answer>({ claimNumber }: Claim, body: () => Promise<Answer>): Promise<Answer> {
    this.held.set(claimNumber, performance.now());
    this.timer ??= setInterval(() => void this.renew(), this.intervalMs).unref();
    try {
      return await body();
    } finally {
      this.held.delete(claimNumber);
      if (this.held.size === 0) this.stop();
    }
  }

  private get intervalMs(): number {
    return this.policy.leaseMs / renewalsPerLease;
  }

  private stop(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async renew(): Promise<void> {
    const old = this.old();
    if (this.renewing || old.length === 0) return;
    this.renewing = true;
    try {
      const asker = { actor: 'system:communication', correlationId: newId(), causationId: '' };
      await this.runner.transact(asker, (tx) => this.messages.renewLeases(tx, old, this.policy.leaseMs));
    } catch {
      // The database is away: the next turn comes soon, and a lease that runs out meanwhile costs a claim and no more.
    } finally {
      this.renewing = false;
    }
  }

  /** Most claims end before their first renewal; one that never ends must not be kept for ever. */
  private old(): bigint[] {
    const now = performance.now();
    const isOld = (ageMs: number): boolean => ageMs >= this.intervalMs && ageMs < this.policy.longestHoldMs;
    return [...this.held].filter(([, since]) => isOld(now - since)).map(([claimNumber]) => claimNumber);
  }
}
