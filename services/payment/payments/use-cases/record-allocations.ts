import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import type { Tx } from '#libs/transactions';
import { type AllocatedPart, recordAllocation } from '../domain/payment.js';
import { PaymentStore } from './ports.js';

/** How the invoice service allocated one payment. */
export interface AllocationUpdate {
  readonly paymentId: string;
  /** Grows with every allocation of this payment. */
  readonly version: bigint;
  /** What the payment settles now. */
  readonly allocated: readonly AllocatedPart[];
}

@Injectable()
export class RecordAllocations {
  constructor(private readonly payments: PaymentStore) {}

  /**
   * Ends the flight of payments that were allocated, and keeps what they settled.
   * @throws PAYMENT_NOT_FOUND, since invoice allocates nothing that was not published here
   */
  async recordAllocations(updates: readonly AllocationUpdate[], tx: Tx): Promise<void> {
    const known = await this.payments.lockMany(tx, [...new Set(updates.map(({ paymentId }) => paymentId))]);
    const payments = new Map(known);
    for (const { paymentId, version, allocated } of updates) {
      const payment = payments.get(paymentId);
      invariant(payment, 'Locking returns every payment.');
      payments.set(paymentId, recordAllocation(payment, allocated, version));
    }
    const changed = [...payments.values()].filter((payment) => payment !== known.get(payment.paymentId));
    await this.payments.updateMany(tx, changed);
  }
}
