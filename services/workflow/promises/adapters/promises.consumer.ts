import { Controller } from '@nestjs/common';
import { enumName, fromTimestamp, type paymentV1 } from '#libs/contracts';
import { invariant } from '#libs/errors';
import { type AnyEvent, OnEvents } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { PromiseCopy } from '../domain/promise.js';
import { SyncPromiseCopies } from '../use-cases/sync-promise-copies.js';

const promiseEvents = [
  'dunlin.payment.v1.PromiseMade',
  'dunlin.payment.v1.PromiseKept',
  'dunlin.payment.v1.PromiseBroken',
  'dunlin.payment.v1.PromiseCancelled',
] as const;

@Controller()
export class PromisesConsumer {
  constructor(private readonly promises: SyncPromiseCopies) {}

  @OnEvents(...promiseEvents)
  async onPromises(events: AnyEvent<(typeof promiseEvents)[number]>[], tx: Tx): Promise<void> {
    await this.promises.syncPromiseCopies(
      tx,
      events.map((event) => ({ facts: fromWirePromise(event.payload.promise), event })),
    );
  }
}

function fromWirePromise(promise: paymentV1.PaymentPromise | null): PromiseCopy {
  const judgeAt = fromTimestamp(promise?.judgeTime);
  invariant(promise && judgeAt, 'An event of a promise carries no promise, or none that says when it is judged.');
  const { promiseId, customerId, state, invoices, version } = promise;
  return {
    ...{ promiseId, customerId, judgeAt, version: BigInt(version) },
    state: enumName(state, 'STATE_') ?? '',
    open: state === 'STATE_ACTIVE',
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
  };
}
