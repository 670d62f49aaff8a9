import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import type { Tx } from '#libs/platform';
import { takeAllocation, type AllocatedPart } from '../domain/payment.js';
import { PaymentStore } from './ports.js';

/** What invoice said of one payment. */
export interface AllocationNews {
  readonly paymentId: string;
  /** Grows with everything that invoice says of this payment. */
  readonly version: bigint;
  /** What the payment settles now. */
  readonly allocated: readonly AllocatedPart[];
}

/** Ends the flight of payments that invoice has allocated, and keeps what they settled. */
@Injectable()
export class TakeAllocations {
  constructor(private readonly payments: PaymentStore) {}

  /** Errors: PAYMENT_NOT_FOUND, since invoice allocates nothing that was not published here. */
  async takeAllocations(news: readonly AllocationNews[], tx: Tx): Promise<void> {
    const known = await this.payments.lock(tx, [...new Set(news.map(({ paymentId }) => paymentId))]);
    const payments = new Map(known);
    for (const { paymentId, version, allocated } of news) {
      const payment = payments.get(paymentId);
      invariant(payment, 'Locking answers every payment.');
      payments.set(paymentId, takeAllocation(payment, allocated, version));
    }
    const changed = [...payments.values()].filter((payment) => payment !== known.get(payment.paymentId));
    await this.payments.save(tx, changed);
  }
}
