import { Injectable } from '@nestjs/common';
import { SystemRunner, type Tx } from '#libs/transactions';
import { MessageStore } from './ports.js';
import { EndLease } from './sending/end-lease.js';

const batchSize = 50;

/** Ends leases whose holder died, so that no message waits forever. */
@Injectable()
export class ResolveExpiredLeases {
  constructor(
    private readonly runner: SystemRunner,
    private readonly messages: MessageStore,
    private readonly endLease: EndLease,
  ) {}

  /**
   * Releases messages whose holder died before content left; the others become OUTCOME_UNKNOWN.
   * @returns how many were resolved
   */
  async resolveExpiredLeases(): Promise<number> {
    let resolved = 0;
    for (;;) {
      const found = await this.runner.transact((tx) => this.resolveSome(tx));
      resolved += found;
      if (found < batchSize) return resolved;
    }
  }

  private async resolveSome(tx: Tx): Promise<number> {
    const expired = await this.messages.lockExpired(tx, batchSize);
    for (const { message, facts, leaseNumber } of expired) {
      const command = facts.dataStarted ? 'markOutcomeUnknown' : 'delay';
      const lease = { message, leaseNumber, takenAt: tx.now };
      await this.endLease.endLeaseIn(tx, lease, { command, reason: 'LEASE_EXPIRED' });
    }
    return expired.length;
  }
}
