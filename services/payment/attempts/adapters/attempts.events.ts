import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import type { Tx } from '#libs/transactions';
import type { Attempt } from '../domain/attempt.js';
import { AttemptEvents } from '../use-cases/ports.js';
import { toWireAttempt } from './attempts.wire.js';

type Type = 'dunlin.payment.v1.AttemptFailed' | 'dunlin.payment.v1.AttemptOutcomeUnknown';

/** Events of attempts are keyed by the customer. */
@Injectable()
export class OutboxAttemptEvents extends AttemptEvents {
  private readonly declines: ReturnType<typeof declineCounter>;

  constructor(metrics: Metrics) {
    super();
    this.declines = declineCounter(metrics);
  }

  override failed(tx: Tx, attempt: Attempt): void {
    this.emit(tx, 'dunlin.payment.v1.AttemptFailed', attempt, attempt.failure?.code ?? '');
    tx.afterCommit(() => this.declines.inc({ class: attempt.failure?.class ?? '' }));
  }

  override outcomeUnknown(tx: Tx, attempt: Attempt): void {
    this.emit(tx, 'dunlin.payment.v1.AttemptOutcomeUnknown', attempt, attempt.reason);
  }

  /** The page on which a debtor confirms admits whoever has its address. */
  private emit(tx: Tx, type: Type, attempt: Attempt, reason: string): void {
    const { customerId, attemptId, version } = attempt;
    const payload = { attempt: { ...toWireAttempt(attempt), actionUrl: '' } };
    tx.emit({ type, key: customerId, subject: attemptId, sequence: version, payload, reason });
  }
}

const declineCounter = (metrics: Metrics) =>
  metrics.counter('dunlin_attempt_declines_total', 'Attempts that were declined, by what follows from it.', ['class']);
