import { Injectable } from '@nestjs/common';
import { CommunicationSettings } from '../../communication.settings.js';
import { SendingPolicy } from '../use-cases/ports.js';

/** Maximum time for the owners and for rendering, beside the mail server. */
const maxPreparationMs = 60_000;

@Injectable()
export class SettingsSendingPolicy extends SendingPolicy {
  override readonly leaseMs: number;
  override readonly maxLeaseMs: number;
  override readonly ownersDeadlineMs = 8_000;
  override readonly blockedDelayMs = 60_000;
  override readonly deferralDelayMs: number;
  override readonly maxDeferrals: number;

  constructor(settings: CommunicationSettings) {
    super();
    this.leaseMs = settings.leaseMs;
    // The session may be silent for the timeout before the content and again after it.
    this.maxLeaseMs = 2 * settings.smtpTimeoutMs + maxPreparationMs;
    this.deferralDelayMs = settings.deferralDelayMs;
    this.maxDeferrals = settings.maxDeferrals;
  }
}
