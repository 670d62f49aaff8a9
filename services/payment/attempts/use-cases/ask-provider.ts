import { Injectable } from '@nestjs/common';
import { type Caller, CrashPoints, Runner } from '#libs/transactions';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { answer, type Attempt } from '../domain/attempt.js';
import { type AskedAttempt, AttemptStore } from './ports.js';
import { RecordOutcome } from './record-outcome.js';

/** Asks the provider, and the transaction that stores what it answered. */
@Injectable()
export class AskProvider {
  constructor(
    private readonly runner: Runner,
    private readonly provider: PaymentProvider,
    private readonly attempts: AttemptStore,
    private readonly recordOutcome: RecordOutcome,
    private readonly crashPoints: CrashPoints,
  ) {}

  /** Where this process dies before the answer is stored, the attempt is found out about later, with the same key. */
  async askProvider(
    { attempt: { attemptId, amount }, token, isRepeat }: AskedAttempt,
    caller: Pick<Caller, 'actor' | 'correlationId' | 'causationId'>,
  ): Promise<Attempt> {
    this.crashPoints.reach('attempt.asked-committed');
    const given = await this.provider.charge({ attemptId, amount, token });
    this.crashPoints.reach('attempt.answer-received');
    const recorded = await this.runner.transact(caller, async (tx) => {
      const { attempt: before } = await this.attempts.lock(tx, attemptId);
      return this.recordOutcome.recordOutcome(tx, before, answer(before, given, isRepeat));
    });
    this.crashPoints.reach('attempt.recorded');
    return recorded;
  }
}
