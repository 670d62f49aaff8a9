import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import { isId } from '#libs/ids';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../../domain/errors.js';
import { type Hold, isInForce, settlementReason } from '../../domain/hold.js';
import { CaseHolds } from './case-holds.js';
import { HoldStore } from './ports.js';

@Injectable()
export class LiftHold {
  constructor(
    private readonly runner: Runner,
    private readonly store: HoldStore,
    private readonly holds: CaseHolds,
  ) {}

  /** @throws HOLD_NOT_FOUND, HOLD_STATE_FORBIDS, HOLD_INVALID */
  liftHold(caller: Caller, request: { holdId: string; reason: string }): Promise<Hold> {
    const reason = requireField(errors.HOLD_INVALID, 'reason', readReason(request.reason));
    const { holdId } = request;
    return this.runner.run(caller, async (tx) => {
      const hold = isId(holdId) ? await this.store.find(tx, holdId) : null;
      if (!hold) throw errors.HOLD_NOT_FOUND(`There is no hold ${holdId}.`);
      if (hold.flag !== null && isInForce(hold, tx.now)) {
        throw errors.HOLD_STATE_FORBIDS(
          `The hold follows from the flag ${hold.flag} of the customer. Lower the flag to end it.`,
          { facts: { flag: hold.flag } },
        );
      }
      if (hold.promiseId !== null && hold.reason === settlementReason && isInForce(hold, tx.now)) {
        throw errors.HOLD_STATE_FORBIDS(
          `The hold follows from the settlement ${hold.promiseId}, and ends when that is fulfilled or breached.`,
          { facts: { settlement_id: hold.promiseId } },
        );
      }
      if (hold.promiseId !== null && isInForce(hold, tx.now)) {
        throw errors.HOLD_STATE_FORBIDS(
          `The hold follows from the promise ${hold.promiseId} to pay. Cancel the promise to end it.`,
          { facts: { promise_id: hold.promiseId } },
        );
      }
      if (hold.arrangementId !== null && isInForce(hold, tx.now)) {
        throw errors.HOLD_STATE_FORBIDS(
          `The hold follows from the plan in instalments ${hold.arrangementId}. Cancel the plan to end it.`,
          { facts: { arrangement_id: hold.arrangementId } },
        );
      }
      const lifted = isInForce(hold, tx.now) ? await this.holds.lift(tx, [hold], reason) : [];
      if (lifted.length === 0) {
        throw errors.HOLD_STATE_FORBIDS('The hold has ended already; there is nothing to lift.');
      }
      return { ...hold, liftedAt: tx.now };
    });
  }
}
