import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { SystemRunner } from '#libs/transactions';
import { MethodStore } from '../../methods/use-cases/ports.js';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { type Attempt, cancel, endUnfound, keyLives, pursuitOf, reportDaysOf } from '../domain/attempt.js';
import { AskProvider } from './ask-provider.js';
import { FollowAttempt } from './follow-attempt.js';
import { type AskedAttempt, AttemptPolicy, AttemptStore, type DueAttempt } from './ports.js';
import { RecordOutcome } from './record-outcome.js';
import { TakeOverAttempt } from './take-over-attempt.js';

const batchSize = 20;

/** Finds out about attempts that have no outcome yet; none of them is ever asked for with another key. */
@Injectable()
export class PursueAttempts {
  constructor(
    private readonly runner: SystemRunner,
    private readonly provider: PaymentProvider,
    private readonly attempts: AttemptStore,
    private readonly methods: MethodStore,
    private readonly askProvider: AskProvider,
    private readonly followAttempt: FollowAttempt,
    private readonly takeOverAttempt: TakeOverAttempt,
    private readonly recordOutcome: RecordOutcome,
    private readonly policy: AttemptPolicy,
  ) {}

  /** @returns whether more are due */
  async pursueAttempts(): Promise<boolean> {
    const due = await this.runner.transact((tx) => this.attempts.takeDue(tx, batchSize));
    const faults: unknown[] = [];
    // One that fails is due again later, and keeps no other waiting.
    for (const each of due) await this.pursue(each).catch((error: unknown) => faults.push(error));
    const defect = faults.find((error) => !(error instanceof DomainError && error.kind === 'unavailable'));
    if (defect) throw defect;
    return due.length === batchSize;
  }

  private async pursue({ attemptId, realNow }: DueAttempt): Promise<void> {
    const attempt = await this.attempts.find(attemptId);
    if (!attempt) return;
    if (attempt.state === 'INITIATED') return this.endLease(attempt);
    if (pursuitOf(attempt, realNow, this.policy.keyLifeMs) === 'ASK_AGAIN') return this.askAgain(attempt);
    const isFound = await this.followAttempt.followAttempt(attemptId);
    if (!isFound && attempt.state === 'UNKNOWN') await this.endUnfound(attempt, realNow);
  }

  /** The call that asked for it died: before the provider was asked nothing happened, afterwards it is asked again. */
  private async endLease({ attemptId, correlationId }: Attempt): Promise<void> {
    const taken = await this.runner.transact(async (tx): Promise<AskedAttempt | object> => {
      const locked = await this.attempts.lock(tx, attemptId);
      const { attempt, isLeased } = locked;
      if (attempt.state !== 'INITIATED' || isLeased) return {};
      if (attempt.askedAt !== null) return this.takeOverAttempt.takeOverAttempt(tx, locked);
      await this.recordOutcome.recordOutcome(tx, attempt, cancel(attempt, 'INTERRUPTED'));
      return {};
    }, correlationId);
    if ('token' in taken) await this.askProvider.askProvider(taken, this.runner.caller(correlationId));
  }

  private async askAgain(attempt: Attempt): Promise<void> {
    const method = await this.methods.find(attempt.methodId);
    if (!method) return;
    const asked = { attempt, token: method.token, isRepeat: true };
    await this.askProvider.askProvider(asked, this.runner.caller(attempt.correlationId));
  }

  private async endUnfound(attempt: Attempt, realNow: Date): Promise<void> {
    const { keyLifeMs } = this.policy;
    if (keyLives(attempt, realNow, keyLifeMs)) return;
    const days = reportDaysOf(attempt, keyLifeMs);
    const reports = await Promise.all(days.map((day) => this.provider.dayReport(day)));
    await this.runner.transact(async (tx) => {
      const { attempt: before } = await this.attempts.lock(tx, attempt.attemptId);
      await this.recordOutcome.recordOutcome(tx, before, endUnfound(before, reports, realNow, keyLifeMs));
    }, attempt.correlationId);
  }
}
