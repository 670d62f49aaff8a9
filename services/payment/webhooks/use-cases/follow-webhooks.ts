import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { CrashPoints, SystemRunner } from '#libs/transactions';
import { FollowAttempt } from '../../attempts/use-cases/follow-attempt.js';
import { FollowMethod } from '../../methods/use-cases/follow-method.js';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { type DueWebhook, WebhookStore } from './ports.js';

const batchSize = 50;

/** Fetches what webhooks are about; what they said of it is not read, so that their order does not matter. */
@Injectable()
export class FollowWebhooks {
  constructor(
    private readonly runner: SystemRunner,
    private readonly provider: PaymentProvider,
    private readonly webhooks: WebhookStore,
    private readonly followAttempt: FollowAttempt,
    private readonly followMethod: FollowMethod,
    private readonly crashPoints: CrashPoints,
  ) {}

  /** @returns whether more are due */
  async followWebhooks(): Promise<boolean> {
    const { name } = this.provider;
    const due = await this.runner.transact(async (tx) => {
      await this.webhooks.deleteOld(tx, batchSize);
      return this.webhooks.takeDue(tx, name, batchSize);
    });
    const done: string[] = [];
    const faults: unknown[] = [];
    for (const webhook of due) {
      // One that fails is due again later, and keeps no other waiting.
      const isDone = await this.follow(webhook).catch((error: unknown) => void faults.push(error));
      if (isDone) done.push(webhook.eventId);
    }
    if (done.length > 0) this.crashPoints.reach('webhook.followed');
    await this.runner.transact((tx) => this.webhooks.finish(tx, name, done));
    const defect = faults.find((error) => !(error instanceof DomainError && error.kind === 'unavailable'));
    if (defect) throw defect;
    return due.length === batchSize;
  }

  /** What is about nothing of ours is done. @returns false where nothing here is known by this id yet */
  private follow({ about, reference }: DueWebhook): Promise<boolean> {
    if (about === 'CHARGE') return this.followAttempt.followAttempt(reference);
    if (about === 'METHOD') return this.followMethod.followMethod(reference);
    return Promise.resolve(true);
  }
}
