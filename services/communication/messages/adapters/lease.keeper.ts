import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { type Lease, LeaseKeeper, MessageStore, SendingPolicy } from '../use-cases/ports.js';

/** So often that a process which was suspended for most of the lease still renews in time. */
const renewalsPerLease = 10;

/**
 * Renews all leases of this process in one statement, so that a lease can be short: a process that dies is replaced
 * soon, and one that waits for a slow mail server keeps its leases.
 */
@Injectable()
export class RenewingLeaseKeeper extends LeaseKeeper {
  private readonly takenAt = new Map<bigint, number>();
  private timer: NodeJS.Timeout | undefined;
  private renewing = false;

  constructor(
    private readonly runner: SystemRunner,
    private readonly messages: MessageStore,
    private readonly policy: SendingPolicy,
  ) {
    super();
  }

  override async keepDuring<Result>({ leaseNumber }: Lease, body: () => Promise<Result>): Promise<Result> {
    this.takenAt.set(leaseNumber, performance.now());
    this.timer ??= setInterval(() => void this.renew(), this.intervalMs).unref();
    try {
      return await body();
    } finally {
      this.takenAt.delete(leaseNumber);
      if (this.takenAt.size === 0) this.stop();
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
    const due = this.due();
    if (this.renewing || due.length === 0) return;
    this.renewing = true;
    try {
      await this.runner.transact((tx) => this.messages.renewLeases(tx, due, this.policy.leaseMs));
    } catch {
      // The database is away. The next round comes soon, and a lease that expires meanwhile is only taken over.
    } finally {
      this.renewing = false;
    }
  }

  /** Most leases end before their first renewal; a body that never ends must not keep its lease forever. */
  private due(): bigint[] {
    const now = performance.now();
    const isDue = (ageMs: number): boolean => ageMs >= this.intervalMs && ageMs < this.policy.maxLeaseMs;
    return [...this.takenAt].filter(([, since]) => isDue(now - since)).map(([leaseNumber]) => leaseNumber);
  }
}
