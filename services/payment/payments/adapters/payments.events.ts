import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { Payment } from '../domain/payment.js';
import { PaymentEvents } from '../use-cases/ports.js';
import { toWirePayment } from './payments.wire.js';

/** What debtors wrote stays in this service: events are for everyone and carry no contact data. */
const withheld = { reference: '', proof: '' };

/** Events of payments are keyed by the customer. */
@Injectable()
export class OutboxPaymentEvents extends PaymentEvents {
  private readonly money: ReturnType<typeof moneyCounter>;

  constructor(metrics: Metrics) {
    super();
    this.money = moneyCounter(metrics);
  }

  override settled(tx: Tx, payments: readonly Payment[]): void {
    for (const payment of payments) this.payment(tx, 'dunlin.payment.v1.PaymentSettled', payment, '');
    tx.afterCommit(() => this.count('settled', payments));
  }

  override reversed(tx: Tx, payment: Payment): void {
    this.payment(tx, 'dunlin.payment.v1.PaymentReversed', payment, payment.reversalReason);
    tx.afterCommit(() => this.count('reversed', [payment]));
  }

  private count(outcome: 'settled' | 'reversed', payments: readonly Payment[]): void {
    for (const { amount } of payments) this.money.inc({ outcome, currency: amount.currency }, Number(amount.minor));
  }

  private payment(
    tx: Tx,
    type: 'dunlin.payment.v1.PaymentSettled' | 'dunlin.payment.v1.PaymentReversed',
    payment: Payment,
    reason: string,
  ): void {
    const { customerId, paymentId, version } = payment;
    const payload = { payment: { ...toWirePayment(payment), ...withheld } };
    tx.emit({ type, key: customerId, subject: paymentId, sequence: version, payload, reason });
  }
}

/** Collected is what was settled less what was reversed. */
const moneyCounter = (metrics: Metrics) =>
  metrics.counter('dunlin_payments_minor_units_total', 'Money of payments in minor units of the currency.', [
    'outcome',
    'currency',
  ]);
