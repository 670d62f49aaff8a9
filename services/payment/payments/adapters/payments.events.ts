import { Injectable } from '@nestjs/common';
import { toWireMoney } from '#libs/contracts';
import { Metrics } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { Payment } from '../domain/payment.js';
import { type DueParts, PaymentEvents } from '../use-cases/ports.js';
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

  override settled(tx: Tx, payments: readonly Payment[], due: DueParts = new Map()): void {
    for (const payment of payments) {
      const { currency } = payment.amount;
      const dueParts = (due.get(payment.paymentId) ?? []).map(({ invoiceId, minor }) => {
        return { invoiceId, amount: toWireMoney({ minor, currency }) };
      });
      const type = 'dunlin.payment.v1.PaymentSettled';
      tx.emit({ type, ...subjectOf(payment), payload: { payment: told(payment), dueParts }, reason: '' });
    }
    tx.afterCommit(() => this.count('settled', payments));
  }

  override reversed(tx: Tx, payment: Payment): void {
    const type = 'dunlin.payment.v1.PaymentReversed';
    const payload = { payment: told(payment) };
    tx.emit({ type, ...subjectOf(payment), payload, reason: payment.reversalReason });
    tx.afterCommit(() => this.count('reversed', [payment]));
  }

  private count(outcome: 'settled' | 'reversed', payments: readonly Payment[]): void {
    for (const { amount } of payments) this.money.inc({ outcome, currency: amount.currency }, Number(amount.minor));
  }
}

function subjectOf({ customerId: key, paymentId: subject, version: sequence }: Payment) {
  return { key, subject, sequence };
}

function told(payment: Payment) {
  return { ...toWirePayment(payment), ...withheld };
}

/** Collected is what was settled less what was reversed. */
const moneyCounter = (metrics: Metrics) =>
  metrics.counter('dunlin_payments_minor_units_total', 'Money of payments in minor units of the currency.', [
    'outcome',
    'currency',
  ]);
