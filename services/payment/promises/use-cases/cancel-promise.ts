import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import { type Caller, Runner } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { cancel, type PaymentPromise } from '../domain/promise.js';
import { PromiseEvents, PromiseStore } from './ports.js';

@Injectable()
export class CancelPromise {
  constructor(
    private readonly runner: Runner,
    private readonly promises: PromiseStore,
    private readonly events: PromiseEvents,
  ) {}

  /** @throws PROMISE_NOT_FOUND, PROMISE_INVALID, PROMISE_STATE_FORBIDS */
  cancelPromise(caller: Caller, promiseId: string, reason: string): Promise<PaymentPromise> {
    return this.runner.run(caller, async (tx) => {
      const because = requireField(errors.PROMISE_INVALID, 'reason', readReason(reason));
      const known = await this.promises.lock(tx, promiseId);
      if (!known) throw errors.PROMISE_NOT_FOUND(`There is no promise ${JSON.stringify(promiseId)}.`);
      const cancelled = cancel(known, because, tx.now);
      await this.promises.updateMany(tx, [cancelled]);
      this.events.decided(tx, cancelled, 'PROMISE_CANCELLED');
      return cancelled;
    });
  }
}
