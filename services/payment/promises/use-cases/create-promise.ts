import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { type MoneyForInvoices, PaymentStore } from '../../payments/use-cases/ports.js';
import type { PromiseFacts, PromiseInput } from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import type { PaymentPromise } from '../domain/promise.js';
import { DraftPromises, readPromise } from './draft-promises.js';
import { PromiseEvents, PromiseStore } from './ports.js';

@Injectable()
export class CreatePromise {
  constructor(
    private readonly runner: Runner,
    private readonly drafts: DraftPromises,
    private readonly promises: PromiseStore,
    private readonly payments: PaymentStore,
    private readonly events: PromiseEvents,
  ) {}

  /**
   * Records a promise; from its commit on acts about its invoices stop.
   * @throws PROMISE_INVALID, PROMISE_STATE_FORBIDS, INVOICE_NOT_FOUND; PROMISE_CONFLICT while what remains is changing;
   * whatever the clients of the owners throw
   */
  async createPromise(caller: Caller, input: PromiseInput): Promise<PaymentPromise> {
    const read = readPromise(input);
    // What is read here, before what remains, and read once more inside the transaction proves that no payment slipped
    // between: the promise is about what remains without it.
    const before = await this.payments.moneyFor(input.invoiceIds, input.customerId);
    const facts = await this.drafts.gather(read, caller);
    return this.runner.run(caller, (tx) => this.make(tx, caller, input, facts, before));
  }

  private async make(
    tx: Tx,
    caller: Caller,
    input: PromiseInput,
    facts: PromiseFacts,
    before: MoneyForInvoices,
  ): Promise<PaymentPromise> {
    const { customerId, invoiceIds } = input;
    await this.promises.lockMaking(tx, customerId);
    const draft = await this.drafts.draft(tx, input, facts, tx.now);
    const { inFlight, fingerprint } = await this.payments.moneyFor(invoiceIds, customerId, tx);
    if (inFlight || fingerprint !== before.fingerprint) {
      throw errors.PROMISE_CONFLICT(
        'Money for these invoices is being allocated; what remains is known in a moment. Make the same call again.',
      );
    }
    const known = await this.payments.listSettled(tx, invoiceIds);
    const inTime = known.filter(({ valueDate }) => valueDate >= draft.firstValueDate);
    const promise: PaymentPromise = {
      ...draft,
      promiseId: newId(),
      madeBy: caller.actor,
      priorPaymentIds: inTime.map(({ paymentId }) => paymentId),
    };
    await this.promises.insert(tx, promise);
    this.events.made(tx, promise);
    return promise;
  }
}
