import { Injectable } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { WebhookStore } from '../use-cases/ports.js';

/** Tells for how long a webhook has waited for what it is about. */
@Injectable()
export class WebhookGauges {
  constructor(webhooks: WebhookStore, metrics: Metrics) {
    const seconds = metrics.gauge(
      'dunlin_webhook_wait_seconds',
      'How long ago the oldest webhook came that was not followed, or that matches nothing here.',
    );
    metrics.beforeScrape(async () => seconds.set(await webhooks.maxWaitSeconds()));
  }
}
