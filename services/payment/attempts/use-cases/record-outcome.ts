import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import type { Tx } from '#libs/transactions';
import { end, type Method, use } from '../../methods/domain/method.js';
import { MethodEvents, MethodStore } from '../../methods/use-cases/ports.js';
import { PaymentStore, Today } from '../../payments/use-cases/ports.js';
import { SettleAttempt } from '../../payments/use-cases/settle-attempt.js';
import { TakeBackPayment } from '../../payments/use-cases/take-back-payment.js';
import { type Attempt, hasMoney, isOpen } from '../domain/attempt.js';
import { AttemptEvents, AttemptStore } from './ports.js';

@Injectable()
export class RecordOutcome {
  constructor(
    private readonly attempts: AttemptStore,
    private readonly methods: MethodStore,
    private readonly methodEvents: MethodEvents,
    private readonly payments: PaymentStore,
    private readonly settleAttempt: SettleAttempt,
    private readonly takeBackPayment: TakeBackPayment,
    private readonly events: AttemptEvents,
    private readonly today: Today,
  ) {}

  /**
   * Stores what became of a locked attempt, with all that follows, in one transaction: the payment, its reversal, the
   * invoices that are free again, and the end of a method that may never be charged again.
   */
  async recordOutcome(tx: Tx, before: Attempt, after: Attempt): Promise<Attempt> {
    if (after === before) return before;
    const attempt = await this.moveMoney(tx, before, after);
    await this.attempts.update(tx, attempt);
    await this.followMethod(tx, before, attempt);
    // After the method, as a new attempt locks them in this order.
    if (!isOpen(attempt)) await this.payments.release(tx, attempt.attemptId);
    if (attempt.state === 'UNKNOWN') this.events.outcomeUnknown(tx, attempt);
    if (attempt.state === 'FAILED_SOFT' || attempt.state === 'FAILED_HARD') this.events.failed(tx, attempt);
    return attempt;
  }

  private async moveMoney(tx: Tx, before: Attempt, after: Attempt): Promise<Attempt> {
    if (!hasMoney(after)) return after;
    const attempt = hasMoney(before) ? after : { ...after, paymentId: await this.settle(tx, after) };
    if (attempt.state === 'REVERSED') await this.takeBack(tx, attempt);
    return attempt;
  }

  private async settle(tx: Tx, attempt: Attempt): Promise<string> {
    const { customerId, amount, provider, providerChargeId, invoiceIds, methodId } = attempt;
    const { kind } = await this.methods.lock(tx, methodId);
    const method = kind === 'BANK_ACCOUNT' ? 'DIRECT_DEBIT' : 'CARD';
    const report = { customerId, amount, method, reference: '', proof: '', invoiceIds } as const;
    const source = { source: provider, sourceId: providerChargeId };
    return (await this.settleAttempt.settleAttempt(tx, { ...report, ...source })).paymentId;
  }

  /** A person may have recorded it before. */
  private async takeBack(tx: Tx, { paymentId, failure }: Attempt): Promise<void> {
    invariant(paymentId, 'Money that is taken back came.');
    const known = (await this.payments.lockMany(tx, [paymentId])).get(paymentId);
    if (known?.state === 'REVERSED') return;
    const reason = [failure?.code, failure?.sentence].filter(Boolean).join(': ') || 'REVERSED';
    await this.takeBackPayment.takeBackPayment(tx, paymentId, reason);
  }

  /** A method that brought money is in use; one whose decline forbids another attempt is dead. */
  private async followMethod(tx: Tx, before: Attempt, attempt: Attempt): Promise<void> {
    const isOver = attempt.failure?.class === 'HARD' || attempt.failure?.class === 'EXPIRED_METHOD';
    const isPaid = hasMoney(attempt) && !hasMoney(before);
    if (!isOver && !isPaid) return;
    const method = await this.methods.lock(tx, attempt.methodId);
    const followed = isOver ? endedBy(method, attempt) : use(method, this.today.dateAt(tx.now));
    if (followed === method) return;
    await this.methods.update(tx, followed);
    if (isOver) this.methodEvents.changed(tx, followed);
  }
}

function endedBy(method: Method, { failure }: Attempt): Method {
  return end(method, failure?.class === 'HARD' ? 'REVOKED' : 'EXPIRED', failure?.code ?? '');
}
