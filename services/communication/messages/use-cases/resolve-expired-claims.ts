import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { Runner, type Tx } from '#libs/platform';
import { EndClaim } from './sending/end-claim.js';
import { MessageStore } from './ports.js';

const atOnce = 50;

/** The janitor: claims whose holder died end by themselves, so that nothing waits for ever. */
@Injectable()
export class ResolveExpiredClaims {
  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly endings: EndClaim,
  ) {}

  /**
   * Frees claims that died before any content left, for the next call; the others are outcome unknown.
   * @returns how many were resolved
   */
  async resolveExpiredClaims(): Promise<number> {
    const asker = { actor: 'system:communication', correlationId: newId(), causationId: '' };
    let resolved = 0;
    for (;;) {
      const found = await this.runner.transact(asker, (tx) => this.resolveSome(tx));
      resolved += found;
      if (found < atOnce) return resolved;
    }
  }

  private async resolveSome(tx: Tx): Promise<number> {
    const expired = await this.messages.lockExpired(tx, atOnce);
    for (const { message, claim, claimNumber } of expired) {
      const command = claim.dataStarted ? 'lose' : 'delay';
      await this.endings.endIn(tx, { message, claimNumber, claimedAt: tx.now }, { command, reason: 'LEASE_EXPIRED' });
    }
    return expired.length;
  }
}
