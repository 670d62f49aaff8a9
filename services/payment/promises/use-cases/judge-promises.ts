import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import type { Payment } from '../../payments/domain/payment.js';
import { type InvoiceFollower, InvoicesSeen, type SeenInvoice } from '../../payments/use-cases/invoices-seen.js';
import { type MoneyFollower, MoneyMoved } from '../../payments/use-cases/money-moved.js';
import { PaymentStore } from '../../payments/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import {
  countedFor,
  judge,
  type Judgement,
  noteInvoice,
  type PaymentPromise,
  type PromiseOutcome,
} from '../domain/promise.js';
import { PromiseEvents, PromiseStore } from './ports.js';

/** Brings promises in line with money, with the end of their last day, and with invoices that were closed. */
@Injectable()
export class JudgePromises implements MoneyFollower, InvoiceFollower {
  constructor(
    private readonly runner: Runner,
    private readonly promises: PromiseStore,
    private readonly payments: PaymentStore,
    private readonly events: PromiseEvents,
    moneyMoved: MoneyMoved,
    invoicesSeen: InvoicesSeen,
  ) {
    moneyMoved.follow(this);
    invoicesSeen.follow(this);
  }

  /**
   * Decides a promise whose last day is over; one that was decided stays as it is.
   * @throws PROMISE_NOT_FOUND; PROMISE_CONFLICT before the end of the day, and while money is being allocated
   */
  judgePromise(caller: Caller, promiseId: string): Promise<PaymentPromise> {
    return this.runner.run(caller, async (tx) => {
      const known = await this.promises.lock(tx, promiseId);
      if (!known) throw errors.PROMISE_NOT_FOUND(`There is no promise ${JSON.stringify(promiseId)}.`);
      if (known.state !== 'ACTIVE') return known;
      if (tx.now < known.judgeAt) {
        throw errors.PROMISE_CONFLICT(
          `The last day of promise ${promiseId} ends at ${known.judgeAt.toISOString()}. Make the same call then.`,
        );
      }
      if (await this.isInFlight(tx, known)) {
        throw errors.PROMISE_CONFLICT(
          `Money for the invoices of promise ${promiseId} is being allocated. Make the same call again.`,
        );
      }
      const [judged] = await this.judgeMany(tx, [[known, known]], { now: tx.now, isOver: true, reversed: false });
      return judged!;
    });
  }

  async moneyMoved(tx: Tx, moved: readonly Payment[], invoiceIds: readonly string[]): Promise<void> {
    const concerned = await this.promises.lockOfInvoices(tx, invoiceIds);
    const reversed = moved.some(({ state }) => state === 'REVERSED');
    const pairs = concerned.map((promise) => [promise, promise] as const);
    await this.judgeMany(tx, pairs, { now: tx.now, isOver: false, reversed });
  }

  async invoicesSeen(tx: Tx, seen: readonly SeenInvoice[]): Promise<void> {
    const ids = [...new Set(seen.map(({ invoiceId }) => invoiceId))];
    const active = await this.promises.lockActiveOf(tx, ids);
    const pairs = active.map((promise) => {
      const noted = seen.reduce((after, { invoiceId, version, standing }) => {
        return noteInvoice(after, invoiceId, { closed: standing !== 'OWED', version });
      }, promise);
      return [promise, noted] as const;
    });
    await this.judgeMany(tx, pairs, { now: tx.now, isOver: false, reversed: false });
  }

  /**
   * @param pairs promises as they are stored, each with what is known of it now
   * @returns them as they are then
   */
  private async judgeMany(
    tx: Tx,
    pairs: readonly (readonly [stored: PaymentPromise, known: PaymentPromise])[],
    judgement: Judgement,
  ): Promise<PaymentPromise[]> {
    if (pairs.length === 0) return [];
    const parts = pairs.flatMap(([, known]) => known.parts);
    const payments = await this.payments.listSettled(tx, [...new Set(parts.map(({ invoiceId }) => invoiceId))]);
    const judged: { stored: PaymentPromise; promise: PaymentPromise; outcome: PromiseOutcome | null }[] = [];
    for (const [stored, known] of pairs) {
      const counted = countedFor(known, payments);
      // What of a closed invoice was not paid is released once no money for it is on its way.
      const inFlight = known.parts.some(({ closed }) => closed) && (await this.isInFlight(tx, known));
      judged.push({ stored, ...judge(known, { counted, inFlight }, judgement) });
    }
    const changed = judged.filter(({ stored, promise }) => promise !== stored);
    await this.promises.updateMany(
      tx,
      changed.map(({ promise }) => promise),
    );
    for (const { promise, outcome } of changed) {
      if (outcome !== null) this.events.decided(tx, promise, outcome);
    }
    return judged.map(({ promise }) => promise);
  }

  private async isInFlight(tx: Tx, { customerId, parts }: PaymentPromise): Promise<boolean> {
    const invoiceIds = parts.map(({ invoiceId }) => invoiceId);
    return (await this.payments.moneyInFlight(invoiceIds, customerId, { tx })).length > 0;
  }
}
