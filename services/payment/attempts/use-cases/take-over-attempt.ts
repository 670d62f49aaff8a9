import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { MethodStore } from '../../methods/use-cases/ports.js';
import { ask, type Attempt, doubt, keyLives } from '../domain/attempt.js';
import { type AskedAttempt, AttemptPolicy, AttemptStore, type LockedAttempt } from './ports.js';
import { RecordOutcome } from './record-outcome.js';

@Injectable()
export class TakeOverAttempt {
  constructor(
    private readonly attempts: AttemptStore,
    private readonly methods: MethodStore,
    private readonly recordOutcome: RecordOutcome,
    private readonly policy: AttemptPolicy,
  ) {}

  /**
   * Takes over a locked attempt whose call died while it asked the provider. Within the life of its key the same request is
   * the same charge, so it is asked for again; afterwards nobody knows.
   * @returns with its token when the provider is to be asked, else the attempt as it is now
   */
  async takeOverAttempt(
    tx: Tx,
    { attempt, realNow }: LockedAttempt,
  ): Promise<AskedAttempt | { readonly attempt: Attempt }> {
    if (!keyLives(attempt, realNow, this.policy.keyLifeMs)) {
      return { attempt: await this.recordOutcome.recordOutcome(tx, attempt, doubt(attempt, 'NO_ANSWER')) };
    }
    const { token } = await this.methods.lock(tx, attempt.methodId);
    const asked = ask(attempt, realNow);
    await this.attempts.lease(tx, asked, this.policy.leaseMs);
    return { attempt: asked, token, isRepeat: true };
  }
}
