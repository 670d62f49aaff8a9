import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import type { Tx } from '#libs/transactions';
import { invoicesOf, type Payment, reverse } from '../domain/payment.js';
import { MoneyMoved } from './money-moved.js';
import { PaymentEvents, PaymentStore } from './ports.js';

@Injectable()
export class TakeBackPayment {
  constructor(
    private readonly payments: PaymentStore,
    private readonly events: PaymentEvents,
    private readonly moneyMoved: MoneyMoved,
  ) {}

  /**
   * Takes a payment back in a transaction that does more; the invoice service undoes its allocations on the event.
   * @throws PAYMENT_NOT_FOUND, PAYMENT_STATE_FORBIDS, PAYMENT_INVALID
   */
  async takeBackPayment(tx: Tx, paymentId: string, reason: string): Promise<Payment> {
    const known = (await this.payments.lockMany(tx, [paymentId])).get(paymentId);
    invariant(known, 'Locking returns every payment.');
    const reversed = reverse(known, reason);
    await this.payments.updateMany(tx, [reversed]);
    this.events.reversed(tx, reversed);
    await this.moneyMoved.tell(tx, [reversed], invoicesOf(known));
    return reversed;
  }
}
