import { Injectable } from '@nestjs/common';
import { CommunicationSettings } from '../../communication.settings.js';
import { SendingPolicy } from '../use-cases/ports.js';

/** What asking the owners and composing may take beside the mail server. */
const longestPreparationMs = 60_000;

@Injectable()
export class SettingsSendingPolicy extends SendingPolicy {
  override readonly leaseMs: number;
  override readonly longestHoldMs: number;
  override readonly standstillDelayMs = 60_000;
  override readonly deferralDelayMs: number;
  override readonly maxDeferrals: number;

  constructor(settings: CommunicationSettings) {
    super();
    this.leaseMs = settings.leaseMs;
    // The session may be silent for that long before the content and again after it.
    this.longestHoldMs = 2 * settings.smtpTimeoutMs + longestPreparationMs;
    this.deferralDelayMs = settings.deferralDelayMs;
    this.maxDeferrals = settings.maxDeferrals;
  }
}
