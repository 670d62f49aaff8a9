import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { PaymentSettings } from '../../payment.settings.js';
import { FollowWebhooks } from '../use-cases/follow-webhooks.js';

/** Runs in several processes at once without harm. */
@Injectable()
export class WebhookJanitor {
  constructor(followWebhooks: FollowWebhooks, settings: PaymentSettings, background: Background) {
    if (!settings.sandboxUrl) return;
    background.start({
      name: 'webhook janitor',
      roles: ['relay', 'worker'],
      everyMs: settings.chargeJanitorIntervalMs,
      run: () => followWebhooks.followWebhooks(),
    });
  }
}
