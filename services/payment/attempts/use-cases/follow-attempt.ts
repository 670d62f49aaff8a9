import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { errors as providerErrors } from '../../provider/domain/errors.js';
import { PaymentProvider, type ProviderCharge } from '../../provider/domain/provider.js';
import { type Attempt, observe } from '../domain/attempt.js';
import { AttemptStore } from './ports.js';
import { RecordOutcome } from './record-outcome.js';

@Injectable()
export class FollowAttempt {
  constructor(
    private readonly runner: SystemRunner,
    private readonly provider: PaymentProvider,
    private readonly attempts: AttemptStore,
    private readonly recordOutcome: RecordOutcome,
  ) {}

  /**
   * Fetches an attempt of ours from the provider and records what it has become.
   * @returns false when there is no such attempt, here or there
   * @throws PAYMENT_PROVIDER_UNAVAILABLE
   */
  async followAttempt(attemptId: string): Promise<boolean> {
    const known = await this.attempts.find(attemptId);
    const seen = known ? await this.provider.findCharge(attemptId) : null;
    if (!known || !seen) return false;
    assertSame(known, seen);
    await this.runner.transact(async (tx) => {
      const { attempt: before } = await this.attempts.lock(tx, attemptId);
      await this.recordOutcome.recordOutcome(tx, before, observe(before, seen));
    }, known.correlationId);
    return true;
  }
}

/** What the provider says of other money is not believed. */
function assertSame({ attemptId, amount }: Attempt, seen: ProviderCharge): void {
  if (seen.amount.minor === amount.minor && seen.amount.currency === amount.currency) return;
  throw providerErrors.PAYMENT_PROVIDER_UNAVAILABLE(
    `The payment provider knows attempt ${attemptId} with another amount.`,
  );
}
