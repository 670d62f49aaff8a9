import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/transactions';
import type { Payment } from '../domain/payment.js';
import { TakeBackPayment } from './take-back-payment.js';

@Injectable()
export class ReversePayment {
  constructor(
    private readonly runner: Runner,
    private readonly takeBackPayment: TakeBackPayment,
  ) {}

  /**
   * Records that a payment was taken back.
   * @throws PAYMENT_NOT_FOUND, PAYMENT_STATE_FORBIDS, PAYMENT_INVALID
   */
  reversePayment(caller: Caller, paymentId: string, reason: string): Promise<Payment> {
    return this.runner.run(caller, (tx) => this.takeBackPayment.takeBackPayment(tx, paymentId, reason));
  }
}
