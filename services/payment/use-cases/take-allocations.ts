import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import type { Tx } from '#libs/platform';
import { allocate, deallocate, type AllocatedPart } from '../domain/payment.js';
import { PaymentStore } from './ports.js';

/** What invoice said of one payment, in the order it was said. */
export type AllocationNews =
  | { readonly paymentId: string; readonly allocated: readonly AllocatedPart[] }
  | { readonly paymentId: string; readonly deallocated: true };

/** Ends the flight of payments that invoice has allocated, and keeps what they settled. */
@Injectable()
export class TakeAllocations {
  constructor(private readonly payments: PaymentStore) {}

  /** Errors: PAYMENT_NOT_FOUND, since invoice allocates nothing that was not published here. */
  async take(news: readonly AllocationNews[], tx: Tx): Promise<void> {
    const payments = await this.payments.lock(tx, [...new Set(news.map(({ paymentId }) => paymentId))]);
    for (const item of news) {
      const payment = payments.get(item.paymentId);
      invariant(payment, 'Locking answers every payment.');
      payments.set(item.paymentId, 'allocated' in item ? allocate(payment, item.allocated) : deallocate(payment));
    }
    await this.payments.save(tx, [...payments.values()]);
  }
}
