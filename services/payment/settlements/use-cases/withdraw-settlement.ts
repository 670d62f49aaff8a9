import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type Settlement, withdraw } from '../domain/settlement.js';
import { SettlementEvents, SettlementStore } from './ports.js';

@Injectable()
export class WithdrawSettlement {
  constructor(
    private readonly runner: Runner,
    private readonly settlements: SettlementStore,
    private readonly events: SettlementEvents,
  ) {}

  /** @throws SETTLEMENT_NOT_FOUND, SETTLEMENT_INVALID, SETTLEMENT_STATE_FORBIDS */
  withdrawSettlement(caller: Caller, settlementId: string, reason: string): Promise<Settlement> {
    return this.runner.run(caller, async (tx) => {
      const because = requireField(errors.SETTLEMENT_INVALID, 'reason', readReason(reason));
      const known = await this.settlements.lock(tx, settlementId);
      if (!known) throw errors.SETTLEMENT_NOT_FOUND(`There is no settlement ${JSON.stringify(settlementId)}.`);
      const withdrawn = withdraw(known, because, tx.now);
      await this.settlements.updateMany(tx, [withdrawn]);
      this.events.occurred(tx, withdrawn, null);
      return withdrawn;
    });
  }
}
