import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { FollowMethod } from './follow-method.js';
import { MethodStore } from './ports.js';

const batchSize = 20;

/** Looks after methods whose webhook did not come. */
@Injectable()
export class FollowPendingMethods {
  constructor(
    private readonly runner: SystemRunner,
    private readonly methods: MethodStore,
    private readonly followMethod: FollowMethod,
  ) {}

  /** @returns whether more are due @throws PAYMENT_PROVIDER_UNAVAILABLE */
  async followPendingMethods(): Promise<boolean> {
    const due = await this.runner.transact((tx) => this.methods.takeDue(tx, batchSize));
    for (const { methodId, isGivenUp } of due) await this.followMethod.followMethod(methodId, isGivenUp);
    return due.length === batchSize;
  }
}
