import { Controller } from '@nestjs/common';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import { AllocatePayments } from '../use-cases/allocate-payments.js';
import { fromWirePayment } from './ledger.wire.js';

@Controller()
export class LedgerConsumer {
  constructor(private readonly allocatePayments: AllocatePayments) {}

  /** One method for both, since a reversal must not overtake its settlement. */
  @OnEvents('dunlin.payment.v1.PaymentSettled', 'dunlin.payment.v1.PaymentReversed')
  async onPayments(
    events: readonly AnyEvent<'dunlin.payment.v1.PaymentSettled' | 'dunlin.payment.v1.PaymentReversed'>[],
    tx: Tx,
  ): Promise<void> {
    await this.allocatePayments.allocatePayments(
      tx,
      events.map((event) => {
        const { payment: wire, cause } = event.payload;
        if (event.type === 'dunlin.payment.v1.PaymentSettled') {
          return { kind: 'settled', payment: fromWirePayment(wire, event.payload.dueParts), event };
        }
        const payment = fromWirePayment(wire);
        const reason = wire?.reversalReason || cause?.reason || 'PAYMENT_REVERSED';
        return { kind: 'reversed', payment, reason, event };
      }),
    );
  }
}
