import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { cancel, type PaymentPromise } from '../domain/promise.js';
import { PromiseEvents, PromiseStore } from './ports.js';

/** For what takes the place of promises, such as a plan in instalments, in its own transaction. */
@Injectable()
export class EndPromises {
  constructor(
    private readonly promises: PromiseStore,
    private readonly events: PromiseEvents,
  ) {}

  /** Cancels those of a customer that are ACTIVE about any of the invoices; until the end of the transaction no other is made. */
  async endPromises(
    tx: Tx,
    customerId: string,
    invoiceIds: readonly string[],
    reason: string,
  ): Promise<PaymentPromise[]> {
    await this.promises.lockMaking(tx, customerId);
    const active = await this.promises.lockActiveOf(tx, invoiceIds);
    const cancelled = active.map((promise) => cancel(promise, reason, tx.now));
    await this.promises.updateMany(tx, cancelled);
    for (const promise of cancelled) this.events.decided(tx, promise, 'PROMISE_CANCELLED');
    return cancelled;
  }
}
