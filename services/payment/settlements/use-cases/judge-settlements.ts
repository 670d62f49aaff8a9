import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import type { Payment } from '../../payments/domain/payment.js';
import { type MoneyFollower, MoneyMoved } from '../../payments/use-cases/money-moved.js';
import { PaymentStore } from '../../payments/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { isLive, judge, moneyFor, type Settlement } from '../domain/settlement.js';
import { SettlementEvents, SettlementStore } from './ports.js';

/** Brings settlements in line with money, and with the end of their last day. */
@Injectable()
export class JudgeSettlements implements MoneyFollower {
  constructor(
    private readonly runner: Runner,
    private readonly settlements: SettlementStore,
    private readonly payments: PaymentStore,
    private readonly events: SettlementEvents,
    moneyMoved: MoneyMoved,
  ) {
    moneyMoved.follow(this);
  }

  /**
   * Decides a settlement whose last day is over; one that was decided stays as it is.
   * @throws SETTLEMENT_NOT_FOUND; SETTLEMENT_CONFLICT before the end of the day, and while money is being allocated
   */
  judgeSettlement(caller: Caller, settlementId: string): Promise<Settlement> {
    return this.runner.run(caller, async (tx) => {
      const known = await this.settlements.lock(tx, settlementId);
      if (!known) throw errors.SETTLEMENT_NOT_FOUND(`There is no settlement ${JSON.stringify(settlementId)}.`);
      if (!isLive(known)) return known;
      if (tx.now < known.judgeAt) {
        throw errors.SETTLEMENT_CONFLICT(
          `The last day of settlement ${settlementId} ends at ${known.judgeAt.toISOString()}. Make the same call then.`,
        );
      }
      if (known.state === 'ACCEPTED' && (await this.isInFlight(tx, known))) {
        throw errors.SETTLEMENT_CONFLICT(
          `Money for the invoices of settlement ${settlementId} is being allocated. Make the same call again.`,
        );
      }
      const [judged] = await this.judgeMany(tx, [known], [], true);
      return judged!;
    });
  }

  async moneyMoved(tx: Tx, moved: readonly Payment[], invoiceIds: readonly string[]): Promise<void> {
    const concerned = await this.settlements.lockOfInvoices(tx, invoiceIds);
    const reversed = moved.filter(({ state }) => state === 'REVERSED');
    await this.judgeMany(tx, concerned, reversed, false);
  }

  /** @returns them as they are then */
  private async judgeMany(
    tx: Tx,
    stored: readonly Settlement[],
    reversed: readonly Payment[],
    isOver: boolean,
  ): Promise<Settlement[]> {
    if (stored.length === 0) return [];
    const invoiceIds = stored.flatMap(({ parts }) => parts.map(({ invoiceId }) => invoiceId));
    const payments = await this.payments.listSettled(tx, [...new Set(invoiceIds)]);
    const judged = stored.map((before) => {
      const money = moneyFor(before, payments, reversed);
      return { before, ...judge(before, money, { now: tx.now, isOver }) };
    });
    const changed = judged.filter(({ before, settlement }) => settlement !== before);
    await this.settlements.updateMany(
      tx,
      changed.map(({ settlement }) => settlement),
    );
    for (const { settlement, outcome } of changed) {
      if (outcome !== null) this.events.occurred(tx, settlement, outcome);
    }
    return judged.map(({ settlement }) => settlement);
  }

  private async isInFlight(tx: Tx, { customerId, parts }: Settlement): Promise<boolean> {
    const invoiceIds = parts.map(({ invoiceId }) => invoiceId);
    return (await this.payments.moneyInFlight(invoiceIds, customerId, { tx })).length > 0;
  }
}
