import { Injectable } from '@nestjs/common';
import { SystemRunner } from '#libs/transactions';
import { PaymentProvider } from '../../provider/domain/provider.js';
import { follow } from '../domain/method.js';
import { MethodEvents, MethodStore } from './ports.js';

@Injectable()
export class FollowMethod {
  constructor(
    private readonly runner: SystemRunner,
    private readonly provider: PaymentProvider,
    private readonly methods: MethodStore,
    private readonly events: MethodEvents,
  ) {}

  /**
   * Fetches what became of a method at the provider.
   * @param isGivenUp nobody waits for the debtor any more
   * @returns false when there is no such method
   * @throws PAYMENT_PROVIDER_UNAVAILABLE
   */
  async followMethod(methodId: string, isGivenUp = false): Promise<boolean> {
    const known = await this.methods.find(methodId);
    if (!known) return false;
    const session = await this.provider.findSetup(known.sessionId);
    const hasEnded = isGivenUp || session?.state === 'FAILED';
    await this.runner.transact(async (tx) => {
      const before = await this.methods.lock(tx, methodId);
      const method = follow(before, session?.given ?? null, hasEnded);
      if (method === before) return;
      await this.methods.update(tx, method);
      this.events.changed(tx, method);
    });
    return true;
  }
}
