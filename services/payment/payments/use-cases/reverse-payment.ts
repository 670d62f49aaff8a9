import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { type Caller, Runner } from '#libs/transactions';
import { invoicesOf, type Payment, reverse } from '../domain/payment.js';
import { AfterMoneyMoved } from './after-money-moved.js';
import { PaymentEvents, PaymentStore } from './ports.js';

@Injectable()
export class ReversePayment {
  constructor(
    private readonly runner: Runner,
    private readonly payments: PaymentStore,
    private readonly events: PaymentEvents,
    private readonly after: AfterMoneyMoved,
  ) {}

  /**
   * Records that a payment was taken back; the invoice service undoes its allocations on the event.
   * @throws PAYMENT_NOT_FOUND, PAYMENT_STATE_FORBIDS, PAYMENT_INVALID
   */
  reversePayment(caller: Caller, paymentId: string, reason: string): Promise<Payment> {
    return this.runner.run(caller, async (tx) => {
      const known = (await this.payments.lockMany(tx, [paymentId])).get(paymentId);
      invariant(known, 'Locking returns every payment.');
      const reversed = reverse(known, reason);
      await this.payments.updateMany(tx, [reversed]);
      this.events.reversed(tx, reversed);
      await this.after.moneyMoved(tx, [reversed], invoicesOf(known));
      return reversed;
    });
  }
}
