import { Controller } from '@nestjs/common';
import { fromWireMoney, type paymentV1 } from '#libs/contracts';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { FollowSettlements } from '../use-cases/follow-settlements.js';

@Controller()
export class SettlementsConsumer {
  constructor(private readonly settlements: FollowSettlements) {}

  /** One method for both, since a breach must not overtake what was fulfilled. */
  @OnEvents('dunlin.payment.v1.SettlementFulfilled', 'dunlin.payment.v1.SettlementBreached')
  async onSettlements(
    events: readonly AnyEvent<'dunlin.payment.v1.SettlementFulfilled' | 'dunlin.payment.v1.SettlementBreached'>[],
    tx: Tx,
  ): Promise<void> {
    await this.settlements.followSettlements(
      tx,
      events.map((event) => ({
        kind: event.type === 'dunlin.payment.v1.SettlementFulfilled' ? 'fulfilled' : 'breached',
        invoiceIds: (event.payload.settlement?.invoices ?? []).map(({ invoiceId }) => invoiceId),
        surplusMinor: surplusOf(event.payload.settlement),
        event,
      })),
    );
  }
}

function surplusOf(settlement: paymentV1.Settlement | null): bigint {
  const [paid, amount] = [settlement?.paid, settlement?.amount].map((each) => fromWireMoney(each)?.minor ?? 0n);
  return paid! > amount! ? paid! - amount! : 0n;
}
