import { Injectable } from '@nestjs/common';
import { Background } from '#libs/platform';
import { PaymentSettings } from '../../payment.settings.js';
import { PursueAttempts } from '../use-cases/pursue-attempts.js';

/** Runs in several processes at once without harm. */
@Injectable()
export class AttemptJanitor {
  constructor(pursueAttempts: PursueAttempts, settings: PaymentSettings, background: Background) {
    if (!settings.sandboxUrl) return;
    background.start({
      name: 'attempt janitor',
      roles: ['relay', 'worker'],
      everyMs: settings.chargeJanitorIntervalMs,
      run: () => pursueAttempts.pursueAttempts(),
    });
  }
}
