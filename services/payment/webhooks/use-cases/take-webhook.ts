import { Injectable } from '@nestjs/common';
import { CrashPoints, SystemRunner } from '#libs/transactions';
import { PaymentProvider, type RawWebhook } from '../../provider/domain/provider.js';
import { WebhookStore } from './ports.js';

/** TAKEN and KNOWN are genuine; REFUSED says why it is not. */
type TakenWebhook = { readonly outcome: 'TAKEN' | 'KNOWN' } | { readonly outcome: 'REFUSED'; readonly fault: string };

@Injectable()
export class TakeWebhook {
  constructor(
    private readonly runner: SystemRunner,
    private readonly provider: PaymentProvider,
    private readonly webhooks: WebhookStore,
    private readonly crashPoints: CrashPoints,
  ) {}

  /** Keeps a genuine webhook; once this returns it is committed, and is followed whoever dies. */
  async takeWebhook(providerName: string, webhook: RawWebhook): Promise<TakenWebhook> {
    if (providerName !== this.provider.name) return { outcome: 'REFUSED', fault: 'NO_PROVIDER' };
    // eslint-disable-next-line no-restricted-syntax -- signatures are made by the wall clock, whatever business time is
    const reading = await this.provider.readWebhook(webhook, new Date());
    if ('fault' in reading) return { outcome: 'REFUSED', fault: reading.fault };
    const isNew = await this.runner.transact((tx) => this.webhooks.insert(tx, providerName, reading.event));
    this.crashPoints.reach('webhook.stored');
    return { outcome: isNew ? 'TAKEN' : 'KNOWN' };
  }
}
