import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import { type Caller, Runner } from '#libs/platform';
import { type Hold, isInForce } from '../../domain/hold.js';
import { HoldStore } from '../ports.js';
import { assertReason } from '../reason.js';
import { CaseHolds } from './case-holds.js';

@Injectable()
export class LiftHold {
  constructor(
    private readonly runner: Runner,
    private readonly store: HoldStore,
    private readonly holds: CaseHolds,
  ) {}

  /** Errors: HOLD_NOT_FOUND, HOLD_ENDED, REASON_MISSING */
  liftHold(caller: Caller, { holdId, reason }: { holdId: string; reason: string }): Promise<Hold> {
    return this.runner.run(caller, async (tx) => {
      assertReason(reason);
      const hold = isId(holdId) ? await this.store.lock(tx, holdId) : null;
      if (!hold) throw new DomainError('HOLD_NOT_FOUND', 'not-found', `There is no hold ${holdId}.`);
      if (!isInForce(hold, tx.now)) {
        throw new DomainError('HOLD_ENDED', 'refused', 'The hold has ended already; there is nothing to lift.');
      }
      await this.holds.lift(tx, [hold], reason);
      return { ...hold, liftedAt: tx.now };
    });
  }
}
