import { Injectable } from '@nestjs/common';
import { toTimestampOrNull } from '#libs/contracts';
import type { Tx } from '#libs/platform';
import type { Payment } from '../domain/payment.js';
import type { PaymentFile } from '../domain/payment-file.js';
import { PaymentFacts } from '../use-cases/ports.js';
import { toWireFile, toWirePayment } from './payment.wire.js';

/** Facts about payments are keyed by the customer, those about files by the file. */
@Injectable()
export class PublishedPaymentFacts extends PaymentFacts {
  override settled(tx: Tx, payments: readonly Payment[]): void {
    for (const payment of payments) this.payment(tx, 'dunlin.payment.v1.PaymentSettled', payment, '');
  }

  override reversed(tx: Tx, payment: Payment): void {
    this.payment(tx, 'dunlin.payment.v1.PaymentReversed', payment, payment.reversalReason);
  }

  override fileRegistered(tx: Tx, file: PaymentFile): void {
    tx.emit({
      type: 'dunlin.payment.v1.PaymentFileRegistered',
      key: file.fileId,
      subject: file.fileId,
      sequence: file.version,
      payload: { fileId: file.fileId, arrivalTime: toTimestampOrNull(file.arrivalAt) },
    });
  }

  override fileCompleted(tx: Tx, file: PaymentFile): void {
    tx.emit({
      type: 'dunlin.payment.v1.PaymentFileCompleted',
      key: file.fileId,
      subject: file.fileId,
      sequence: file.version,
      payload: { file: toWireFile(file) },
      reason: file.refusal,
    });
  }

  private payment(
    tx: Tx,
    type: 'dunlin.payment.v1.PaymentSettled' | 'dunlin.payment.v1.PaymentReversed',
    payment: Payment,
    reason: string,
  ): void {
    const { customerId, paymentId, version } = payment;
    const payload = { payment: toWirePayment(payment) };
    tx.emit({ type, key: customerId, subject: paymentId, sequence: version, payload, reason });
  }
}
