import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { PaymentSettings } from '../../payment.settings.js';
import { FollowPendingMethods } from '../use-cases/follow-pending-methods.js';

/** Runs in several processes at once without harm. */
@Injectable()
export class MethodJanitor {
  constructor(followPendingMethods: FollowPendingMethods, settings: PaymentSettings, background: Background) {
    if (!settings.sandboxUrl) return;
    background.start({
      name: 'payment method janitor',
      roles: ['relay', 'worker'],
      everyMs: settings.chargeJanitorIntervalMs,
      run: () => followPendingMethods.followPendingMethods(),
    });
  }
}
