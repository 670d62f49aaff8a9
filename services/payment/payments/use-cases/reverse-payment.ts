import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { Runner, type Caller } from '#libs/platform';
import { reverse, type Payment } from '../domain/payment.js';
import { PaymentEvents, PaymentStore } from './ports.js';

/** Records that a payment was taken back; invoice undoes its allocations when it hears of it. */
@Injectable()
export class ReversePayment {
  constructor(
    private readonly runner: Runner,
    private readonly payments: PaymentStore,
    private readonly events: PaymentEvents,
  ) {}

  /** Errors: PAYMENT_NOT_FOUND, PAYMENT_ALREADY_REVERSED, PAYMENT_INVALID */
  reversePayment(caller: Caller, paymentId: string, reason: string): Promise<Payment> {
    return this.runner.run(caller, async (tx) => {
      const known = (await this.payments.lock(tx, [paymentId])).get(paymentId);
      invariant(known, 'Locking answers every payment.');
      const reversed = reverse(known, reason);
      await this.payments.save(tx, [reversed]);
      this.events.reversed(tx, reversed);
      return reversed;
    });
  }
}
