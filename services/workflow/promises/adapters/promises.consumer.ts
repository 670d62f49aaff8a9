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

const settlementEvents = [
  'dunlin.payment.v1.SettlementOffered',
  'dunlin.payment.v1.SettlementAccepted',
  'dunlin.payment.v1.SettlementFulfilled',
  'dunlin.payment.v1.SettlementBreached',
  'dunlin.payment.v1.SettlementWithdrawn',
  'dunlin.payment.v1.SettlementExpired',
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

  @OnEvents(...settlementEvents)
  async onSettlements(events: AnyEvent<(typeof settlementEvents)[number]>[], tx: Tx): Promise<void> {
    await this.promises.syncPromiseCopies(
      tx,
      events.map((event) => ({ facts: fromWireSettlement(event.payload.settlement), event })),
    );
  }
}

function fromWirePromise(promise: paymentV1.PaymentPromise | null): PromiseCopy {
  const judgeAt = fromTimestamp(promise?.judgeTime);
  invariant(promise && judgeAt, 'An event of a promise carries no promise, or none that says when it is judged.');
  const { promiseId, customerId, state, invoices, version } = promise;
  return {
    kind: 'PROMISE',
    ...{ promiseId, customerId, judgeAt, version: BigInt(version) },
    state: enumName(state, 'STATE_') ?? '',
    open: state === 'STATE_ACTIVE',
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
  };
}

function fromWireSettlement(settlement: paymentV1.Settlement | null): PromiseCopy {
  const judgeAt = fromTimestamp(settlement?.judgeTime);
  invariant(settlement && judgeAt, 'An event of a settlement carries none, or none that says when it is judged.');
  const { settlementId, customerId, state, invoices, version } = settlement;
  return {
    kind: 'SETTLEMENT',
    ...{ promiseId: settlementId, customerId, judgeAt, version: BigInt(version) },
    state: enumName(state, 'STATE_') ?? '',
    open: state === 'STATE_OFFERED' || state === 'STATE_ACCEPTED',
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
  };
}
