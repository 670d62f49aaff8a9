import { Controller } from '@nestjs/common';
import { fromWireDate, fromWireMoney, type paymentV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { OnEvents, type AnyEvent, type Tx } from '#libs/platform';
import type { SettledPayment } from '../domain/payments.js';
import { AllocatePayments } from '../use-cases/allocate-payments.js';

@Controller()
export class LedgerConsumer {
  constructor(private readonly payments: AllocatePayments) {}

  @OnEvents('dunlin.payment.v1.PaymentSettled', 'dunlin.payment.v1.PaymentReversed')
  async onPayments(
    events: readonly AnyEvent<'dunlin.payment.v1.PaymentSettled' | 'dunlin.payment.v1.PaymentReversed'>[],
    tx: Tx,
  ): Promise<void> {
    await this.payments.execute(
      tx,
      events.map((event) => {
        const { payment: wire, cause } = event.payload;
        const payment = readPayment(wire);
        if (event.type === 'dunlin.payment.v1.PaymentSettled') return { kind: 'settled', payment, event };
        const reason = wire?.reversalReason || cause?.reason || 'PAYMENT_REVERSED';
        return { kind: 'reversed', payment, reason, event };
      }),
    );
  }
}

/** @throws DomainError PAYMENT_INVALID, which parks the key */
function readPayment(payment: paymentV1.Payment | null): SettledPayment {
  const amount = fromWireMoney(payment?.amount);
  const valueDate = fromWireDate(payment?.valueDate, 'value_date');
  if (!payment || !amount || !valueDate) {
    const message = `Payment ${payment?.paymentId ?? 'without id'} names no amount or value date.`;
    throw new DomainError('PAYMENT_INVALID', 'invalid', message);
  }
  const { paymentId, customerId, invoiceIds } = payment;
  return { paymentId, customerId, currency: amount.currency, amountMinor: amount.minor, invoiceIds, valueDate };
}
