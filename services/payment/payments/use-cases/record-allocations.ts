import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import type { Tx } from '#libs/transactions';
import { type AllocatedPart, invoicesOf, recordAllocation } from '../domain/payment.js';
import { MoneyMoved } from './money-moved.js';
import { PaymentStore } from './ports.js';

/** How the invoice service allocated one payment. */
export interface AllocationUpdate {
  readonly paymentId: string;
  /** Grows with every allocation of this payment. */
  readonly version: bigint;
  /** What the payment settles now, or a part of it. */
  readonly allocated: readonly AllocatedPart[];
  /** Whether it replaces what was told before; what settles many invoices is told by several events. */
  readonly isFirst: boolean;
}

@Injectable()
export class RecordAllocations {
  constructor(
    private readonly payments: PaymentStore,
    private readonly moneyMoved: MoneyMoved,
  ) {}

  /**
   * Ends the flight of payments that were allocated, and keeps what they settled.
   * @throws PAYMENT_NOT_FOUND, since invoice allocates nothing that was not published here
   */
  async recordAllocations(updates: readonly AllocationUpdate[], tx: Tx): Promise<void> {
    const known = await this.payments.lockMany(tx, [...new Set(updates.map(({ paymentId }) => paymentId))]);
    const payments = new Map(known);
    for (const { paymentId, version, allocated, isFirst } of updates) {
      const payment = payments.get(paymentId);
      invariant(payment, 'Locking returns every payment.');
      payments.set(paymentId, recordAllocation(payment, allocated, version, isFirst));
    }
    const changed = [...payments.values()].filter((payment) => payment !== known.get(payment.paymentId));
    await this.payments.updateMany(tx, changed);
    const concerned = [...known.values(), ...changed].flatMap(invoicesOf);
    await this.moneyMoved.tell(tx, changed, [...new Set(concerned)]);
  }
}
