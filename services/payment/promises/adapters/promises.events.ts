import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { PaymentPromise, PromiseOutcome, PromiseState } from '../domain/promise.js';
import { PromiseEvents } from '../use-cases/ports.js';
import { toWirePromise } from './promises.wire.js';

const decidedTypes = {
  KEPT: 'dunlin.payment.v1.PromiseKept',
  BROKEN: 'dunlin.payment.v1.PromiseBroken',
  CANCELLED: 'dunlin.payment.v1.PromiseCancelled',
} as const satisfies Readonly<Record<Exclude<PromiseState, 'ACTIVE'>, string>>;

/** Events of promises are keyed by the customer. */
@Injectable()
export class OutboxPromiseEvents extends PromiseEvents {
  private readonly count: ReturnType<typeof promiseCounter>;

  constructor(metrics: Metrics) {
    super();
    this.count = promiseCounter(metrics);
  }

  override made(tx: Tx, promise: PaymentPromise): void {
    this.emit(tx, 'dunlin.payment.v1.PromiseMade', promise, '');
  }

  override decided(tx: Tx, promise: PaymentPromise, outcome: PromiseOutcome): void {
    if (promise.state !== 'ACTIVE') this.emit(tx, decidedTypes[promise.state], promise, outcome);
  }

  private emit(
    tx: Tx,
    type: 'dunlin.payment.v1.PromiseMade' | (typeof decidedTypes)[keyof typeof decidedTypes],
    promise: PaymentPromise,
    reason: string,
  ): void {
    const { customerId: key, promiseId: subject, version: sequence, state } = promise;
    // What was noted stays in this service: events are for everyone and carry no contact data.
    const payload = { promise: { ...toWirePromise(promise), notes: '' } };
    tx.emit({ type, key, subject, sequence, payload, reason });
    tx.afterCommit(() => this.count.inc({ state }, 1));
  }
}

const promiseCounter = (metrics: Metrics) =>
  metrics.counter('dunlin_payment_promises_total', 'Promises to pay that came to a state.', ['state']);
