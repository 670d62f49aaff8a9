import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import type { Tx } from '#libs/transactions';
import { assertSameMoney, type Payment, type Report, settle } from '../domain/payment.js';
import { PaymentEvents, PaymentStore, Today } from './ports.js';

@Injectable()
export class SettleAttempt {
  constructor(
    private readonly payments: PaymentStore,
    private readonly events: PaymentEvents,
    private readonly today: Today,
  ) {}

  /**
   * Records the money of an attempt in the transaction that ends the attempt. What a webhook, a look-up or a file reported
   * before under the same source id is that payment.
   * @throws PAYMENT_INVALID, PAYMENT_KEY_REUSED
   */
  async settleAttempt(tx: Tx, report: Omit<Report, 'valueDate'>): Promise<Payment> {
    const today = this.today.dateAt(tx.now);
    const payment = settle({ ...report, valueDate: today }, newId(), { now: tx.now, today });
    const inserted = await this.payments.insertMany(tx, [payment]);
    if (inserted.has(payment.paymentId)) {
      this.events.settled(tx, [payment]);
      return payment;
    }
    const [known] = await this.payments.findBySourceIds(tx, report.source, [report.sourceId]);
    invariant(known, 'A payment that was not new is stored.');
    assertSameMoney(known, payment);
    return known;
  }
}
